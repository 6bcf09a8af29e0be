### Nota conjunta de 19 de abril de 2022 sobre a Conferência Ministerial sobre Migração e Proteção, Panamá.
### Português do Brasil, embora o código da pasta seja apenas “pt”. Aspas curvas “ ”; maiúsculas só onde o português as pede.
### O ponto vem sempre depois das aspas de fechamento. Há manuais brasileiros que o põem antes quando a citação é o período inteiro; aqui se mantém uma só regra.
### Linguagem inclusiva sem desdobramentos: “pessoas migrantes, solicitantes de refúgio e refugiadas”. Os nomes e as expressões técnicas vêm de terms.ftl, onde são explicados.

## Cabeçalho

# Título: maiúscula só na primeira palavra, sem ponto final. “Migrantes” e não “imigrantes”, porque o texto fala também de quem está em trânsito ou retorna.
title = Organizações de direitos humanos e de direitos das pessoas migrantes pedem consulta inclusiva à sociedade civil e transparência nas negociações regionais sobre migração
place = Panamá

## Introdução
##
## A coalizão informa em terceira pessoa, em estilo de notícia.

# “Hoje” é 19 de abril de 2022. “Nesse encontro” se refere à Cúpula de junho, não à conferência que começa.
# No inglês falta o ponto final, por descuido; em português ele é colocado.
lead = Começa hoje, no Panamá, a { -ministerial-conference }, organizada conjuntamente pelos { -us } e pelo Panamá. A conferência ocorre um mês depois que os { -us } e a Costa Rica anunciaram um { -arrangement } conjunto sobre migração e proteção e no período que antecede a { -summit }, que os { -us } sediarão em junho. Embora a migração não figure especificamente entre os cinco pilares temáticos da { -summit(form: "short") }, o presidente Biden anunciou que, nesse encontro, será assinada uma { -regional-declaration } e serão discutidas iniciativas relacionadas à migração.
# “Nota”, para não confundir com a declaração regional. Os dois-pontos abrem a citação dos dois parágrafos seguintes.
signatories = Em resposta, o { -cda }, o { -cgrs }, o { -cejil }, o { -imumi }, o { -wola }, a { -wrc }, o { -lawg } e a { -refugees-international } divulgaram a seguinte nota:

## A nota conjunta
##
## As oito organizações falam em uma só voz, na primeira pessoa do plural.
## Uma só citação em dois parágrafos: cada parágrafo abre com “ e só o último fecha com ”.

# As aspas abrem e não fecham: a citação continua em quote-transparency.
quote-consultation = “Nossas organizações conclamam os mais de 20 governos participantes da { -ministerial-conference(form: "short") } a garantir que uma abordagem regional colaborativa seja desenvolvida em consulta com a { -civil-society } e que ela priorize o respeito às pessoas migrantes, { -asylum-seekers } e refugiadas por meio de maior proteção e mais { -complementary-pathways(form: "legal") }, de assistência humanitária e de acesso à justiça.
# A citação continua e fecha aqui, com o ponto depois das aspas.
# “Os governos da região” e não “os governos regionais”, que seriam os de estados ou províncias.
quote-transparency = “Embora reconheçamos os esforços recentes do governo dos { -us } para dialogar com organizações da { -civil-society } sobre os avanços alcançados em suas estratégias de gestão colaborativa da migração e de enfrentamento de suas { -root-causes }, preocupa-nos a falta de uma consulta inclusiva nas negociações regionais sobre migração e proteção. Conclamamos o { -biden-administration }, em conjunto com os governos da região, a debater a { -regional-declaration } com atores da { -civil-society } e a tornar público o texto dos { -arrangement(form: "plural") } ou acordos bilaterais pertinentes”.

## Os princípios orientadores
##
## Volta a terceira pessoa. Os seis princípios completam a frase de principles-intro, “todo marco regional deve:”; por isso cada um começa com um infinitivo.
## Maiúscula no início de cada um, ponto e vírgula no fim e ponto final depois do último.

# Termina em “deve:”, a que se seguem os seis infinitivos.
principles-intro = Como contribuição a essas discussões regionais, nossas organizações também publicam um conjunto de “{ -guiding-principles }”. Além de priorizar a consulta inclusiva à { -civil-society } e a transparência, os princípios defendem que todo marco regional deve:
principle-asylum = Garantir a toda pessoa o direito de solicitar { -asylum } e respeitar o princípio da { -non-refoulement } e o acesso ao território, a fim de fazer valer as normas e os acordos nacionais, regionais e internacionais vigentes;
principle-pathways = Colocar no centro a proteção e as { -complementary-pathways }, além da assistência humanitária ao longo da rota migratória, e priorizar as necessidades de proteção e os direitos humanos na gestão das fronteiras, em vez das medidas de { -enforcement };
# “Desaparecidas”, e não “perdidas”: é o termo dos direitos humanos na região.
principle-justice = Criar iniciativas colaborativas nacionais e regionais para investigar e levar a julgamento, de forma conjunta, as violações de direitos humanos e os crimes cometidos contra pessoas migrantes, refugiadas e { -asylum-seekers }, para buscar as pessoas migrantes desaparecidas e para promover o acesso à justiça;
principle-responsibility = Assegurar o { -responsibility-sharing }, em vez de sua transferência para terceiros, para que os custos não recaiam de forma desproporcional sobre os governos dos países de acolhida e as organizações da { -civil-society };
# “Children” são todas as pessoas com menos de 18 anos: crianças e adolescentes.
principle-rights = Zelar pelos direitos e atender às necessidades de crianças, adolescentes e jovens, mulheres, famílias e populações indígenas, negras, { -lgbtqia } e deslocadas internamente, o que inclui enfrentar os índices alarmantes de { -sgbv } sofrida pelas pessoas migrantes que atravessam o { -darien-gap } e viajam por outras regiões das Américas;
principle-integration = Facilitar a integração das pessoas recém-chegadas e das pessoas migrantes que retornam a seus países de origem.

## Citação final

# As organizações voltam a falar: nova citação de um só parágrafo, que abre e fecha.
# A migração não é tratada como um problema a resolver; por isso “responder a” e não “solucionar”.
closing-quote = “Não é possível responder à migração na região com uma abordagem que coloque o { -enforcement } em primeiro lugar. Instamos os governos a centrar, nos próximos meses, as discussões na responsabilidade compartilhada de garantir o direito de solicitar { -asylum } e o acesso a { -complementary-pathways(form: "legal") } e à assistência humanitária. Tanto nossas organizações quanto outras reúnem um imenso acervo de conhecimento especializado e experiência que pode ajudar os governos a atender às crescentes necessidades das pessoas migrantes vindas de todo o mundo. Esperamos poder contribuir para promover uma migração segura, ordenada e humana em todo o hemisfério”.
