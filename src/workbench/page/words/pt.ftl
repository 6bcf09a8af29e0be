accept = Aceitar como está
conflict-source = O original mudou entretanto. Veja o que mudou e salve outra vez.
conflict-translation = Outra pessoa mudou esta tradução entretanto. Escolha uma.
document = Documento
documents = Documentos
filter-all = Todos
filter-draft = Rascunhos
filter-findings = Avisos
filter-missing = Por traduzir
filter-stale = Desatualizados
filter-unconfirmed = Por confirmar
filter-waiting = Pendentes
findings = Avisos
mark-reviewed = Salvar como revisado
mine = A sua
next = Próximo
not-found = Esta página não existe
outcome-accepted = Aceito
outcome-cannot-undo = Não há nada a desfazer, ou alguém mudou o texto depois
outcome-conflict = Não foi salvo: veja o que mudou entretanto
outcome-empty = Não foi salvo: não há texto
outcome-form = Não foi salvo: falta a forma para todos os outros números
outcome-gone = Não foi salvo: este texto já não existe
outcome-read-only = Não foi salvo: este servidor só mostra
outcome-refused = Não foi salvo: { $reason }
outcome-saved = { $findings ->
    [0] Salvo
    [one] Salvo, { $findings } aviso
   *[other] Salvo, { $findings } avisos
}
outcome-unchanged = Nada mudou
outcome-undone = O último salvamento foi desfeito
previous = Anterior
save = Salvar
save-draft = Salvar como rascunho
search = Buscar
state-draft = Rascunho
state-excluded = Não se traduz
state-missing = Por traduzir
state-reviewed = Revisado
state-stale = Desatualizado
state-translated = Traduzido
state-unconfirmed = Por confirmar
theirs = No arquivo
title-error = Isto não funcionou
unit-value = Texto
words-left = { $count ->
    [one] Falta { $count } palavra
   *[other] Faltam { $count } palavras
}
import-changed = Mudado
import-confirmed = Confirmado
import-conflict = Mudado dos dois lados
import-draft = Rascunho
import-kept = Mantido
import-new = Novo
import-orphan = Sem lugar
import-refused = Recusado
import-stale = O original mudou
import-summary = { $changing ->
    [one] { $changing } texto é gravado; sem mudanças: { $unchanged }
   *[other] { $changing } textos são gravados; sem mudanças: { $unchanged }
}
import-written = Gravado
