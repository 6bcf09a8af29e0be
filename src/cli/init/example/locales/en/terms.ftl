# Terms that every text of a language shares.

-ministry = Ministry of Justice
