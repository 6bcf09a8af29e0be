hello = Hello, { $name }
    .title = Greeting
bye = Goodbye
