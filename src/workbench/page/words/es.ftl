accept = Aceptar como está
conflict-source = El original ha cambiado entretanto. Mira qué ha cambiado y vuelve a guardar.
conflict-translation = Otra persona ha cambiado esta traducción entretanto. Elige una.
document = Documento
documents = Documentos
filter-all = Todos
filter-draft = Borradores
filter-findings = Avisos
filter-missing = Sin traducir
filter-stale = Desactualizados
filter-unconfirmed = Sin confirmar
filter-waiting = Pendientes
findings = Avisos
mark-reviewed = Guardar como revisado
mine = La tuya
next = Siguiente
not-found = Esta página no existe
outcome-accepted = Aceptado
outcome-cannot-undo = No hay nada que deshacer, o alguien lo ha cambiado después
outcome-conflict = No se ha guardado: mira qué ha cambiado entretanto
outcome-empty = No se ha guardado: no hay texto
outcome-form = No se ha guardado: falta la forma para todos los demás números
outcome-gone = No se ha guardado: este texto ya no existe
outcome-read-only = No se ha guardado: este servidor solo muestra
outcome-refused = No se ha guardado: { $reason }
outcome-saved = { $findings ->
    [0] Guardado
    [one] Guardado, { $findings } aviso
   *[other] Guardado, { $findings } avisos
}
outcome-unchanged = No ha cambiado nada
outcome-undone = Se ha deshecho lo último que se guardó
previous = Anterior
save = Guardar
save-draft = Guardar como borrador
search = Buscar
state-draft = Borrador
state-excluded = No se traduce
state-missing = Sin traducir
state-reviewed = Revisado
state-stale = Desactualizado
state-translated = Traducido
state-unconfirmed = Sin confirmar
theirs = En el archivo
title-error = Esto no ha funcionado
unit-value = Texto
words-left = { $count ->
    [one] Queda { $count } palabra
   *[other] Quedan { $count } palabras
}
import-changed = Cambiado
import-confirmed = Confirmado
import-conflict = Cambiado en ambos lados
import-draft = Borrador
import-kept = Se conserva
import-new = Nuevo
import-orphan = Sin lugar
import-refused = Rechazado
import-stale = El original ha cambiado
import-summary = { $changing ->
    [one] Se escribe { $changing } texto; sin cambios: { $unchanged }
   *[other] Se escriben { $changing } textos; sin cambios: { $unchanged }
}
import-written = Escrito
