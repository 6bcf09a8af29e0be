### Words of the workbench, `paridad serve`, for people who translate and coordinate. A “text” is a message of a catalog.

## Around every page

skip-to-main = Skip to the texts
languages = Languages
reader-language = Language of this page
all-documents = All documents
documents = Documents
keys = Keys
close = Close
read-only = Read only: nothing is saved here
program-gone = The program has ended. What is not saved stays on this page: start it again, then save.
leave-warning = Some texts are not saved yet.
new-here = This document was changed elsewhere. The texts that you are not writing are up to date again.
not-found = There is no such page
title-error = This did not work

## Progress

percent = { $percent } %
percent-of = { $name }: { $percent } % translated
words-left = { $count ->
    [0] nothing left to translate
    [one] { $count } word left
   *[other] { $count } words left
}
count-missing = { $count } missing
count-stale = { $count } out of date
count-unconfirmed = { $count } to confirm
count-draft = { $count ->
    [one] { $count } draft
   *[other] { $count } drafts
}
count-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
count-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
nothing-waits = nothing waits
document = Document
progress = Progress
what-waits = What waits
by-language = Documents by language
by-language-lead = What each document lacks in each language. A number leads to the texts.
no-documents = There is nothing to translate yet: no document has a source catalog.

## Filters and search

filters = Filters
filter-all = All
filter-waiting = Waiting
filter-missing = Missing
filter-stale = Out of date
filter-unconfirmed = To confirm
filter-draft = Drafts
filter-findings = With findings
search = Search
search-label = Search in source and translation
search-clear = Show all texts
search-results = { $count ->
    [0] No text has “{ $query }”
    [one] { $count } text has “{ $query }”
   *[other] { $count } texts have “{ $query }”
}
search-more = The first { $count } texts with “{ $query }”; a longer search finds fewer
nothing-shown = No text waits under this filter.
previous-document = Previous document
next-document = Next document

## States of a text

state-missing = Missing
state-draft = Draft
state-stale = Out of date
state-unconfirmed = To confirm
state-translated = Translated
state-excluded = Not translated
state-reviewed = Reviewed

## One text

text-number = Text { $number }
source = Source
comment = Comment
occurrences = Where it stands
source-changed = The source has changed since this was translated:
removed = removed:
added = added:
end-of-change = (end)
insert-code = Insert { $code }
insert-term = Insert “{ $text }”
terms = Terms
term-forbidden = not { $texts }
unit-value = Translation
field-attribute = Attribute “{ $name }”
field-variant = Variant “{ $name }”
field-plural = Plural form “{ $name }”
examples = for example { $examples }
category-zero = zero
category-one = one
category-two = two
category-few = few
category-many = many
category-other = other
copy-to-all = Copy “other” to all forms
copy-source = Copy the source
unsaved = not saved

## What can be done with it

save = Save
save-draft = Save as draft
mark-reviewed = Mark as reviewed
accept = It still fits
accept-hint = Confirms that the translation fits the source as it is now
undo = Undo last save
preview = Preview
preview-title = Preview of the edition
preview-close = Close the preview
preview-empty = Choose “Preview” beside a text: the edition appears here, with what you have typed.

## Findings

findings = Findings
findings-count = { $count ->
    [0] No findings
    [one] { $count } finding
   *[other] { $count } findings
}
severity-error = Error
severity-warning = Warning
severity-info = Note
fix = Fix: { $label }
about-check = About “{ $check }”

## Suggestions

suggestions = Suggestions
suggestions-none = Nothing like it has been translated before.
suggestions-show = Show suggestions
kind-memory = Memory
kind-language = In { $language }
kind-machine = Machine
similarity = { $percent } % alike
machine-show = Show the machine translation
machine-waiting = The program is translating …
machine-fault = No machine translation: { $reason }
machine-draft = Made by a program: to be read before it is saved.
take = Take

## Conflicts

conflict-translation = This text was changed elsewhere while you were writing
conflict-source = The source was changed while you were writing
conflict-lead = Nothing was overwritten. Both are below: keep yours, take the other, or join them in the field and save.
conflict-mine = Your text
conflict-theirs = In the file now
keep-mine = Save mine
take-theirs = Take the other
empty-text = (empty)

## Export and import

exchange = Export and import
export = Export
export-format = Format
export-lead = For CAT tools, spreadsheets and agencies: the texts of this language in one file.
export-document-lead = For CAT tools, spreadsheets and agencies: the texts of this document in one file.
import = Import
import-file = A file that comes back
import-lead = What would change is shown first; nothing is written before you say so.
import-title = What comes back from { $name }
import-apply = Write these changes
import-applied = The changes are written.
import-nothing = Nothing would change.
import-summary = { $changing ->
    [0] No text would change
    [one] { $changing } text would change
   *[other] { $changing } texts would change
}
import-unchanged = { $count ->
    [one] { $count } as it was
   *[other] { $count } as they were
}
import-changed = Changed
import-confirmed = Confirmed
import-conflict = Changed on both sides
import-draft = Draft
import-kept = Kept as it is
import-new = New
import-orphan = Without a place
import-refused = Refused
import-stale = As it was, and out of date
before = Before
after = After

## What was done, said aloud

outcome-saved = Saved. { $findings ->
    [0] No findings.
    [one] { $findings } finding.
   *[other] { $findings } findings.
}
outcome-draft = Saved as a draft. { $findings ->
    [0] No findings.
    [one] { $findings } finding.
   *[other] { $findings } findings.
}
outcome-reviewed = Marked as reviewed. { $findings ->
    [0] No findings.
    [one] { $findings } finding.
   *[other] { $findings } findings.
}
outcome-unchanged = Nothing has changed.
outcome-conflict = Not saved: this text was changed elsewhere. Both texts are shown.
outcome-refused = Not saved: { $reason }
outcome-undone = The last save was taken back.
outcome-cannot-undo = There is nothing to take back, or somebody has changed it since
outcome-gone = Not saved: there is no such text any more
outcome-empty = Not saved: there is no text
outcome-form = Not saved: the form “other”, for all other numbers, is empty
outcome-read-only = Not saved: this workbench is read only.
said-all-done = Nothing waits in this document any more.
said-inserted = Inserted: { $text }
said-not-reached = Not saved: the program does not answer.

## The list of keys

keys-title = Keys
key-save-next = Save and go to the next text that waits
key-save-draft = Save as a draft and stay
key-reviewed = Mark as reviewed and go on
key-accept = Confirm that it still fits
key-move = Previous or next text
key-copy-source = Copy the source into the field
key-insert-next = Insert the next placeable or mark that is still missing
key-suggestion = Take a suggestion
key-fix = Apply the first fix
key-undo = Take back the last save
key-preview = Show the preview with what you have typed
key-list = This list (outside of a field)
key-escape = Close the list or the preview, or leave the field
