call = The call

lead = We met in { "{" }{ "{" }< param year >{ "}" }{ "}" }: <Badge text="new" /> more than { "{" }{ "{" } site.count { "}" }{ "}" } towns came.

write-name-number = We write `{ "{" }{ "{" } site.count { "}" }{ "}" }`{ "{" }: .name{ "}" } for a number.
