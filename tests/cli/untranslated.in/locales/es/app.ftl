ask = Ask the court today.
name = Human Rights Watch
mail = press@example.org
help = Necesitamos su ayuda.
