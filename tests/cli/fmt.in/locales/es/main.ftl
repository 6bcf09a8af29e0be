### Español
last=Fin



## Números
# Con una línea vacía
lead = Más de 20
  Estados.

     Y más.
states={$n ->
 [one] un Estado
*[other] {$n} Estados
}

own = Propio
title = El llamamiento
