joined = cross{ "/u200B" }border and co{ "/u00AD" }operation
framed = { "  " }two blanks{ " " }
steps =
    First the court.

    Then the ministry.
dashes = A -- B --> C ]]> D & <b>more</b>
family = Peace 🕊️ for { $count } families
count =
    { $count ->
        [one] one letter
       *[other] { $count } letters
    }
sign = Sign now
    .label = Sign now
formula = =1+1 signatures
reference = See { sign.label } by { DATETIME($day, month: "long") }
