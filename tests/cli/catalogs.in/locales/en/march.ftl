march = The march
lead = { "*" }*Thousands** came to the square.
cell-year = Year
cell-people = People
cell = 2025
cell-2 = 2,103
