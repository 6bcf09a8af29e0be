title = Un llamado
lead = Llamamos a todos.
