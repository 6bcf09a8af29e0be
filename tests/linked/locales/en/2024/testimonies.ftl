testimonies = Testimonies

rosa = Rosa, 34

rosa-says = I counted the waves. <a href="#luis">Luis</a> counted us.

luis-says = <span id="luis">We</span> were 41; the [list](../files/report.pdf#page=2) has their names.
