title = { $name } の題
