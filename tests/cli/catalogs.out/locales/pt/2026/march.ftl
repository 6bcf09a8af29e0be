march = A marcha
lead = **Milhares de pessoas** chegaram à praça.
cell-year = Ano
cell-people = Pessoas
cell = 2025
cell-2 = 2.103
# Draft, 99 % like `cell`.
cell-2026 = 2026
# Draft, 99 % like `cell`.
cell-2026-people = 12.450
paragraph = https://example.org/march
