testimonies = Testimonios

rosa = Rosa, 34

rosa-says = Conté las olas. <a href="#luis">Luis</a> nos contó a nosotros.

luis-says = <span id="luis">Éramos</span> 41; la [lista](../files/report.pdf#page=2) tiene sus nombres.
