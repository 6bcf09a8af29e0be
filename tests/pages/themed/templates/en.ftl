press-office = Press office
