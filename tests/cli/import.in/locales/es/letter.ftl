## Opening

# Say it warmly.
# greeting = Dear friends of { $city },
# thanks = Thank you for coming.
#     .title = Thanks

## End

# sign = Sign the letter.
# share = Comparta la carta.
farewell = Hasta pronto.
