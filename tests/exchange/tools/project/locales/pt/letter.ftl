-coalition = a Coligação Travessias Justas

greeting = Ao { $ministry } e a quem integra { -coalition }:

deadline = A resposta deve chegar em 20 dias.
every-child = Nenhuma criança é devolvida sem ser ouvida. «Em todas as decisões relativas a crianças», diz a Convenção, o seu interesse vem primeiro.

# Sobre o botão.
sign = <a data-l10n-name="sign">Assine a carta</a>
    .title = Assine até { DATETIME($deadline, dateStyle: "long") }
signed =
    { $people ->
        [0] Ainda ninguém assinou.
       *[other] Assinaram { $people } pessoas.
    }
