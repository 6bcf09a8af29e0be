glossary = Glossary

refugee = Refugee

refugee-is = A person whom the [1951 Convention](https://www.unhcr.org/1951-refugee-convention) protects. Compare [asylum](#asylum).

asylum = Asylum

asylum-is = The protection that a State grants on its territory; see [the principles](2025/asylum/principles.md#no-return).
