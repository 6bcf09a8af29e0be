### Para traduzir uma mensagem, retire o `# ` que a precede e escreva a tradução depois do `=`.
### O nome da mensagem e o que está entre chaves não se traduzem: `{ $number }`, `{ -organisation }`.
### Se houver várias formas, como `[one]` e `*[other]`, traduza o texto de cada uma; uma delas conserva o seu `*`.
### As linhas que começam por `#` são comentários: não são publicadas.

# lead = Thank you

# road-closed-three = The road was closed for three days, and nobody told the people who live there.
