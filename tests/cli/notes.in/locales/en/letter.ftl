-coalition =
    { $form ->
       *[full] the Fair Crossings Coalition
        [short] the FCC
    }
-called = { $name }, the { -coalition(form: "short") }
-loop = { -loop }
desk = the desk of { -coalition(form: "short") }
call = { -coalition } writes through { desk }.
short = { -coalition(form: "short") } asks { NUMBER($states) } states, { -called(name: "Ana") } and { -loop }.
