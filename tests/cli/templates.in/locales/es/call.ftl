call = Hacemos un llamado.
