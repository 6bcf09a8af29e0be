welcome = Boas-vindas, { $name }!
signatures = { $count ->
    [0] Nenhuma assinatura
    [1] Uma assinatura
   *[other] { $count } assinaturas
}
send = Enviar
    .title = Enviar o formulário para { $recipient }
    .aria-label = Enviar
terms-of-use = Leia os <a href="{ $url }">termos de uso</a> e a <em>política de privacidade</em>.
updated = Atualizado em { DATETIME($date, dateStyle: "long") } por { -cgrs }
share = { $gender ->
    [feminine] Ela compartilhou { $photos } fotos
    [masculine] Ele compartilhou { $photos } fotos
   *[other] Compartilharam { $photos } fotos
}
rank = { $rank }.º lugar
principle = O princípio da { -non-refoulement } obriga todos os Estados.
help = Pressione <kbd>F1</kbd> para obter ajuda ou escreva para help@example.org.
file = { welcome } Escolha um arquivo.
guide =
    {"#"} Refúgio
    {"##"} Quem pode pedir
    Todas as pessoas.
arrivals =
    | País | 2021 | 2022 |
    | --- | --: | --: |
    | Panamá | 134 | 248 |
