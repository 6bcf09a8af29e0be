title = The title of { $name }
internal-note = Not for translation
internal-sign = Sign
