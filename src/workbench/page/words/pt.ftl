### Palavras da mesa de trabalho, `paridad serve`, para quem traduz e para quem coordena. Um “texto” é uma mensagem de um catálogo.
### Português do Brasil. Evita-se o tratamento direto: infinitivos nos botões, formas impessoais nos avisos.

## Em todas as páginas

skip-to-main = Ir para os textos
languages = Línguas
reader-language = Língua desta página
all-documents = Todos os documentos
documents = Documentos
keys = Teclas
close = Fechar
read-only = Somente leitura: nada é salvo aqui
program-gone = O programa foi encerrado. O que não foi salvo continua nesta página: basta iniciá-lo de novo e salvar.
leave-warning = Há textos que ainda não foram salvos.
new-here = Este documento foi alterado em outro lugar. Os textos que não estão sendo escritos já foram atualizados.
not-found = Essa página não existe
title-error = Não funcionou

## Andamento

percent = { $percent } %
percent-of = { $name }: { $percent } % traduzido
words-left = { $count ->
    [0] não falta traduzir nada
    [one] falta { $count } palavra
   *[other] faltam { $count } palavras
}
count-missing = { $count ->
    [one] falta { $count }
   *[other] faltam { $count }
}
count-stale = { $count ->
    [one] { $count } desatualizado
   *[other] { $count } desatualizados
}
count-unconfirmed = { $count } a confirmar
count-draft = { $count ->
    [one] { $count } rascunho
   *[other] { $count } rascunhos
}
count-errors = { $count ->
    [one] { $count } erro
   *[other] { $count } erros
}
count-warnings = { $count ->
    [one] { $count } aviso
   *[other] { $count } avisos
}
nothing-waits = nada pendente
document = Documento
progress = Andamento
what-waits = Pendente
by-language = Documentos por idioma
by-language-lead = O que falta a cada documento em cada idioma. Cada número leva aos textos.
no-documents = Ainda não há nada para traduzir: nenhum documento tem catálogo de origem.

## Filtros e busca

filters = Filtros
filter-all = Todos
filter-waiting = Pendentes
filter-missing = Sem tradução
filter-stale = Desatualizados
filter-unconfirmed = A confirmar
filter-draft = Rascunhos
filter-findings = Com apontamentos
search = Buscar
search-label = Buscar no original e na tradução
search-clear = Ver todos os textos
search-results = { $count ->
    [0] Nenhum texto contém “{ $query }”
    [one] { $count } texto contém “{ $query }”
   *[other] { $count } textos contêm “{ $query }”
}
search-more = Os primeiros { $count } textos que contêm “{ $query }”; uma busca mais precisa encontra menos
nothing-shown = Não há textos pendentes com este filtro.
previous-document = Documento anterior
next-document = Próximo documento
previous-documents = Documentos anteriores
next-documents = Próximos documentos
documents-shown = Documentos { $first } a { $last } de { $total }

## Estado de um texto

state-missing = Sem tradução
state-draft = Rascunho
state-stale = Desatualizado
state-unconfirmed = A confirmar
state-translated = Traduzido
state-excluded = Não se traduz
state-reviewed = Revisado

## Um texto

text-number = Texto { $number }
source = Original
comment = Comentário
occurrences = Onde aparece
source-changed = O original mudou depois que foi traduzido:
removed = retirado:
added = acrescentado:
end-of-change = (fim)
insert-code = Inserir { $code }
insert-term = Inserir “{ $text }”
terms = Termos
term-forbidden = não { $texts }
unit-value = Tradução
field-attribute = Atributo “{ $name }”
field-variant = Variante “{ $name }”
field-plural = Forma de plural “{ $name }”
examples = por exemplo { $examples }
category-zero = zero
category-one = um
category-two = dois
category-few = poucos
category-many = muitos
category-other = outros
copy-to-all = Copiar “outros” para todas as formas
all-forms = Acrescentar as formas de plural pouco frequentes
all-forms-hint = Para frações e milhões exatos
copy-source = Copiar o original
unsaved = não salvo

## O que se pode fazer com um texto

save = Salvar
save-draft = Salvar como rascunho
mark-reviewed = Marcar como revisado
accept = Continua válida
accept-hint = Confirma que a tradução corresponde ao original atual
delete = Retirar a tradução
delete-hint = Retira do catálogo esta tradução e o seu registro
undo = Desfazer o último salvamento
preview = Prévia
preview-title = Prévia da edição
preview-close = Fechar a prévia
preview-empty = Com “Prévia”, ao lado de um texto, a edição aparece aqui com o que foi escrito.

## Apontamentos

