# Termos que todos os textos compartilham.

-ministry = Ministério da Justiça
