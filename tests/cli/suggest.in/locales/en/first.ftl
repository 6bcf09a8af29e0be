lead = We invite 20 governments to sign the agreement before 30 June.
close = Nobody is illegal.
    .title = Close
count =
    { $n ->
        [one] One country has signed.
       *[other] { $n } countries have signed.
    }
doubtful = Nothing like it, but nearly so.
