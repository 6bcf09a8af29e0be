report = Relatório 2025

report-is = O relatório é [um PDF](../../files/report.pdf), com [um mapa](../../2023/img/map.png) e [todos os números](/content/annex.md#limits).

logo = ![O logotipo](../../../brand/logo.png) Veja https://openbridges.example/report_2025 ou www.openbridges.example.
