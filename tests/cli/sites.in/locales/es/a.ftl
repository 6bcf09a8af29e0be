title = Comunicado
text = Texto a.
