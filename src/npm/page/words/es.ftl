### Palabras de la página para probar paridad. Infinitivos en los botones; la página no trata a nadie de tú ni de usted.

title = Probar paridad
lead = Un pronunciamiento y sus traducciones, revisados mientras se escriben. Todo ocurre en esta página: nada se envía a ninguna parte.
reader-language = Lengua de esta página
texts = Textos
example = Mostrar el ejemplo
empty = Vaciar todos los textos
statement = Original
statement-label = El pronunciamiento, en Markdown
catalog-label = Catálogo en { $language }
catalog-help = Un catálogo tiene un mensaje por cada bloque del pronunciamiento: id = texto. El catálogo en inglés indica cómo se llama cada bloque.
language-en = inglés
language-es = español
language-pt = portugués
findings = Hallazgos
findings-english = Los hallazgos están redactados en inglés.
count-findings = { $count ->
    [0] Sin hallazgos
    [one] { $count } hallazgo
   *[other] { $count } hallazgos
}
severity-error = Error
severity-warning = Advertencia
severity-info = Nota
fix = Corregir: { $title }
edition = Edición
edition-language = Lengua de la edición
edition-title = La edición en { $language }
refused = Esta edición no se publica:
no-edition = No hay edición en este idioma: hacen falta un comunicado y un catálogo.
