index = El derecho a llegar

intro = Estos son los comunicados de la red Puentes Abiertos sobre el asilo en las Américas, con los [principios](2025/asylum/principles.md) que pedimos a los Estados que firmen. [Quiénes somos](about.md) dice más.

years = Año por año

y2022 = 2022: [la declaración de Panamá](2022/panama-declaration.md#lo-que-se-prometió) y [fronteras cerradas](2022/closed-borders.md)

y2023 = 2023: [una carta abierta](2023/open-letter.md "A los ministros"), [muertes en el mar](2023/deaths-at-sea.md#table) y [la niñez](2023/ni%C3%B1ez.md)

y2024 = 2024: [fin de la prohibición](2024/ban.md), [testimonios](2024/testimonies.md#rosa) y [nuestro agradecimiento](2024/thanks.md)

back = Volver a [año por año](#año-por-año), o escribir a press@openbridges.example.
