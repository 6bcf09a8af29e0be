### Translated by hand.

## Opening

title = Un llamado a los Gobiernos

## The demands

demands-heading = Qué pedimos
lead = El 3 de mayo de 2024, la { -coalition } pidió a 12 Gobiernos que protejan el { -asylum }.
demands-intro = Les pedimos:   
demand-asylum = Garantizar el { -asylum(form: "seek") };
# Checked twice.
demand-agreements = Publicar todo acuerdo antes del 30 de junio de 2024.

## Close

# Draft, 94 % sure: not sure to be the translation of this passage.
text = El [texto completo](https://example.org/es/call) es { "{" }público{ "}" }.
