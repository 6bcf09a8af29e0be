title = Comunicado
text = Texto b.
