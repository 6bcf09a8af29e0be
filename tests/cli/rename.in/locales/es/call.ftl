# Sobre la entrada
lead = Más de 20 Estados de { -org }.
