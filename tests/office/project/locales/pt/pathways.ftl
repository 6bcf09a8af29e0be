title = Vias seguras para pessoas em mobilidade
subtitle = Declaração conjunta
place = Quito
lead = As organizações signatárias pedem aos governos da região que **mantenham as fronteiras abertas** a quem procura *proteção internacional*.[^data] Agradecemos a <span lang="qu">Ecuador Runakunapak Rikcharimuy</span> o acolhimento.
asks = O que pedimos
signatories-1-country = Equador
