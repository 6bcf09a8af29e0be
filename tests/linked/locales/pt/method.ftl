method = Método

see = Vejam-se também [o anexo][annex], [os seus limites][limits] e ![uma ponte][bridge].

sources-of-method = Fontes

sources-are = Guardas costeiras, famílias e os <a href="2024/testimonies.md#rosa">testemunhos</a> de sobreviventes.

annex-title = Números
