annex = Anexo: cifras

count = Cómo contamos

count-is = Contamos una muerte cuando dos fuentes la confirman.[^sources] Los cuadros están en [muertes en el mar](2023/deaths-at-sea.md#table), y también como archivo en <a href="files/deaths.csv">CSV</a>.

limits = Lo que no sabemos

limits-are = La mayoría de las embarcaciones nunca se encuentra; [el mapa](2023/map-of-routes.md) muestra de dónde salieron.

sources = Nuestro [método](method.md#fuentes) las nombra.
