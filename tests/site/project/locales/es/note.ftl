title = Una nota
note = Una nota
all = Para <b>todas</b> y todos.
