title = El título de { $name }
