term = Término: su texto se usa en los mensajes.
fluent-syntax = En sintaxis de Fluent: deje como está todo lo que va entre llaves, salvo los textos.

## Los números y las palabras de cada forma

case = Cuando { $what } es { $key }.
case-exact = Cuando { $what } es exactamente { $key }.
case-more = Cuando { $what } es { $key }…
no-such-form = El original no tiene esta forma. Si se deja vacía, se usa la de los demás números.

## Traducciones de textos que cambiaron después

stale =
    Desactualizada: después de esta traducción { $change ->
        [minor] el original cambió en detalles menores
        [number] cambió un número en el original
        [date] cambió una fecha en el original
        [name] cambió un nombre en el original
        [acronym] cambió una sigla en el original
        [negation] cambió una negación en el original
       *[major] cambió el original
    }. Antes decía: { $was }
unconfirmed = La traducción también cambió, y nadie la ha confirmado.
old-translation = Traducción del texto anterior: { $text }
