title = Un llamado a dar refugio
call = Abran los refugios.
