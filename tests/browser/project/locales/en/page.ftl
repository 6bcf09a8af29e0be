-coalition = Coalition for Safe Routes
# Below the letter. $people: how many have signed.
signed =
    { $people ->
        [one] { $people } person has signed.
       *[other] { $people } people have signed.
    }
sign = Sign with the { -coalition }
    .title = Add your name
    .aria-label = Sign the letter
