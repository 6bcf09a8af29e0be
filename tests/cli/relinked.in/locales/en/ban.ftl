ban = End the ban
lead = See [our thanks](thanks.md) and ![a map](img/map.png).
