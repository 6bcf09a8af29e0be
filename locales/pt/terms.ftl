### Termos compartilhados, português do Brasil. O código da pasta é apenas “pt”, mas a língua é a do Brasil.
###
### Cada termo é escrito uma só vez aqui e citado como { -id } nos catálogos, para que uma organização, uma reunião ou uma expressão técnica apareça da mesma forma em todas as notas.
### Os artigos, as contrações e a concordância ficam na frase. Quando um termo tem várias formas, a mensagem pede uma delas: { -summit(form: "short") }.
### Todos os termos existem em todas as línguas, com o mesmo identificador e as mesmas formas.

## Organizações
##
## Os nomes oficiais não são traduzidos. Forma completa com a sigla na primeira menção; depois, apenas a sigla.
## Artigo conforme o equivalente em português: o Center, o Office (escritório), o Group, a Commission; a Refugees International, como organização.

-cda =
    { $form ->
       *[full] Center for Democracy in the Americas (CDA)
        [acronym] CDA
    }
-cgrs =
    { $form ->
       *[full] Center for Gender & Refugee Studies (CGRS)
        [acronym] CGRS
    }
# O nome oficial é espanhol e se mantém em todas as línguas.
-cejil =
    { $form ->
       *[full] Centro por la Justicia y el Derecho Internacional (CEJIL)
        [acronym] CEJIL
    }
# O nome oficial é espanhol e se mantém em todas as línguas.
-imumi =
    { $form ->
       *[full] Instituto para las Mujeres en la Migración (IMUMI)
        [acronym] IMUMI
    }
-wola =
    { $form ->
       *[full] Washington Office on Latin America (WOLA)
        [acronym] WOLA
    }
-wrc =
    { $form ->
       *[full] Women’s Refugee Commission (WRC)
        [acronym] WRC
    }
-lawg =
    { $form ->
       *[full] Latin America Working Group (LAWG)
        [acronym] LAWG
    }
-refugees-international =
    { $form ->
       *[full] Refugees International (RI)
        [acronym] RI
    }

## Governos, reuniões e documentos

# Com artigo e verbo no plural: “os Estados Unidos sediarão”. Em texto corrido, prefere-se o nome completo à sigla “EUA”.
-us = Estados Unidos
# Não “administração Biden”, que é decalque. “Governo” em minúscula.
-biden-administration = governo Biden
# Realizada na Cidade do Panamá em 19 e 20 de abril de 2022.
-ministerial-conference =
    { $form ->
       *[full] Conferência Ministerial sobre Migração e Proteção
        [short] Conferência Ministerial
    }
# Realizada em Los Angeles de 6 a 10 de junho de 2022. “IX Cúpula das Américas” também é correto; aqui, sempre por extenso. Em Portugal se diz “cimeira”.
-summit =
    { $form ->
       *[full] Nona Cúpula das Américas
        [short] Cúpula
    }
# Em minúscula: ainda não era um título. Foi assinada em 10 de junho de 2022 como Declaração de Los Angeles sobre Migração e Proteção.
-regional-declaration = declaração regional sobre migração e proteção
# Título do documento que as organizações publicam; as aspas pertencem à mensagem. Só a primeira palavra e os nomes próprios levam maiúscula.
-guiding-principles = Princípios orientadores para um marco regional sobre migração e proteção nas Américas
# Compromisso entre governos que não é um tratado. Deve ser distinguido de “acordo” (agreement): a nota menciona os dois.
-arrangement =
    { $form ->
       *[singular] entendimento
        [plural] entendimentos
    }

## Proteção internacional

# No Brasil, “refúgio” (Lei 9.474/1997). “Asilo” é outro instituto, o asilo político, e aqui seria um falso amigo.
-asylum = refúgio
# Pessoas cujo pedido ainda não foi decidido. Serve para todos os gêneros: “pessoas migrantes, solicitantes de refúgio e refugiadas”.
-asylum-seekers = solicitantes de refúgio
# Proibição de devolver uma pessoa a um lugar onde sua vida ou liberdade corra perigo (artigo 33 da Convenção de 1951). Costuma-se dizer “o princípio da não devolução”; sem hífen.
-non-refoulement = não devolução
# Vias seguras e regulamentadas de admissão em um país, além do refúgio e do reassentamento.
-complementary-pathways =
    { $form ->
       *[plain] vias complementares
        [legal] vias legais complementares
    }
# Entre Estados: cada um assume a parte que lhe cabe. O contrário é a transferência de responsabilidades para terceiros.
-responsibility-sharing = compartilhamento de responsabilidades

## Política migratória

# Não “causas raiz”, que é decalque. Nome de uma estratégia dos Estados Unidos de julho de 2021.
-root-causes = causas profundas
# Não “aplicação da lei”: em inglês, é a política de controle, detenção e deportação.
-enforcement = controle migratório
-civil-society = sociedade civil

## Pessoas e lugares

# Em textos jurídicos também se lê “violência baseada no gênero”.
-sgbv = violência sexual e de gênero
# Forma corrente no Brasil e a que as organizações assinaram: nenhuma letra é acrescentada, retirada ou movida.
-lgbtqia = LGBTQIA+
# Forma usada pela OIM e pelo ACNUR no Brasil. Também se lê “Estreito de Darién”, que pode ser entendido como braço de mar.
-darien-gap = Tampão de Darién
