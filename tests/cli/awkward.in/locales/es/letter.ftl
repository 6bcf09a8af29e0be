# El catálogo de la carta.
