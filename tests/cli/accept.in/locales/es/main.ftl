# A comment that stays
lead = Más de 20 Estados firmaron la declaración.
minor = El comité estuvo de acuerdo.
draft = No se devuelve a nadie a un lugar en el que corra peligro.
new = Se escucha a las niñas y los niños.
empty = { "" }
