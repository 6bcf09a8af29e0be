title =   O apelo
states = { $n
lead = Mais de 20 Estados.
