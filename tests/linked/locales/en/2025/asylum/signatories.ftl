signatories = Signatories

all-are = <span id="all">Nine States</span> signed [the principles](principles.md).
