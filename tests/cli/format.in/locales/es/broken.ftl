sound = Bien
broken = { $x
