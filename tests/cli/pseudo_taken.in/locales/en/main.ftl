lead = Read it.
