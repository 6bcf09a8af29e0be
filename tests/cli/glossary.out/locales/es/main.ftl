a = Las ONG piden el proceso debido.
