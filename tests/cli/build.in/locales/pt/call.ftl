title = Um apelo
