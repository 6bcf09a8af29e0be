testimonies = Testemunhos

rosa = Rosa, 34

rosa-says = Contei as ondas. <a href="#luis">Luis</a> contou-nos a nós.

luis-says = <span id="luis">Éramos</span> 41; a [lista](../files/report.pdf#page=2) tem os nomes.
