-coalition = Coalición Regional
-asylum =
    { $form ->
       *[full] derecho al asilo
        [seek] derecho a solicitar asilo
    }
