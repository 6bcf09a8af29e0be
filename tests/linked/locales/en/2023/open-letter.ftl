title = An open letter

ministers = To the ministers who signed [the declaration](../2022/panama-declaration.md#promised):

ask = We ask you to read [what survivors say](../2024/testimonies.md) and our [report](../files/report.pdf).

signed = [![Our bridge](../img/bridge.png)](../about.md)
