### An open letter to a ministry.

-coalition = the Fair Crossings Coalition

## Opening

# Ministry: its name in the reader's language.
greeting = Dear { $ministry }, dear members of { -coalition }:
report-link = Read **our report** on [the crossings](https://example.org/report?a=1&b=2) first.

## The demand

# The law gives 25 days.
deadline = The answer is due within 25 days.
every-child = No child is sent back unheard. "In all actions concerning children", says the Convention, their interests come first.

## The button

sign = <a data-l10n-name="sign">Sign the letter</a>
    .title = Sign by { DATETIME($deadline, dateStyle: "long") }
signed =
    { $people ->
        [0] Nobody has signed yet.
        [one] One person has signed.
       *[other] { $people } people have signed.
    }
