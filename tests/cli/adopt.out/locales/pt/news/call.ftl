## Opening

# Draft, 75 % sure: not sure to be the translation of this passage.
title = Um apelo aos governos

## The demands

demands-heading = O que pedimos
lead = Em 3 de maio de 2024, a Coalizão Regional pediu a 12 governos que protejam o direito ao asilo.
demands-intro = Pedimos que:
demand-asylum = Garantam o direito de solicitar asilo;
demand-agreements = Publiquem todos os acordos sobre migração antes de 30 de junho.

## Close

text = O [texto completo](https://example.org/pt/call) é *{ "{" }público{ "}" }*.
close = Ninguém é ilegal.
