hola = a[31m	b
