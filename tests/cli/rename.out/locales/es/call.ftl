# Sobre la entrada
opening = Más de 20 Estados de { -court }.
