### Palabras de la mesa de trabajo, `paridad serve`, para quien traduce y para quien coordina. Un «texto» es un mensaje de un catálogo.
### Se evita el tratamiento (tú o usted): infinitivos en los botones, formas impersonales en los avisos.

## En todas las páginas

skip-to-main = Ir a los textos
languages = Lenguas
reader-language = Lengua de esta página
all-documents = Todos los documentos
documents = Documentos
keys = Teclas
close = Cerrar
read-only = Solo lectura: aquí no se guarda nada
program-gone = El programa ha terminado. Lo que no se ha guardado sigue en esta página: basta con volver a iniciarlo y guardar.
leave-warning = Hay textos sin guardar.
new-here = Este documento ha cambiado en otra parte. Los textos que no se están escribiendo ya están al día.
not-found = No existe esa página
title-error = No ha funcionado

## Avance

percent = { $percent } %
percent-of = { $name }: { $percent } % traducido
words-left = { $count ->
    [0] no queda nada por traducir
    [one] queda { $count } palabra
   *[other] quedan { $count } palabras
}
count-missing = { $count ->
    [one] falta { $count }
   *[other] faltan { $count }
}
count-stale = { $count ->
    [one] { $count } desactualizado
   *[other] { $count } desactualizados
}
count-unconfirmed = { $count } por confirmar
count-draft = { $count ->
    [one] { $count } borrador
   *[other] { $count } borradores
}
count-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errores
}
count-warnings = { $count ->
    [one] { $count } advertencia
   *[other] { $count } advertencias
}
nothing-waits = nada pendiente
document = Documento
progress = Avance
what-waits = Pendiente
by-language = Documentos por idioma
by-language-lead = Lo que le falta a cada documento en cada idioma. Cada número lleva a los textos.
no-documents = Todavía no hay nada que traducir: ningún documento tiene catálogo de origen.

## Filtros y búsqueda

filters = Filtros
filter-all = Todos
filter-waiting = Pendientes
filter-missing = Sin traducir
filter-stale = Desactualizados
filter-unconfirmed = Por confirmar
filter-draft = Borradores
filter-findings = Con hallazgos
search = Buscar
search-label = Buscar en el original y en la traducción
search-clear = Ver todos los textos
search-results = { $count ->
    [0] Ningún texto contiene «{ $query }»
    [one] { $count } texto contiene «{ $query }»
   *[other] { $count } textos contienen «{ $query }»
}
search-more = Los primeros { $count } textos que contienen «{ $query }»; una búsqueda más precisa encuentra menos
nothing-shown = No hay textos pendientes con este filtro.
previous-document = Documento anterior
next-document = Documento siguiente
previous-documents = Documentos anteriores
next-documents = Documentos siguientes
documents-shown = Documentos { $first } a { $last } de { $total }

## Estado de un texto

state-missing = Sin traducir
state-draft = Borrador
state-stale = Desactualizado
state-unconfirmed = Por confirmar
state-translated = Traducido
state-excluded = No se traduce
state-reviewed = Revisado

## Un texto

text-number = Texto { $number }
source = Original
comment = Comentario
occurrences = Dónde aparece
source-changed = El original ha cambiado desde que se tradujo:
removed = quitado:
added = añadido:
end-of-change = (fin)
insert-code = Insertar { $code }
insert-term = Insertar «{ $text }»
terms = Términos
term-forbidden = no { $texts }
unit-value = Traducción
field-attribute = Atributo «{ $name }»
field-variant = Variante «{ $name }»
field-plural = Forma de plural «{ $name }»
examples = por ejemplo { $examples }
category-zero = cero
category-one = uno
category-two = dos
category-few = pocos
category-many = muchos
category-other = otros
copy-to-all = Copiar «otros» a todas las formas
all-forms = Añadir las formas de plural poco frecuentes
all-forms-hint = Para fracciones y millones exactos
copy-source = Copiar el original
unsaved = sin guardar

## Lo que se puede hacer con un texto

save = Guardar
save-draft = Guardar como borrador
mark-reviewed = Marcar como revisado
accept = Sigue siendo válida
accept-hint = Confirma que la traducción corresponde al original actual
delete = Quitar la traducción
delete-hint = Quita del catálogo esta traducción y su registro
undo = Deshacer el último guardado
preview = Vista previa
preview-title = Vista previa de la edición
preview-close = Cerrar la vista previa
preview-empty = Con «Vista previa», junto a un texto, aparece aquí la edición con lo que se ha escrito.

## Hallazgos

