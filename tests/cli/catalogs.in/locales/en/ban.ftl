ban = The ban
text = The law was struck down.
