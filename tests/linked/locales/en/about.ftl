title = About the network

who = We are 31 organisations in nine countries. Words that we use are in the [glossary](glossary.md#refugee), our numbers in the [annex](annex.md#how-we-count).

bridge = ![A bridge over a river](img/bridge.png)

write = Write to us: see [contact](contact.html#press).
