march = A marcha
lead = **Milhares de pessoas** chegaram à praça.
cell-year = Ano
cell-people = Pessoas
cell = 2025
cell-2 = 2.103
