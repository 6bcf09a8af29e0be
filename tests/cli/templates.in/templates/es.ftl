press = Prensa

odd = { $
