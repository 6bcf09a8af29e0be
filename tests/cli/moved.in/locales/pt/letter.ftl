# revisada por Ana
letter = Uma carta
lead = Escrevemos aos ministros da região.
signed = Mais de 20 Estados assinaram a declaração.
danger = Ninguém é devolvido ao perigo.