findings = Apontamentos
findings-count = { $count ->
    [0] Nenhum apontamento
    [one] { $count } apontamento
   *[other] { $count } apontamentos
}
severity-error = Erro
severity-warning = Aviso
severity-info = Nota
fix = Corrigir: { $label }
about-check = Sobre “{ $check }”

## Sugestões

suggestions = Sugestões
suggestions-none = Ainda não se traduziu nada parecido.
suggestions-show = Ver sugestões
kind-memory = Memória
same-text = O mesmo texto em outro lugar
kind-language = Em { $language }
kind-machine = Automática
similarity = { $percent } % de semelhança
machine-show = Ver a tradução automática
machine-waiting = O programa está traduzindo…
machine-fault = Sem tradução automática: { $reason }
machine-draft = Feita por um programa: é preciso lê-la antes de salvar.
take = Usar

## Conflitos

conflict-translation = Este texto foi alterado em outro lugar enquanto era escrito
conflict-source = O original foi alterado enquanto se escrevia
conflict-lead = Nada foi sobrescrito. Os dois estão abaixo: pode-se manter o texto escrito aqui, usar o outro ou juntá-los no campo e salvar.
conflict-mine = O texto escrito aqui
conflict-theirs = Agora no arquivo
keep-mine = Salvar o escrito aqui
take-theirs = Usar o outro
empty-text = (vazio)

## Exportar e importar

exchange = Exportar e importar
export = Exportar
export-format = Formato
export-lead = Para ferramentas de tradução, planilhas e agências: os textos deste idioma em um arquivo.
export-document-lead = Para ferramentas de tradução, planilhas e agências: os textos deste documento em um arquivo.
import = Importar
import-file = Arquivo a importar
import-lead = Primeiro se mostra o que mudaria; nada é escrito sem confirmação.
import-choose = O arquivo não está mais disponível: é preciso escolhê-lo de novo.
import-title = Importar { $name }
import-apply = Escrever estas mudanças
import-applied = As mudanças foram escritas.
import-nothing = Nada mudaria.
import-summary = { $changing ->
    [0] Nenhum texto mudaria
    [one] Mudaria { $changing } texto
   *[other] Mudariam { $changing } textos
}
import-unchanged = { $count ->
    [one] { $count } como estava
   *[other] { $count } como estavam
}
import-changed = Alterado
import-confirmed = Confirmado
import-conflict = Alterado dos dois lados
import-draft = Rascunho
import-kept = Fica como está
import-new = Novo
import-orphan = Sem lugar
import-refused = Recusado
import-stale = Como estava, e desatualizado
before = Antes
after = Depois

## O que foi feito, dito em voz alta

outcome-saved = Salvo. { $findings ->
    [0] Nenhum apontamento.
    [one] { $findings } apontamento.
   *[other] { $findings } apontamentos.
}
outcome-draft = Salvo como rascunho. { $findings ->
    [0] Nenhum apontamento.
    [one] { $findings } apontamento.
   *[other] { $findings } apontamentos.
}
outcome-reviewed = Marcado como revisado. { $findings ->
    [0] Nenhum apontamento.
    [one] { $findings } apontamento.
   *[other] { $findings } apontamentos.
}
outcome-unchanged = Nada mudou.
outcome-conflict = Não foi salvo: este texto foi alterado em outro lugar. Os dois são mostrados.
outcome-refused = Não foi salvo: { $reason }
outcome-undone = O último salvamento foi desfeito.
outcome-deleted = Retirada do catálogo.
outcome-cannot-undo = Não há nada para desfazer, ou alguém já o alterou
outcome-gone = Não foi salvo: esse texto não existe mais
outcome-empty = Não foi salvo: não há texto
outcome-form = Não foi salvo: falta a forma “outros”, a dos demais números
outcome-read-only = Não foi salvo: esta mesa de trabalho é somente leitura.
said-all-done = Nada mais está pendente neste documento.
said-inserted = Inserido: { $text }
said-not-reached = Não foi salvo: o programa não responde.

## Lista de teclas

keys-title = Teclas
key-save-next = Salvar e ir para o próximo texto pendente
key-save-draft = Salvar como rascunho sem mudar de texto
key-reviewed = Marcar como revisado e seguir
key-accept = Confirmar que continua válida
key-move = Texto anterior ou seguinte
key-copy-source = Copiar o original para o campo
key-insert-next = Inserir a próxima variável ou marca que falta
key-suggestion = Usar uma sugestão
key-fix = Aplicar a primeira correção
key-undo = Desfazer o último salvamento
key-preview = Ver a prévia com o que foi escrito
key-list = Esta lista (fora de um campo)
key-escape = Fechar a lista ou a prévia, ou sair do campo
