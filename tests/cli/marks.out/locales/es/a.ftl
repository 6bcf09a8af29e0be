hello = Hola
bye = Hasta pronto
