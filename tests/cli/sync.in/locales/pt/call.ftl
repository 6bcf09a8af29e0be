title = Chamado
