index = The right to arrive

intro = These are the statements of the Open Bridges network on asylum in the Americas, with the [principles](2025/asylum/principles.md) that we ask States to sign. [Who we are](about.md) says more.

years = Year by year

y2022 = 2022: [the Panama declaration](2022/panama-declaration.md#what-was-promised) and [closed borders](2022/closed-borders.md)

y2023 = 2023: [an open letter](2023/open-letter.md "To the ministers"), [deaths at sea](2023/deaths-at-sea.md#table) and [childhood](2023/ni%C3%B1ez.md)

y2024 = 2024: [end the ban](2024/ban.md), [testimonies](2024/testimonies.md#rosa) and [our thanks](2024/thanks.md)

back = Back to [year by year](#year-by-year), or write to press@openbridges.example.
