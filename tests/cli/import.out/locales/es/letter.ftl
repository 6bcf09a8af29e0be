## Opening

# Say it warmly.
# ¿De tú o de usted?
greeting = Amistades de { $city }:
# ¿Gracias a quiénes?
thanks = Gracias por venir.
    .title = Gracias

## End

sign = Firme la carta.
# share = Comparta la carta.
# Más cálido no se me ocurre.
farewell = Hasta pronto.
