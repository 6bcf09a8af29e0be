title = A call for shelter
call = Open the shelters.
