closed = Fronteras cerradas

quote = Nadie nos dijo [por qué](panama-declaration.md).

numbers = Cifras

numbers-are = En abril, 1.200 personas esperaban en el puente; véase [cómo contamos](../annex.md#count).
