lead = Pedimos a 20 Gobiernos que publiquen el acuerdo antes del 30 de junio.
close = Nadie es ilegal.
    .title = Cierre
count =
    { $n ->
        [one] Un país ha firmado.
       *[other] { $n } países han firmado.
    }
doubtful = Nada parecido, o casi.
