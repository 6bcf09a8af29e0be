letter = A letter
lead = We write to the ministers of the region.
signed = More than 20 states signed the declaration.
danger = Nobody is returned to danger.
