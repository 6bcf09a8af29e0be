note = PRESS NOTE

note-is = The ban has fallen: https://openbridges.example/press. Ask press@openbridges.example.
