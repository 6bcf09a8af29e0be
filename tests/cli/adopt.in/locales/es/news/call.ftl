### Translated by hand.

## The demands

demands-intro = Les pedimos:   
# Checked twice.
demand-agreements = Publicar todo acuerdo antes del 30 de junio de 2024.
