closed = Fronteiras fechadas

quote = Ninguém nos disse [porquê](panama-declaration.md).

numbers = Números

numbers-are = Em abril, 1.200 pessoas esperavam na ponte; veja [como contamos](../annex.md#count).
