-coalition = a Coligação Travessias Justas

greeting = Ao { $ministry } e a quem integra { -coalition }:
report-link = Leia primeiro **o nosso relatório** sobre [as travessias](https://example.org/report?a=1&b=2).

deadline = A resposta deve chegar em 20 dias.
every-child = Nenhuma criança é devolvida sem ser ouvida. «Em todas as decisões relativas a crianças», diz a Convenção, o seu interesse vem primeiro.

# Sobre o botão.
sign = <a data-l10n-name="sign">Assine a carta</a>
    .title = Assine até { DATETIME($deadline, dateStyle: "long") }
signed =
    { $people ->
        [0] Ainda ninguém assinou.
        [one] Assinou uma pessoa.
       *[other] Assinaram { $people } pessoas.
    }
