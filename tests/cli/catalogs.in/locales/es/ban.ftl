ban = La prohibición
text = La ley fue anulada.
