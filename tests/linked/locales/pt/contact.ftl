title-contact = Contato

contact = Contato

press = Imprensa

press-is = Escreva para <a href="mailto:press@openbridges.example">a assessoria de imprensa</a>, ou leia <a href="about.md">quem somos</a> e <a href="2024/thanks.md">o nosso agradecimento</a>.

bridge-alt = Uma ponte
