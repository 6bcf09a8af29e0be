title = Sobre a rede

who = Somos 31 organizações de nove países. As palavras que usamos estão no [glossário](glossary.md#refugee), os nossos números no [anexo](annex.md#como-contamos).

bridge = ![Uma ponte sobre um rio](img/bridge.png)

write = Escreva-nos: veja [contato](contact.html#press).
