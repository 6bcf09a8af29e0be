signatories = Firmantes

all-are = <span id="all">Nueve Estados</span> firmaron [los principios](principles.md).
