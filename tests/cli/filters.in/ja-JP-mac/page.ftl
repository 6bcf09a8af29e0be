title = { $namae } の題
