### Every option of NUMBER and DATETIME alone, and common ones together. $n is a number, $d a date with its time.

## Numbers as they are
n-plain = { $n }
n-call = { NUMBER($n) }
n-in-text = Between { $n } and { $n } people.
n-literals = { 5 } { 1.0 } { -3.50 } { 12345.6789 }

## Digits
n-min-int = { NUMBER($n, minimumIntegerDigits: 3) }
n-min-frac-0 = { NUMBER($n, minimumFractionDigits: 0) }
n-min-frac-1 = { NUMBER($n, minimumFractionDigits: 1) }
n-min-frac-2 = { NUMBER($n, minimumFractionDigits: 2) }
n-min-frac-5 = { NUMBER($n, minimumFractionDigits: 5) }
n-max-frac-0 = { NUMBER($n, maximumFractionDigits: 0) }
n-max-frac-1 = { NUMBER($n, maximumFractionDigits: 1) }
n-max-frac-2 = { NUMBER($n, maximumFractionDigits: 2) }
n-frac-2-2 = { NUMBER($n, minimumFractionDigits: 2, maximumFractionDigits: 2) }
n-frac-1-4 = { NUMBER($n, minimumFractionDigits: 1, maximumFractionDigits: 4) }
n-max-sig-1 = { NUMBER($n, maximumSignificantDigits: 1) }
n-max-sig-2 = { NUMBER($n, maximumSignificantDigits: 2) }
n-max-sig-4 = { NUMBER($n, maximumSignificantDigits: 4) }
n-min-sig-3 = { NUMBER($n, minimumSignificantDigits: 3) }
n-sig-2-5 = { NUMBER($n, minimumSignificantDigits: 2, maximumSignificantDigits: 5) }
n-int-frac = { NUMBER($n, minimumIntegerDigits: 2, minimumFractionDigits: 2) }
n-sig-and-frac = { NUMBER($n, maximumSignificantDigits: 2, minimumFractionDigits: 4) }
n-digits-in-quotes = { NUMBER($n, minimumFractionDigits: "2") }
n-nested = { NUMBER(1.50, maximumFractionDigits: 3) }

## Grouping
n-group-0 = { NUMBER($n, useGrouping: 0) }
n-group-always = { NUMBER($n, useGrouping: "always") }
n-group-auto = { NUMBER($n, useGrouping: "auto") }
n-group-min2 = { NUMBER($n, useGrouping: "min2") }
n-group-false = { NUMBER($n, useGrouping: "false") }
n-group-0-frac = { NUMBER($n, useGrouping: 0, minimumFractionDigits: 2) }

## Per cent
n-percent = { NUMBER($n, style: "percent") }
n-percent-frac = { NUMBER($n, style: "percent", minimumFractionDigits: 1) }
n-percent-max = { NUMBER($n, style: "percent", maximumFractionDigits: 2) }
n-percent-sig = { NUMBER($n, style: "percent", maximumSignificantDigits: 2) }
n-percent-group-0 = { NUMBER($n, style: "percent", useGrouping: 0) }
n-decimal = { NUMBER($n, style: "decimal") }

## Currency
n-usd = { NUMBER($n, style: "currency", currency: "USD") }
n-eur = { NUMBER($n, style: "currency", currency: "EUR") }
n-brl = { NUMBER($n, style: "currency", currency: "BRL") }
n-mxn = { NUMBER($n, style: "currency", currency: "MXN") }
n-jpy = { NUMBER($n, style: "currency", currency: "JPY") }
n-clp = { NUMBER($n, style: "currency", currency: "CLP") }
n-kwd = { NUMBER($n, style: "currency", currency: "KWD") }
n-chf = { NUMBER($n, style: "currency", currency: "CHF") }
n-eur-code = { NUMBER($n, style: "currency", currency: "EUR", currencyDisplay: "code") }
n-eur-name = { NUMBER($n, style: "currency", currency: "EUR", currencyDisplay: "name") }
n-usd-symbol = { NUMBER($n, style: "currency", currency: "USD", currencyDisplay: "symbol") }
n-usd-narrow = { NUMBER($n, style: "currency", currency: "USD", currencyDisplay: "narrowSymbol") }
n-usd-name = { NUMBER($n, style: "currency", currency: "USD", currencyDisplay: "name") }
n-usd-whole = { NUMBER($n, style: "currency", currency: "USD", maximumFractionDigits: 0) }
n-usd-frac-3 = { NUMBER($n, style: "currency", currency: "USD", minimumFractionDigits: 3) }
n-usd-sig = { NUMBER($n, style: "currency", currency: "USD", maximumSignificantDigits: 2) }
n-usd-group-0 = { NUMBER($n, style: "currency", currency: "USD", useGrouping: 0) }
n-eur-whole-min2 = { NUMBER($n, style: "currency", currency: "EUR", maximumFractionDigits: 0, useGrouping: "min2") }
n-usd-lower = { NUMBER($n, style: "currency", currency: "usd") }

