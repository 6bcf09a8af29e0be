title = El llamamiento
