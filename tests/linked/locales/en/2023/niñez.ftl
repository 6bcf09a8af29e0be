childhood = Childhood

children = Four in ten are children. [Back](../index.md#years)
