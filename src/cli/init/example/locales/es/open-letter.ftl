title = Carta abierta al { -ministry }

lead = Open Bridges y otras 42 organizaciones piden al { -ministry } que cierre el centro de detención de la frontera norte.

ask = Qué pedimos

item-release-everyone-held = Que se ponga en libertad a todas las personas detenidas sin cargos.

item-allow-lawyers-doctors = Que se permita la entrada de abogados y personal médico en el centro.

item-publish-number-people = Que se publique el número de personas que permanecen detenidas en él.

should-lose-freedom = Nadie debería perder la libertad por haber cruzado una frontera.
