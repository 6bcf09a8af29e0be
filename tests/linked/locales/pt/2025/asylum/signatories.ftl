signatories = Signatárias

all-are = <span id="all">Nove Estados</span> assinaram [os princípios](principles.md).
