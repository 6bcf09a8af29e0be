routes = Mapa de las rutas

map-alt = Mapa de las rutas por mar

caption = Las rutas de 2022; <a href="../annex.md#limits">límites</a>

from = Las embarcaciones salen de los lugares de [muertes en el mar](deaths-at-sea.md#deaths).
