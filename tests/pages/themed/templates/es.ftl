press-office = Prensa
signatories = Quienes firman
