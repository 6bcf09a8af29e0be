closed = Closed borders

quote = Nobody told us [why](panama-declaration.md).

numbers = Numbers

numbers-are = In April, 1,200 people waited at the bridge; see [how we count](../annex.md#count).
