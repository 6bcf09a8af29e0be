report = Report 2025

report-is = The report is [a PDF](../../files/report.pdf), with [a map](../../2023/img/map.png) and [all figures](/content/annex.md#limits).

logo = ![The logo](../../../brand/logo.png) See https://openbridges.example/report_2025 or www.openbridges.example.
