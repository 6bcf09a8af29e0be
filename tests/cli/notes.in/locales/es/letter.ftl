-coalition =
    { $form ->
       *[full] la Coalición por Cruces Justos
        [short] la CCJ
    }
desk = la oficina de { -coalition(form: "short") }
