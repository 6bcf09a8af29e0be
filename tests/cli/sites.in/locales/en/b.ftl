title = Statement b
text = Text b.
