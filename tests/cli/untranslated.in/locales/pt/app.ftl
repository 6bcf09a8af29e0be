# paridad: allow(identical) a slogan
ask = Ask the court today.
name = Human Rights Watch
mail = press@example.org
help = Precisamos da sua ajuda.
