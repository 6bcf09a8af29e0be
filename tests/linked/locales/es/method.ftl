method = Método

see = Véanse también [el anexo][annex], [sus límites][limits] y ![un puente][bridge].

sources-of-method = Fuentes

sources-are = Guardacostas, familias y los <a href="2024/testimonies.md#rosa">testimonios</a> de sobrevivientes.

annex-title = Cifras
