press = Willay
skip-to-text = Qillqaman
