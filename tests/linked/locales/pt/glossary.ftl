glossary = Glossário

refugee = Pessoa refugiada

refugee-is = Uma pessoa que a [Convenção de 1951](https://www.unhcr.org/1951-refugee-convention) protege. Compare com [asilo](#asilo).

asylum = Asilo

asylum-is = A proteção que um Estado concede no seu território; vejam-se [os princípios](2025/asylum/principles.md#no-return).
