lead = Asylum is a right.
