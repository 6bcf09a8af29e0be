# Of the page
title = The call

## Numbers

states =
    { $n ->
        [one] one state
       *[other] { $n } states
    }
lead = More than 20 states.

last = The end
