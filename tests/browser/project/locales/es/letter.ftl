title = Carta abierta
lead = Más de 20 organizaciones firmaron esta carta.
ask = Pedimos rutas **seguras** y una respuesta antes del 4 de mayo de 2024.
hear = Escuchar a la niñez.
