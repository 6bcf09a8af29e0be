lead = Léalo.
