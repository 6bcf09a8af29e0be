title = El llamamiento
nobody = Nadie es ilegal.
