### Español

title = El llamamiento

## Números

states =
    { $n ->
        [one] un Estado
       *[other] { $n } Estados
    }
# Con una línea vacía
lead =
    Más de 20
    Estados.

       Y más.

last = Fin

own = Propio
