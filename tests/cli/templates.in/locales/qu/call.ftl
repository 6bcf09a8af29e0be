call = Mañayku.
