ask = Ask the court today.
name = Human Rights Watch
mail = press@example.org
help = We need your help.
