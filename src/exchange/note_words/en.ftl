term = A term: its text is used in messages.
fluent-syntax = In Fluent syntax: keep everything in braces but the texts.

## The numbers and words that a form is for

case = When { $what } is { $key }.
case-exact = When { $what } is exactly { $key }.
case-more = When { $what } is { $key }….
no-such-form = The source has no such form. Left empty, the form for other numbers is used.

## Translations of texts that were changed since

stale =
    Out of date: the source was changed { $change ->
        [minor] in little things since
        [number] in a number since
        [date] in a date since
        [name] in a name since
        [acronym] in an acronym since
        [negation] in a negation since
       *[major] since
    } this was translated. It was: { $was }
unconfirmed = The translation was changed as well; nobody has confirmed it.
old-translation = The translation of the old text: { $text }
