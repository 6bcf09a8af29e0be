people = { $count ->
    [0] Nadie
    [one] Una persona
    [many] { $count } de personas
   *[other] { $count } personas
}
opens = Se inaugura el { DATETIME($date, dateStyle: "full") }
    .title = { DATETIME($date, dateStyle: "short") }
signed = Firman { $names }
