report = Informe 2025

report-is = El informe es [un PDF](../../files/report.pdf), con [un mapa](../../2023/img/map.png) y [todas las cifras](/content/annex.md#limits).

logo = ![El logotipo](../../../brand/logo.png) Véase https://openbridges.example/report_2025 o www.openbridges.example.
