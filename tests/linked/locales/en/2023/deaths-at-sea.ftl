deaths = Deaths at sea

deaths-lead = Behind each number is a name: [Rosa](../2024/testimonies.md#rosa) told us three.

table = By year

t-year = Year

t-deaths = Deaths

t-2021 = 2021

t-900 = 900, as [the annex](../annex.md) says

t-2022 = 2022

t-1100 = 1,100

see-map = ![The map](img/map.png "Routes") [The map](map-of-routes.md#map)
