ban-visits = Proibição de visitas

lead = Ninguém pode visitar a prisão.
