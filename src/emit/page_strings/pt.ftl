### Palavras que se escrevem do mesmo modo no Brasil e em Portugal.

## Em torno do texto

skip-to-text = Ir para o texto
languages = Idiomas
original = Original
translation = Tradução
signatories = Signatários
notes = Notas
table-of-contents = Índice
published-on = Publicado em { $date }
updated-on = Atualizado em { $updated }
version = Versão { $version }
other-formats = Em outros formatos
about-organisation = Sobre { $name }
press-contact = Imprensa
contact = Informações
embargo = Sob embargo até { $embargo }

## Avisos no texto

alert-note = Nota
alert-tip = Dica
alert-important = Importante
alert-warning = Atenção
alert-caution = Cuidado

## Que texto vale

about-text = Sobre este texto
original-in = Original: { $language }
original-prevails = Em caso de divergência, prevalece o original.

## Trechos que não estão como deveriam

notice = Aviso
has-untranslated = Alguns trechos desta página ainda não foram traduzidos. Aparecem no idioma original e estão assinalados.
untranslated-passage = Ainda sem tradução
has-stale = Alguns trechos desta página foram traduzidos de uma versão anterior do original. Estão assinalados.
stale-passage = Traduzido de uma versão anterior
has-drafts = A tradução de alguns trechos desta página ainda não passou por revisão. Esses trechos estão assinalados.
draft-passage = Tradução sem revisão
has-omitted = Esta página não inclui alguns trechos do original cuja tradução ainda não está pronta.

## Vários comunicados

site-title = Comunicados
all-statements = Todos os comunicados
newest-statements = Comunicados mais recentes
feed = Assinar
read-online = Ler na internet
side-by-side = Lado a lado
page-of = Página { $page } de { $pages }

## Lado a lado, para a revisão das traduções

nothing-pending = Todos os trechos estão traduzidos e atualizados.
original-changed = O que mudou no original desde então
reviewed-by = Revisão por
review-date = Data
signature = Assinatura
field-title = Título
field-subtitle = Subtítulo
field-description = Descrição
field-summary = Resumo
field-dateline = Local e data
field-place = Local

## Idiomas

language-ar = árabe
language-ca = catalão
language-de = alemão
language-en = inglês
language-es = espanhol
language-fr = francês
language-gn = guarani
language-ht = crioulo haitiano
language-it = italiano
language-pt = português
language-qu = quíchua
language-ru = russo
language-zh = chinês
