### Términos compartidos, español neutro de América Latina, según las normas de la RAE.
###
### Cada término se escribe una sola vez aquí y se cita como { -id } en los catálogos, para que una organización, una reunión o una expresión técnica se lea igual en todos los comunicados.
### Los artículos, las preposiciones y la concordancia quedan en la oración. Si un término tiene varias formas, el mensaje pide una: { -summit(form: "short") }.
### Todos los términos existen en todas las lenguas, con el mismo identificador y las mismas formas.

## Organizaciones
##
## Los nombres oficiales no se traducen. Forma completa con la sigla en la primera mención; después, solo la sigla.
## Artículo según el equivalente español: el Center, el Group, la Office, la Commission; Refugees International va sin artículo.

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
# Su nombre oficial es español y se conserva en todas las lenguas.
-cejil =
    { $form ->
       *[full] Centro por la Justicia y el Derecho Internacional (CEJIL)
        [acronym] CEJIL
    }
# Su nombre oficial es español y se conserva en todas las lenguas.
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

## Gobiernos, reuniones y documentos

# Sin artículo y con el verbo en singular: «Estados Unidos acogerá». En un texto corrido se prefiere el nombre completo a la abreviatura «EE. UU.».
-us = Estados Unidos
# No «la administración Biden», que es un calco. «Gobierno», con mayúscula también en plural cuando designa al poder ejecutivo.
-biden-administration = Gobierno de Biden
# Celebrada en la ciudad de Panamá el 19 y el 20 de abril de 2022.
-ministerial-conference =
    { $form ->
       *[full] Conferencia Ministerial sobre Migración y Protección
        [short] Conferencia Ministerial
    }
# Celebrada en Los Ángeles del 6 al 10 de junio de 2022. También es válido «IX Cumbre de las Américas»; aquí, siempre con el ordinal en letra.
-summit =
    { $form ->
       *[full] Novena Cumbre de las Américas
        [short] Cumbre
    }
# En minúscula: aún no era un título. Se firmó el 10 de junio de 2022 como Declaración de Los Ángeles sobre Migración y Protección.
-regional-declaration = declaración regional sobre migración y protección
# Título del documento que publican las organizaciones; las comillas pertenecen al mensaje. Solo la primera palabra y los nombres propios llevan mayúscula.
-guiding-principles = Principios rectores para un marco regional sobre migración y protección en las Américas
# Compromiso entre Gobiernos que no es un tratado. Ha de distinguirse de «acuerdo» (agreement): el comunicado nombra ambos.
-arrangement =
    { $form ->
       *[singular] entendimiento
        [plural] entendimientos
    }

## Protección internacional

# El derecho es a «solicitar asilo», sea cual sea la decisión.
-asylum = asilo
# Personas cuya solicitud aún no se ha resuelto. Vale para todos los géneros: «personas migrantes, solicitantes de asilo y refugiadas».
-asylum-seekers = solicitantes de asilo
# Prohibición de devolver a una persona a un lugar donde su vida o su libertad corran peligro (artículo 33 de la Convención de 1951). Suele leerse «el principio de no devolución»; sin guion.
-non-refoulement = no devolución
# Vías seguras y reguladas de admisión en un país, además del asilo y el reasentamiento. Así las llama el ACNUR.
-complementary-pathways =
    { $form ->
       *[plain] vías complementarias
        [legal] vías legales complementarias
    }
# Entre Estados: cada uno asume la parte que le corresponde. Su contrario es el traslado de responsabilidades a terceros.
-responsibility-sharing = reparto de responsabilidades

## Política migratoria

# No «causas raíz», que es un calco. Nombre de una estrategia estadounidense de julio de 2021.
-root-causes = causas fundamentales
# No «aplicación de la ley»: en inglés nombra la política de control, detención y deportación.
-enforcement = control migratorio
-civil-society = sociedad civil

## Personas y lugares

# Se prefiere a «violencia basada en género», que calca el inglés.
-sgbv = violencia sexual y de género
# En la región también se escribe «LGBTIQ+», pero las organizaciones firmaron esta forma: no se añaden, quitan ni mueven letras.
-lgbtqia = LGBTQIA+
# «Tapón» en minúscula, porque es nombre común; con artículo: «del Darién».
-darien-gap = tapón del Darién
