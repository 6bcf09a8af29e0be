routes = Map of the routes

map-alt = Map of the routes by sea

caption = The routes of 2022; <a href="../annex.md#limits">limits</a>

from = Boats leave from the places in [deaths at sea](deaths-at-sea.md#deaths).
