title = Uma carta aberta

ministers = Aos ministros que assinaram [a declaração](../2022/panama-declaration.md#promised):

ask = Pedimos que leiam [o que dizem os sobreviventes](../2024/testimonies.md) e o nosso [relatório](../files/report.pdf).

signed = [![A nossa ponte](../img/bridge.png)](../about.md)
