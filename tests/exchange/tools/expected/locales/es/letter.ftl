# Nota de la traductora: se queda.
-coalition = la Coalición Cruces Justos

greeting = Al { $ministry } y a quienes integran { -coalition }:
report-link = Lea primero [los cruces](https://example.org/report?a=1&b=2), **nuestro informe**.

## La demanda

deadline = La respuesta debe llegar en un plazo de 20 días.
every-child = Ninguna niña ni ningún niño es devuelto sin ser oído. «En todas las medidas concernientes a la infancia», dice la Convención, su interés es lo primero.

sign = <a data-l10n-name="sign">Firme la carta</a>
    .title = Firme antes del { DATETIME($deadline, dateStyle: "long") }
signed =
    { $people ->
        [0] Todavía no ha firmado nadie.
        [one] Ha firmado una persona.
       *[other] Han firmado { $people } personas.
    }
