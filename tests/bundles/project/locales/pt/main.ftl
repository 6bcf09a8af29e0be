-coalition = { $form ->
    [short] a Coalizão
   *[full] a Coalizão pelos Direitos das Pessoas Migrantes
}
    .gender = feminine

welcome = Boas-vindas ao arquivo
    .title = Manifestos: { -coalition(form: "short") }
from = Um manifesto assinado por { -coalition }
statements = { $count ->
    [0] Nenhum manifesto
    [one] { $count } manifesto
    [many] { $count } de manifestos
   *[other] { $count } manifestos
}
    .title = { $count ->
        [one] Um
        [many] Vários
       *[other] Vários
    }
signed = { $organizations ->
    [one] { $organizations } organização assinou em { $city }
    [many] { $organizations } de organizações assinaram em { $city }
   *[other] { $organizations } organizações assinaram em { $city }
}
edition = { $number }ª edição
person = { $gender ->
    [female] Ela assinou o manifesto
    [male] Ele assinou o manifesto
   *[other] Assinou o manifesto
}
persons = { $gender ->
    [female] { $count ->
        [one] { $count } mulher assinou
        [many] { $count } de mulheres assinaram
       *[other] { $count } mulheres assinaram
    }
   *[other] { $count ->
        [one] { $count } pessoa assinou
        [many] { $count } de pessoas assinaram
       *[other] { $count } pessoas assinaram
    }
}
rounds = { $round ->
    [1] Primeira rodada das negociações
    [2] Segunda rodada das negociações
   *[other] Rodada { $round } das negociações
}
published = Publicado em { DATETIME($date, dateStyle: "long") }
share = { NUMBER($share, minimumFractionDigits: 1, maximumFractionDigits: 1) } por cento das organizações
again = Mais uma vez: { signed }
markup = <b>{ $name }</b> e outras pessoas
voice = { -coalition.gender ->
    [masculine] { -coalition } foi citado em { $city }
   *[feminine] { -coalition } foi citada em { $city }
}
both = { $women ->
    [one] { $women } mulher
    [many] { $women } de mulheres
   *[other] { $women } mulheres
} e { $men ->
    [one] { $men } homem
    [many] { $men } de homens
   *[other] { $men } homens
}
percent = { NUMBER($share, style: "percent") } das organizações
region = Assinado em { REGION($code) }
sign = As marcas { "{{" } e { "}}" }
language = O idioma é { $lng }
exact = { $number ->
    [1.5] Um e meio
   *[other] { $number }
}
score = A pontuação
score_one = A primeira pontuação
score_of = { $count ->
    [one] { $count } ponto
    [many] { $count } de pontos
   *[other] { $count } pontos
}
score_of_one = A pontuação de um
