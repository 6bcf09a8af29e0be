### Palavras da página para experimentar o paridad. Português do Brasil; infinitivos nos botões, sem tratamento direto.

title = Experimentar o paridad
lead = Uma nota e suas traduções, verificadas enquanto são escritas. Tudo acontece nesta página: nada é enviado a lugar nenhum.
reader-language = Língua desta página
texts = Textos
example = Mostrar o exemplo
empty = Limpar todos os textos
statement = Original
statement-label = A nota, em Markdown
catalog-label = Catálogo em { $language }
catalog-help = Um catálogo tem uma mensagem para cada bloco da nota: id = texto. O catálogo em inglês diz como se chama cada bloco.
language-en = inglês
language-es = espanhol
language-pt = português
findings = Apontamentos
findings-english = Os apontamentos estão redigidos em inglês.
count-findings = { $count ->
    [0] Nenhum apontamento
    [one] { $count } apontamento
   *[other] { $count } apontamentos
}
severity-error = Erro
severity-warning = Aviso
severity-info = Nota
fix = Corrigir: { $title }
edition = Edição
edition-language = Língua da edição
edition-title = A edição em { $language }
refused = Esta edição não é publicada:
no-edition = Não há edição neste idioma: é preciso haver um comunicado e um catálogo.
