lead = Ḷéalo.
