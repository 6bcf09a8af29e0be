title-contact = Contacto

contact = Contacto

press = Prensa

press-is = Escriba a <a href="mailto:press@openbridges.example">la oficina de prensa</a>, o lea <a href="about.md">quiénes somos</a> y <a href="2024/thanks.md">nuestro agradecimiento</a>.

bridge-alt = Un puente
