deaths = Mortes no mar

deaths-lead = Por trás de cada número há um nome: [Rosa](../2024/testimonies.md#rosa) disse-nos três.

table = Por ano

t-year = Ano

t-deaths = Mortes

t-2021 = 2021

t-900 = 900, como diz [o anexo](../annex.md)

t-2022 = 2022

t-1100 = 1.100

see-map = ![O mapa](img/map.png "Rotas") [O mapa](map-of-routes.md#map)
