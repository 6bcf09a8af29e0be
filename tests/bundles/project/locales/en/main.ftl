-coalition = { $form ->
    [short] the Coalition
   *[full] the Coalition for the Rights of Migrants
}
    .gender = neuter

welcome = Welcome to the archive
    .title = Statements of { -coalition(form: "short") }
from = A statement by { -coalition }
statements = { $count ->
    [0] No statements
    [one] One statement
   *[other] { $count } statements
}
    .title = { $count ->
        [one] One
       *[other] Several
    }
signed = { $organizations ->
    [one] One organization signed in { $city }
   *[other] { $organizations } organizations signed in { $city }
}
edition = { NUMBER($number, type: "ordinal") ->
    [one] { $number }st edition
    [two] { $number }nd edition
    [few] { $number }rd edition
   *[other] { $number }th edition
}
person = { $gender ->
    [female] She signed the statement
    [male] He signed the statement
   *[other] They signed the statement
}
persons = { $gender ->
    [female] { $count ->
        [one] One woman signed
       *[other] { $count } women signed
    }
   *[other] { $count ->
        [one] One person signed
       *[other] { $count } persons signed
    }
}
rounds = { $round ->
    [1] First round of the talks
    [2] Second round of the talks
   *[other] Round { $round } of the talks
}
published = Published on { DATETIME($date, dateStyle: "long") }
share = { NUMBER($share, minimumFractionDigits: 1, maximumFractionDigits: 1) } percent of the organizations
again = Once more: { signed }
markup = <b>{ $name }</b> & others
voice = { -coalition.gender ->
    [plural] { -coalition } were quoted in { $city }
   *[neuter] { -coalition } was quoted in { $city }
}
# What follows cannot be said in i18next.
both = { $women ->
    [one] One woman
   *[other] { $women } women
} and { $men ->
    [one] one man
   *[other] { $men } men
}
percent = { NUMBER($share, style: "percent") } of the organizations
region = Signed in { REGION($code) }
sign = The marks { "{{" } and { "}}" }
language = The language is { $lng }
exact = { $number ->
    [1.5] One and a half
   *[other] { $number }
}
score = The score
score_one = The first score
score_of = { $count ->
    [one] One score
   *[other] { $count } scores
}
score_of_one = The score of one
