## Alrededor del texto

skip-to-text = Ir al texto
languages = Idiomas
original = Original
translation = Traducción
signatories = Firmantes
notes = Notas
table-of-contents = Índice
published-on = Publicado el { $date }
updated-on = Actualizado el { $updated }
version = Versión { $version }
other-formats = En otros formatos
about-organisation = Acerca de { $name }
press-contact = Contacto de prensa
contact = Contacto
embargo = Embargado hasta el { $embargo }

## Avisos en el texto

alert-note = Nota
alert-tip = Consejo
alert-important = Importante
alert-warning = Advertencia
alert-caution = Precaución

## Qué texto vale

about-text = Acerca de este texto
original-in = Original: { $language }
original-prevails = En caso de divergencia, prevalece el original.

## Pasajes que no están como deberían

notice = Aviso
has-untranslated = Algunos pasajes de esta página aún no se han traducido. Aparecen en el idioma original y están señalados.
untranslated-passage = Aún sin traducir
has-stale = Algunos pasajes de esta página se tradujeron de una versión anterior del original. Están señalados.
stale-passage = Traducido de una versión anterior
has-drafts = La traducción de algunos pasajes de esta página aún no se ha revisado. Esos pasajes están señalados.
draft-passage = Traducción sin revisar
has-omitted = Esta página no incluye algunos pasajes del original cuya traducción aún no está lista.

## Varios comunicados

site-title = Comunicados
all-statements = Todos los comunicados
newest-statements = Comunicados más recientes
feed = Suscripción
read-online = Leer en línea
side-by-side = En paralelo
page-of = Página { $page } de { $pages }

## En paralelo, para quienes revisan traducciones

nothing-pending = Todos los pasajes están traducidos y al día.
original-changed = Lo que ha cambiado en el original desde entonces
reviewed-by = Revisado por
review-date = Fecha
signature = Firma
field-title = Título
field-subtitle = Subtítulo
field-description = Descripción
field-summary = Resumen
field-dateline = Lugar y fecha
field-place = Lugar

## Idiomas

language-ar = árabe
language-ca = catalán
language-de = alemán
language-en = inglés
language-es = español
language-fr = francés
language-gn = guaraní
language-ht = criollo haitiano
language-it = italiano
language-pt = portugués
language-qu = quechua
language-ru = ruso
language-zh = chino
