march = La marcha
lead = **Miles de personas** llegaron a la plaza.

# item-mayor-opened-gates = [The mayor](https://example.org/mayor) opened the gates.

# item-nobody-hurt = *Nobody* was hurt.

cell-year = Año
cell-people = Personas
cell = 2025
cell-2 = 2103
# Draft, 99 % like `cell`.
cell-2026 = 2026
# Draft, 99 % like `cell`.
cell-2026-people = 12.450
paragraph = https://example.org/march
