deaths = Muertes en el mar

deaths-lead = Detrás de cada número hay un nombre: [Rosa](../2024/testimonies.md#rosa) nos dijo tres.

table = Por año

t-year = Año

t-deaths = Muertes

t-2021 = 2021

t-900 = 900, como dice [el anexo](../annex.md)

t-2022 = 2022

t-1100 = 1.100

see-map = ![El mapa](img/map.png "Rutas") [El mapa](map-of-routes.md#map)
