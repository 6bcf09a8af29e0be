childhood = Infância

children = Quatro em cada dez são crianças. [Voltar](../index.md#years)
