### An open letter.

## Opening

# Ministry: its name in the reader's language.
greeting = Dear { $ministry }, dear members of { -coalition }:

# Keep the address.
report-link = Read **our report** on [the crossings](https://example.org/report?a=1&b=2) first.

## The button

sign = <a data-l10n-name="sign">Sign the letter</a>
    .title = Sign by { DATETIME($deadline, dateStyle: "long") }

signed =
    { $people ->
        [0] Nobody has signed yet.
        [one] One person has signed.
       *[other] { $people } people have signed.
    }

deadline = The answer is due within 25 days.
moved = The letter was sent on Monday.
vigil = The vigil begins at 19.
