# Draft, 81 % like `lead`.
opening = Pedimos a 1.350 Gobiernos que publiquen el acuerdo antes del 15 de junio.
ending = Ningún ser humano es ilegal.
# Draft, 100 % like `count`.
total =
    { $n ->
        [one] Un país ha firmado.
       *[other] { $n } países han firmado.
    }
-coalition = Coalición Regional
