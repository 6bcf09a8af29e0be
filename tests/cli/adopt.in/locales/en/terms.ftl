-coalition = Regional Coalition
-asylum =
    { $form ->
       *[full] right to asylum
        [seek] right to seek asylum
    }
