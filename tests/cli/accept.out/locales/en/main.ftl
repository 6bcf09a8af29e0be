lead = More than 25 states signed the declaration.
minor = The committee agreed.
draft = Nobody is returned to danger.
new = Children are heard.
empty = Nothing
