note = NOTA DE PRENSA

note-is = La prohibición cayó: https://openbridges.example/press. Pregunte a press@openbridges.example.
