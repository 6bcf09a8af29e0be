-coalition = { $form ->
    [short] la Coalición
   *[full] la Coalición por los Derechos de las Personas Migrantes
}
    .gender = feminine

welcome = Le damos la bienvenida al archivo
    .title = Comunicados de { -coalition(form: "short") }
from = Un comunicado de { -coalition }
statements = { $count ->
    [0] Ningún comunicado
    [one] Un comunicado
    [many] { $count } de comunicados
   *[other] { $count } comunicados
}
    .title = { $count ->
        [one] Uno
        [many] Varios
       *[other] Varios
    }
signed = { $organizations ->
    [one] Una organización firmó en { $city }
    [many] { $organizations } de organizaciones firmaron en { $city }
   *[other] { $organizations } organizaciones firmaron en { $city }
}
edition = { $number }.ª edición
person = { $gender ->
    [female] Ella firmó el comunicado
    [male] Él firmó el comunicado
   *[other] Firmó el comunicado
}
persons = { $gender ->
    [female] { $count ->
        [one] Una mujer firmó
        [many] { $count } de mujeres firmaron
       *[other] { $count } mujeres firmaron
    }
   *[other] { $count ->
        [one] Una persona firmó
        [many] { $count } de personas firmaron
       *[other] { $count } personas firmaron
    }
}
rounds = { $round ->
    [1] Primera ronda de las conversaciones
    [2] Segunda ronda de las conversaciones
   *[other] Ronda { $round } de las conversaciones
}
published = Publicado el { DATETIME($date, dateStyle: "long") }
share = { NUMBER($share, minimumFractionDigits: 1, maximumFractionDigits: 1) } por ciento de las organizaciones
again = Una vez más: { signed }
markup = <b>{ $name }</b> y otras personas
voice = { -coalition.gender ->
    [masculine] { -coalition } fue citado en { $city }
   *[feminine] { -coalition } fue citada en { $city }
}
both = { $women ->
    [one] Una mujer
    [many] { $women } de mujeres
   *[other] { $women } mujeres
} y { $men ->
    [one] un hombre
    [many] { $men } de hombres
   *[other] { $men } hombres
}
percent = { NUMBER($share, style: "percent") } de las organizaciones
region = Firmado en { REGION($code) }
sign = Las marcas { "{{" } y { "}}" }
language = El idioma es { $lng }
exact = { $number ->
    [1.5] Uno y medio
   *[other] { $number }
}
score = La puntuación
score_one = La primera puntuación
score_of = { $count ->
    [one] Una puntuación
    [many] { $count } de puntuaciones
   *[other] { $count } puntuaciones
}
score_of_one = La puntuación de uno
