title = The call
lead = Thousands came to the square.
call = We call on the governments.
