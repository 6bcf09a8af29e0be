# Nota de la traductora: se queda.
greeting = Al { $ministry } y a quienes integran { -coalition }:

report-link = Lea primero [los cruces](https://example.org/informe), **nuestro informe**.

signed =
    { $people ->
        [0] Todavía no ha firmado nadie.
       *[other] Han firmado { $people } personas.
    }

deadline = La respuesta debe llegar en 20 días.
moved = La carta se envió el martes.
vigil = La vigilia empieza a las 18.
