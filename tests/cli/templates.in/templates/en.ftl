press = Press
