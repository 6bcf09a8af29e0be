title = A declaração do Panamá

place = Cidade do Panamá

lead = Ministros de 20 Estados reuniram-se no Panamá. Respondemos com uma [carta aberta](../2023/open-letter.md).

promised = O que foi prometido

promise-asylum = O acesso ao asilo, como diz o nosso [primeiro princípio](../2025/asylum/principles.md#access)

promise-rescue = O resgate no mar ([porquê](../2023/deaths-at-sea.md))

borders = Na mesma semana, duas fronteiras foram [fechadas](closed-borders.md#numbers).
