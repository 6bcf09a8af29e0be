# The heading
title = Call
# A note that stays
lead = More than 20 states signed the declaration.
danger = Nobody is returned to danger.
gone = We thank all who signed this letter to the ministers.
