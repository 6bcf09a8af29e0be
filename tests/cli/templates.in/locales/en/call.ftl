call = We call.