## Selectors
s-plural = { $n ->
    [one] one
    [many] many
   *[other] other
}
s-exact = { $n ->
    [0] none
    [1] exactly one
    [one] one
    [1000000] a million
   *[other] other
}
s-exact-after = { $n ->
    [one] one
    [1] exactly one
    [2.0] exactly two
   *[other] other
}
s-exact-options = { NUMBER($n, minimumFractionDigits: 1) ->
    [0] none
    [1.0] exactly one
    [one] one
    [many] many
   *[other] other
}
s-plural-fraction = { NUMBER($n, minimumFractionDigits: 1) ->
    [one] one
    [many] many
   *[other] other
}
s-plural-rounded = { NUMBER($n, maximumFractionDigits: 0) ->
    [one] one
    [2] exactly two
    [many] many
   *[other] other
}
s-plural-sig = { NUMBER($n, maximumSignificantDigits: 1) ->
    [one] one
    [many] many
   *[other] other
}
s-cardinal = { NUMBER($n, type: "cardinal") ->
    [one] one
    [many] many
   *[other] other
}
s-ordinal = { NUMBER($n, type: "ordinal") ->
    [one] st
    [two] nd
    [few] rd
    [many] many
   *[other] th
}
s-ordinal-exact = { NUMBER($n, type: "ordinal") ->
    [1] first
    [2] second
    [one] st
   *[other] th
}
s-literal = { 1 ->
    [one] one
   *[other] other
}
s-literal-fraction = { 1.0 ->
    [one] one
   *[other] other
}
s-nested = { $n ->
    [one] one { NUMBER($n, minimumFractionDigits: 1) ->
        [one] of one
       *[other] of others
    }
   *[other] { $n } others
}
s-date = { $d ->
    [one] one
   *[other] a date
}
s-word = { "one" ->
    [one] the word
   *[other] other
}
-gendered = { $gender ->
    [f] she
   *[m] he
}
    .gender = f
s-term = { -gendered(gender: "f") } { -gendered }
s-term-attribute = { -gendered.gender ->
    [f] la
   *[m] el
}
-counted = { $count ->
    [1] exactly one
    [one] one
   *[other] { $count } things
}
-inner = in
-outer = { -inner } { $case }
s-term-nested = { -outer(case: "out") }
s-term-twice = { -gendered(gender: "f") } { $n }
s-term-number = { -counted(count: 1) } { -counted(count: 3) } { -counted }

## Dates as they are
d-plain = { $d }
d-call = { DATETIME($d) }

## Styles
d-full = { DATETIME($d, dateStyle: "full") }
d-long = { DATETIME($d, dateStyle: "long") }
d-medium = { DATETIME($d, dateStyle: "medium") }
d-short = { DATETIME($d, dateStyle: "short") }
t-full = { DATETIME($d, timeStyle: "full") }
t-long = { DATETIME($d, timeStyle: "long") }
t-medium = { DATETIME($d, timeStyle: "medium") }
t-short = { DATETIME($d, timeStyle: "short") }
dt-full-full = { DATETIME($d, dateStyle: "full", timeStyle: "full") }
dt-full-short = { DATETIME($d, dateStyle: "full", timeStyle: "short") }
dt-long-long = { DATETIME($d, dateStyle: "long", timeStyle: "long") }
dt-long-short = { DATETIME($d, dateStyle: "long", timeStyle: "short") }
dt-medium-medium = { DATETIME($d, dateStyle: "medium", timeStyle: "medium") }
dt-medium-short = { DATETIME($d, dateStyle: "medium", timeStyle: "short") }
dt-short-short = { DATETIME($d, dateStyle: "short", timeStyle: "short") }
dt-short-full = { DATETIME($d, dateStyle: "short", timeStyle: "full") }

## One field
f-weekday-long = { DATETIME($d, weekday: "long") }
f-weekday-short = { DATETIME($d, weekday: "short") }
f-weekday-narrow = { DATETIME($d, weekday: "narrow") }
f-era-short = { DATETIME($d, era: "short") }
f-era-long = { DATETIME($d, era: "long") }
f-era-narrow = { DATETIME($d, era: "narrow") }
f-year = { DATETIME($d, year: "numeric") }
f-year-2 = { DATETIME($d, year: "2-digit") }
f-month = { DATETIME($d, month: "numeric") }
f-month-2 = { DATETIME($d, month: "2-digit") }
f-month-long = { DATETIME($d, month: "long") }
f-month-short = { DATETIME($d, month: "short") }
f-month-narrow = { DATETIME($d, month: "narrow") }
f-day = { DATETIME($d, day: "numeric") }
f-day-2 = { DATETIME($d, day: "2-digit") }
f-hour = { DATETIME($d, hour: "numeric") }
f-hour-2 = { DATETIME($d, hour: "2-digit") }
f-hour-12 = { DATETIME($d, hour: "numeric", hour12: 1) }
f-hour-24 = { DATETIME($d, hour: "numeric", hour12: 0) }
f-zone = { DATETIME($d, timeZoneName: "short") }
f-hour12-alone = { DATETIME($d, hour12: 1) }

