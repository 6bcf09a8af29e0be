done = Hecho
