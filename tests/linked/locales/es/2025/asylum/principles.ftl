title = Cinco principios

access = Garantizar el acceso

access-is = En cada frontera, como prometió [la declaración](../../2022/panama-declaration.md).

no-return = No devolver a nadie al peligro

no-return-is = Véanse [la prohibición](../../2024/ban.md), [preguntas](questions.md) y [quién firmó](signatories.md).
