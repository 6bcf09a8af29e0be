### The words around a statement. A project says them otherwise, or adds to them, in `templates/<locale>.ftl`.
###
### Where it says so, a text can use $site (the name of the site), $date and $updated (in words), $version,
### $language (the language of the original), $page and $pages.

## Around the statement

# The first link of a page, for those who hear it.
skip-to-text = Skip to the text
languages = Languages
original = Original
translation = Translation
signatories = Signatories
# Footnotes.
notes = Notes
table-of-contents = Table of contents
published-on = Published on { $date }
updated-on = Updated on { $updated }
version = Version { $version }
# Before the names of the other files of a statement: PDF, Word, EPUB.
other-formats = In other formats
about-organisation = About { $name }
press-contact = Press contact
contact = Contact
# $embargo: the day in words, with the hour where there is one.
embargo = Embargoed until { $embargo }

## Alerts in the text

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

## Which text counts

about-text = About this text
original-in = Original: { $language }
original-prevails = In case of divergence, the original prevails.

## Passages that are not what they should be
##
## A note before the text, and a few words at each passage.

notice = Please note
has-untranslated = Some passages of this page have not been translated yet. They are shown in the original language and marked.
untranslated-passage = Not translated yet
has-stale = Some passages of this page were translated from an earlier version of the original. They are marked.
stale-passage = Translated from an earlier version
has-drafts = Some passages of this page are translations that have not been reviewed yet. They are marked.
draft-passage = Translation not reviewed yet
has-omitted = This page leaves out some passages of the original whose translation is not ready yet.

## Many statements

# Where the site has no name of its own.
site-title = Statements
all-statements = All statements
newest-statements = Newest statements
feed = Subscribe
read-online = Read online
side-by-side = Side by side
page-of = Page { $page } of { $pages }

## Side by side, for those who review translations

nothing-pending = Every passage is translated and up to date.
original-changed = What has changed in the original since then
reviewed-by = Reviewed by
review-date = Date
signature = Signature
field-title = Title
field-subtitle = Subtitle
field-description = Description
field-summary = Summary
field-dateline = Dateline
field-place = Place

## Languages, as in “Original: English”

language-ar = Arabic
language-ca = Catalan
language-de = German
language-en = English
language-es = Spanish
language-fr = French
language-gn = Guarani
language-ht = Haitian Creole
language-it = Italian
language-pt = Portuguese
language-qu = Quechua
language-ru = Russian
language-zh = Chinese
