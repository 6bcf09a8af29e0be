title = Fin de la prohibición

ban-lead = La prohibición del asilo debe terminar. Decimos [por qué](#reasons) y [qué pedimos](#qué-pedimos).

reasons = Razones

reasons-are = Devuelve a las personas al peligro, contra [el principio de no devolución](../2025/asylum/principles.md#no-return).

ask = Qué pedimos

ask-is = Abran la puerta. Las [preguntas](../2025/asylum/questions.md#quién-firma) tienen respuesta; las [gracias](thanks.md) vienen después.
