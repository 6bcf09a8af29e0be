title = Uma nota
note = Uma nota
all = Para <b>todas</b> e todos.
