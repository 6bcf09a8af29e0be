# Términos que comparten todos los textos.

-ministry = Ministerio de Justicia
