hello = ¡Año nuevo, { $nombre }!
    .title = Saludo
