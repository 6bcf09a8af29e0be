title = A note
note = A note
all = To <b>all</b> &amp; everyone.
