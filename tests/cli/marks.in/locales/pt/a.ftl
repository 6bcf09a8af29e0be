hello = Olá
bye = Adeus
