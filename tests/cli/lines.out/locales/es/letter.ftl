lead = CARTA ABIERTA

families-coast-ask = Las familias de la costa piden a todas las cortes de la región que las escuchen antes de que termine el año.

item-open-archives-name =
    abrir los archivos
    y nombrar a los muertos.

ruth-okello-chair =
    Ruth Okello, presidenta, Familias de la Costa
    Ines Prado, abogada, Centro por la Justicia

write-centre-justice =
    Escriban a:
    Centro por la Justicia
    8 Harbour Road
    office@example.org
