title = Acerca de la red

who = Somos 31 organizaciones de nueve países. Las palabras que usamos están en el [glosario](glossary.md#refugee), nuestras cifras en el [anexo](annex.md#cómo-contamos).

bridge = ![Un puente sobre un río](img/bridge.png)

write = Escríbanos: véase [contacto](contact.html#press).
