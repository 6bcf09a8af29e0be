march = La marcha
lead = **Miles de personas** llegaron a la plaza.
mayor = El alcalde habló.
cell-year = Año
cell-people = Personas
cell = 2025
cell-2 = 2103
