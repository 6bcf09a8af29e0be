### Words of the page to try paridad on. Buttons are imperatives; the page speaks to nobody in particular.

title = Try paridad
lead = A statement and its translations, checked while they are written. Everything happens in this page: nothing is sent anywhere.
reader-language = Language of this page
texts = Texts
example = Show the example
empty = Empty all texts
statement = Statement
statement-label = The statement, in Markdown
catalog-label = Catalog in { $language }
catalog-help = A catalog has one message per block of the statement: id = text. The English catalog says what the blocks are called.
language-en = English
language-es = Spanish
language-pt = Portuguese
findings = Findings
findings-english = The findings themselves are in English.
count-findings = { $count ->
    [0] No findings
    [one] { $count } finding
   *[other] { $count } findings
}
severity-error = Error
severity-warning = Warning
severity-info = Note
fix = Fix: { $title }
edition = Edition
edition-language = Language of the edition
edition-title = The edition in { $language }
refused = This edition is not published:
no-edition = There is no edition in this language: a statement and a catalog are needed.
