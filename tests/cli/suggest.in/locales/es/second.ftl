ending = Ningún ser humano es ilegal.
-coalition = Coalición Regional
