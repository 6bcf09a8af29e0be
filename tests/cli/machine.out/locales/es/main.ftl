# Draft, made by a machine.
lead = Más de 20 Estados firmaron el acuerdo.
# Draft, made by a machine.
write = Escribe a { $name } hoy.
# Draft, made by a machine.
signed =
    { $people ->
        [one] Firmó una persona.
       *[other] Firmaron { $people } personas.
    }
done = Hecho
