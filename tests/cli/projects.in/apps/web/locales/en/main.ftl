open = Open
close = Close the window
