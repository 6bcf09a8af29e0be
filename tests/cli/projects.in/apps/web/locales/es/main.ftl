open = Abrir
