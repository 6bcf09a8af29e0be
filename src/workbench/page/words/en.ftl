accept = Accept as it is
conflict-source = The source was changed meanwhile. Look at what changed, then save again.
conflict-translation = Somebody else has changed this translation meanwhile. Choose one.
document = Document
documents = Documents
filter-all = All
filter-draft = Drafts
filter-findings = Findings
filter-missing = Missing
filter-stale = Stale
filter-unconfirmed = Unconfirmed
filter-waiting = Waiting
findings = Findings
mark-reviewed = Save as reviewed
mine = Yours
next = Next
not-found = There is no such page
outcome-conflict = Not saved: look at what was changed meanwhile
outcome-empty = Not saved: there is no text
outcome-form = Not saved: the form for all other numbers is missing
outcome-gone = Not saved: there is no such text any more
outcome-read-only = Not saved: this server only shows
outcome-saved = { $findings ->
    [0] Saved
    [one] Saved, { $findings } finding
   *[other] Saved, { $findings } findings
}
outcome-unchanged = Nothing was changed
outcome-undone = The last save was taken back
outcome-cannot-undo = There is nothing to take back, or somebody has changed it since
outcome-accepted = Accepted
outcome-refused = Not saved: { $reason }
previous = Previous
save = Save
save-draft = Save as draft
search = Search
state-draft = Draft
state-excluded = Not translated
state-missing = Missing
state-reviewed = Reviewed
state-stale = Stale
state-translated = Translated
state-unconfirmed = Unconfirmed
theirs = In the file
title-error = This did not work
unit-value = Text
words-left = { $count ->
    [one] { $count } word to go
   *[other] { $count } words to go
}
import-changed = Changed
import-confirmed = Confirmed
import-conflict = Changed on both sides
import-draft = Draft
import-kept = Kept
import-new = New
import-orphan = Without a place
import-refused = Refused
import-stale = Source changed
import-summary = { $changing ->
    [one] { $changing } text is written, { $unchanged } as it was
   *[other] { $changing } texts are written, { $unchanged } as they were
}
import-written = Written
