welcome = Welcome, { $name }!
signatures = { $count ->
    [one] One signature
   *[other] { $count } signatures
}
send = Send
    .title = Send the form to { $recipient }
    .aria-label = Send
terms-of-use = Read the <a href="{ $url }">terms of use</a> and the <em>privacy policy</em>.
updated = Updated on { DATETIME($date, dateStyle: "long") } by { -cgrs }
share = { $gender ->
    [feminine] She shared { $photos } photos
    [masculine] He shared { $photos } photos
   *[other] They shared { $photos } photos
}
# paridad: allow(function-argument) the program brings a NUMBER of its own, which passes on all options
rank = { NUMBER($rank, type: "ordinal") ->
    [one] { $rank }st place
    [two] { $rank }nd place
    [few] { $rank }rd place
   *[other] { $rank }th place
}
principle = The principle of { -non-refoulement } binds every State.
help = Press <kbd>F1</kbd> for help, or write to help@example.org.
file = { welcome } Choose a file.
guide =
    {"#"} Asylum
    {"##"} Who may ask
    Everyone.
arrivals =
    | Country | 2021 | 2022 |
    | --- | --: | --: |
    | Panama | 134 | 248 |
