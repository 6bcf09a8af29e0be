lead = We ask 20 governments to publish the agreement before 30 June.
close = Nobody is illegal.
    .title = Close
count =
    { $n ->
        [one] One country has signed.
       *[other] { $n } countries have signed.
    }
