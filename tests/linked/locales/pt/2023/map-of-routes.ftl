routes = Mapa das rotas

map-alt = Mapa das rotas por mar

caption = As rotas de 2022; <a href="../annex.md#limits">limites</a>

from = As embarcações saem dos lugares de [mortes no mar](deaths-at-sea.md#deaths).
