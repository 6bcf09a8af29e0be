index = O direito de chegar

intro = Estes são os comunicados da rede Pontes Abertas sobre o asilo nas Américas, com os [princípios](2025/asylum/principles.md) que pedimos aos Estados que assinem. [Quem somos](about.md) diz mais.

years = Ano a ano

y2022 = 2022: [a declaração do Panamá](2022/panama-declaration.md#o-que-foi-prometido) e [fronteiras fechadas](2022/closed-borders.md)

y2023 = 2023: [uma carta aberta](2023/open-letter.md "Aos ministros"), [mortes no mar](2023/deaths-at-sea.md#table) e [a infância](2023/ni%C3%B1ez.md)

y2024 = 2024: [fim da proibição](2024/ban.md), [testemunhos](2024/testimonies.md#rosa) e [o nosso agradecimento](2024/thanks.md)

back = Voltar a [ano a ano](#ano-a-ano), ou escrever para press@openbridges.example.
