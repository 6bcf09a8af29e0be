title = A call
lead = We call on all.
