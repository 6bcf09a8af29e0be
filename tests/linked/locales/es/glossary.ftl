glossary = Glosario

refugee = Persona refugiada

refugee-is = Una persona a la que protege la [Convención de 1951](https://www.unhcr.org/1951-refugee-convention). Compárese con [asilo](#asilo).

asylum = Asilo

asylum-is = La protección que un Estado concede en su territorio; véanse [los principios](2025/asylum/principles.md#no-return).
