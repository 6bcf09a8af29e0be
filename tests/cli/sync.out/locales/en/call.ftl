# The heading
title = Call
# A note that stays
lead = More than 25 states signed the declaration.
danger = Nobody is returned to danger.
children-heard-every = Children are heard in every procedure.
