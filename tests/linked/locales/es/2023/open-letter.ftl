title = Una carta abierta

ministers = A los ministros que firmaron [la declaración](../2022/panama-declaration.md#promised):

ask = Les pedimos que lean [lo que dicen los sobrevivientes](../2024/testimonies.md) y nuestro [informe](../files/report.pdf).

signed = [![Nuestro puente](../img/bridge.png)](../about.md)
