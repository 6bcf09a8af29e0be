## Opening

# Say it warmly.
greeting = Dear friends of { $city },
thanks = Thank you for coming.
    .title = Thanks

## End

sign = Sign the letter.
share = Share the letter.
farewell = Until soon.
