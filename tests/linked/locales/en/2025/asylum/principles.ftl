title = Five principles

access = Guarantee access

access-is = At every border, as [the declaration](../../2022/panama-declaration.md) promised.

no-return = Return nobody to danger

no-return-is = See [the ban](../../2024/ban.md), [questions](questions.md) and [who signed](signatories.md).
