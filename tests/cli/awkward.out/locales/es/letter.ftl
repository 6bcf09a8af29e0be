# El catálogo de la carta.

joined = entre{ "/u200B" }fronteras y co{ "/u00AD" }operación
framed = { " " } dos espacios{ " " }
steps =
    Primero el tribunal.

    Después el ministerio.
dashes = A -- B --> C ]]> D & <b>más</b>
family = Paz 🕊️ para { $count } familias
count =
    { $count ->
        [one] una carta
       *[other] { "{" } $cuenta { "}" } cartas
    }
sign = Firme ya
    .label = Firme ya
formula = =1+1 firmas
reference = Véase { sign.label } antes de { DATETIME($day, month: "long") }
