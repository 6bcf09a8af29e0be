title = Statement a
text = Text a.
