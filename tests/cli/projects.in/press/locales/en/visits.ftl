ban-visits = A ban on visits

lead = Nobody may visit the prison.
