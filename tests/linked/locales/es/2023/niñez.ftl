childhood = Niñez

children = Cuatro de cada diez son niñas y niños. [Volver](../index.md#years)