findings = Hallazgos
findings-count = { $count ->
    [0] Sin hallazgos
    [one] { $count } hallazgo
   *[other] { $count } hallazgos
}
severity-error = Error
severity-warning = Advertencia
severity-info = Nota
fix = Corregir: { $label }
about-check = Acerca de «{ $check }»

## Sugerencias

suggestions = Sugerencias
suggestions-none = Hasta ahora no se ha traducido nada parecido.
suggestions-show = Ver sugerencias
kind-memory = Memoria
same-text = El mismo texto en otra parte
kind-language = En { $language }
kind-machine = Automática
similarity = { $percent } % de semejanza
machine-show = Ver la traducción automática
machine-waiting = El programa está traduciendo…
machine-fault = Sin traducción automática: { $reason }
machine-draft = Hecha por un programa: hay que leerla antes de guardarla.
take = Usar

## Conflictos

conflict-translation = Este texto cambió en otra parte mientras se escribía
conflict-source = El original cambió mientras se escribía
conflict-lead = No se ha sobrescrito nada. Abajo están los dos: se puede conservar el propio, usar el otro o combinarlos en el campo y guardar.
conflict-mine = El texto escrito aquí
conflict-theirs = Ahora en el archivo
keep-mine = Guardar el escrito aquí
take-theirs = Usar el otro
empty-text = (vacío)

## Exportar e importar

exchange = Exportar e importar
export = Exportar
export-format = Formato
export-lead = Para herramientas de traducción, hojas de cálculo y agencias: los textos de este idioma en un archivo.
export-document-lead = Para herramientas de traducción, hojas de cálculo y agencias: los textos de este documento en un archivo.
import = Importar
import-file = Archivo que se importa
import-lead = Primero se muestra lo que cambiaría; no se escribe nada sin confirmación.
import-choose = El archivo ya no está disponible: hay que elegirlo de nuevo.
import-title = Importar { $name }
import-apply = Escribir estos cambios
import-applied = Los cambios están escritos.
import-nothing = No cambiaría nada.
import-summary = { $changing ->
    [0] No cambiaría ningún texto
    [one] Cambiaría { $changing } texto
   *[other] Cambiarían { $changing } textos
}
import-unchanged = { $count ->
    [one] { $count } como estaba
   *[other] { $count } como estaban
}
import-changed = Cambiado
import-confirmed = Confirmado
import-conflict = Cambiado en ambos lados
import-draft = Borrador
import-kept = Se queda como está
import-new = Nuevo
import-orphan = Sin lugar
import-refused = Rechazado
import-stale = Como estaba, y desactualizado
before = Antes
after = Después

## Lo hecho, dicho en voz alta

outcome-saved = Guardado. { $findings ->
    [0] Sin hallazgos.
    [one] { $findings } hallazgo.
   *[other] { $findings } hallazgos.
}
outcome-draft = Guardado como borrador. { $findings ->
    [0] Sin hallazgos.
    [one] { $findings } hallazgo.
   *[other] { $findings } hallazgos.
}
outcome-reviewed = Marcado como revisado. { $findings ->
    [0] Sin hallazgos.
    [one] { $findings } hallazgo.
   *[other] { $findings } hallazgos.
}
outcome-unchanged = No ha cambiado nada.
outcome-conflict = Sin guardar: este texto cambió en otra parte. Se muestran los dos.
outcome-refused = Sin guardar: { $reason }
outcome-undone = Se deshizo el último guardado.
outcome-deleted = Se quitó del catálogo.
outcome-cannot-undo = No hay nada que deshacer, o alguien lo ha cambiado después
outcome-gone = Sin guardar: ese texto ya no existe
outcome-empty = Sin guardar: no hay texto
outcome-form = Sin guardar: falta la forma «otros», la de los demás números
outcome-read-only = Sin guardar: esta mesa de trabajo es de solo lectura.
said-all-done = Ya no queda nada pendiente en este documento.
said-inserted = Insertado: { $text }
said-not-reached = Sin guardar: el programa no responde.

## Lista de teclas

keys-title = Teclas
key-save-next = Guardar e ir al siguiente texto pendiente
key-save-draft = Guardar como borrador sin cambiar de texto
key-reviewed = Marcar como revisado y seguir
key-accept = Confirmar que sigue siendo válida
key-move = Texto anterior o siguiente
key-copy-source = Copiar el original en el campo
key-insert-next = Insertar la siguiente variable o marca que falta
key-suggestion = Usar una sugerencia
key-fix = Aplicar la primera corrección
key-undo = Deshacer el último guardado
key-preview = Ver la vista previa con lo que se ha escrito
key-list = Esta lista (fuera de un campo)
key-escape = Cerrar la lista o la vista previa, o salir del campo
