ban = Fin de la prohibición
lead = Vea [nuestro agradecimiento](thanks.md) y ![un mapa](img/map.png).
