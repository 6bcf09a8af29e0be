# Nota de la traductora: se queda.
greeting = Al { $ministry } y a quienes la integran:

report-link = Lea primero [los cruces de este año](https://example.org/informe), **nuestro informe**.

sign = <a data-l10n-name="sign">Firme la carta</a> & { "{" }cópiela{ "}" }
    .title = Antes del { $deadline }

signed =
    { $people ->
        [0] Todavía no ha firmado nadie.
        [one] Ha firmado una persona.
       *[other] Han firmado { $people } personas.
    }

deadline = La respuesta debe llegar en 20 días.
moved = La carta se envió el lunes.
vigil = La vigilia comienza a las 18.
