title = Fim da proibição

ban-lead = A proibição do asilo deve acabar. Dizemos [porquê](#reasons) e [o que pedimos](#o-que-pedimos).

reasons = Razões

reasons-are = Devolve as pessoas ao perigo, contra [o princípio da não devolução](../2025/asylum/principles.md#no-return).

ask = O que pedimos

ask-is = Abram a porta. As [perguntas](../2025/asylum/questions.md#quem-assina) têm resposta; os [agradecimentos](thanks.md) vêm depois.