## Fields together
f-ym = { DATETIME($d, year: "numeric", month: "numeric") }
f-ym-2 = { DATETIME($d, year: "numeric", month: "2-digit") }
f-y2m2 = { DATETIME($d, year: "2-digit", month: "2-digit") }
f-ym-long = { DATETIME($d, year: "numeric", month: "long") }
f-ym-short = { DATETIME($d, year: "numeric", month: "short") }
f-md = { DATETIME($d, month: "numeric", day: "numeric") }
f-md-2 = { DATETIME($d, month: "2-digit", day: "2-digit") }
f-md-long = { DATETIME($d, month: "long", day: "numeric") }
f-md-short = { DATETIME($d, month: "short", day: "numeric") }
f-ymd = { DATETIME($d, year: "numeric", month: "numeric", day: "numeric") }
f-ymd-2 = { DATETIME($d, year: "numeric", month: "2-digit", day: "2-digit") }
f-y2md = { DATETIME($d, year: "2-digit", month: "numeric", day: "numeric") }
f-y2md-2 = { DATETIME($d, year: "2-digit", month: "2-digit", day: "2-digit") }
f-ymd-long = { DATETIME($d, year: "numeric", month: "long", day: "numeric") }
f-ymd-long-2 = { DATETIME($d, year: "numeric", month: "long", day: "2-digit") }
f-ymd-short = { DATETIME($d, year: "numeric", month: "short", day: "numeric") }
f-ymd-era = { DATETIME($d, year: "numeric", month: "long", day: "numeric", era: "short") }
f-y-era = { DATETIME($d, year: "numeric", era: "short") }
f-y-era-long = { DATETIME($d, year: "numeric", era: "long") }
f-ymde = { DATETIME($d, weekday: "long", year: "numeric", month: "long", day: "numeric") }
f-ymde-short = { DATETIME($d, weekday: "short", year: "numeric", month: "short", day: "numeric") }
f-ymde-mixed = { DATETIME($d, weekday: "short", year: "numeric", month: "long", day: "numeric") }
f-ymde-mixed-2 = { DATETIME($d, weekday: "long", year: "numeric", month: "short", day: "numeric") }
f-ymde-numeric = { DATETIME($d, weekday: "short", year: "numeric", month: "numeric", day: "numeric") }
f-mde = { DATETIME($d, weekday: "long", month: "long", day: "numeric") }
f-mde-short = { DATETIME($d, weekday: "short", month: "short", day: "numeric") }
f-mde-numeric = { DATETIME($d, weekday: "short", month: "numeric", day: "numeric") }
f-de = { DATETIME($d, weekday: "long", day: "numeric") }
f-de-short = { DATETIME($d, weekday: "short", day: "numeric") }
f-hm = { DATETIME($d, hour: "numeric", minute: "2-digit") }
f-hm-2 = { DATETIME($d, hour: "2-digit", minute: "2-digit") }
f-hm-12 = { DATETIME($d, hour: "numeric", minute: "2-digit", hour12: 1) }
f-hm-24 = { DATETIME($d, hour: "numeric", minute: "2-digit", hour12: 0) }
f-hms = { DATETIME($d, hour: "numeric", minute: "2-digit", second: "2-digit") }
f-hms-fraction = { DATETIME($d, hour: "numeric", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 2) }
f-hm-zone = { DATETIME($d, hour: "numeric", minute: "2-digit", timeZoneName: "short") }
f-hm-zone-long = { DATETIME($d, hour: "numeric", minute: "2-digit", timeZoneName: "long") }
f-all = { DATETIME($d, year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit") }
f-all-numeric = { DATETIME($d, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "2-digit") }
f-all-short = { DATETIME($d, year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit", second: "2-digit") }
f-all-weekday = { DATETIME($d, weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: 0) }
f-md-hour = { DATETIME($d, month: "long", day: "numeric", hour: "numeric") }
f-e-hm = { DATETIME($d, weekday: "long", hour: "numeric", minute: "2-digit") }

## Time zones by name
z-panama = { DATETIME($d, dateStyle: "long", timeStyle: "short", timeZone: "America/Panama") }
z-madrid = { DATETIME($d, dateStyle: "long", timeStyle: "long", timeZone: "Europe/Madrid") }
z-sao-paulo = { DATETIME($d, dateStyle: "short", timeStyle: "full", timeZone: "America/Sao_Paulo") }
z-mexico = { DATETIME($d, hour: "numeric", minute: "2-digit", timeZone: "America/Mexico_City", timeZoneName: "short") }
z-mexico-long = { DATETIME($d, hour: "numeric", minute: "2-digit", timeZone: "America/Mexico_City", timeZoneName: "long") }
z-lisbon-offset = { DATETIME($d, hour: "numeric", minute: "2-digit", timeZone: "Europe/Lisbon", timeZoneName: "shortOffset") }
z-kolkata-offset = { DATETIME($d, hour: "numeric", minute: "2-digit", timeZone: "Asia/Kolkata", timeZoneName: "longOffset") }
z-new-york-generic = { DATETIME($d, hour: "numeric", minute: "2-digit", timeZone: "America/New_York", timeZoneName: "longGeneric") }
z-new-york-generic-short = { DATETIME($d, hour: "numeric", minute: "2-digit", timeZone: "America/New_York", timeZoneName: "shortGeneric") }
