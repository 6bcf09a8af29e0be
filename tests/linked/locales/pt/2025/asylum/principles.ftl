title = Cinco princípios

access = Garantir o acesso

access-is = Em cada fronteira, como prometeu [a declaração](../../2022/panama-declaration.md).

no-return = Não devolver ninguém ao perigo

no-return-is = Vejam-se [a proibição](../../2024/ban.md), [perguntas](questions.md) e [quem assinou](signatories.md).
