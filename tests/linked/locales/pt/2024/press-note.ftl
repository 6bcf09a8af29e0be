note = NOTA À IMPRENSA

note-is = A proibição caiu: https://openbridges.example/press. Pergunte a press@openbridges.example.
