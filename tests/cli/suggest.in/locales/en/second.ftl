opening = We ask 1,350 mayors to publish the agreement before 15 July.
ending = Nobody is illegal.
    .title = Nobody at all is illegal
total =
    { $n ->
        [one] One country has signed.
       *[other] { $n } countries have signed.
    }
new = Nothing like it, but nearly so?
-coalition = Regional Coalition
