### Shared terms, English (source).
###
### A term is written once here and referred to as { -id } in the catalogs, so that an organisation, a meeting or a term of art reads the same in every statement.
### Articles, prepositions and plurals that the sentence needs stay in the sentence. Where a term has several forms, the message asks for one: { -summit(form: "short") }.
### Every term here exists in every locale, under the same id and with the same forms.

## Organisations
##
## Official names are never translated. Full form with the acronym at the first mention, the acronym alone afterwards.

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
# Its official name is Spanish and stays so in every language.
-cejil =
    { $form ->
       *[full] Centro por la Justicia y el Derecho Internacional (CEJIL)
        [acronym] CEJIL
    }
# Its official name is Spanish and stays so in every language.
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

## Governments, meetings and documents

# The country. In English the abbreviation is used as a noun and before a noun: “the U.S. government”.
-us = U.S.
# The executive under President Biden, not the civil service. A false friend in Spanish and Portuguese.
-biden-administration = Biden administration
# Held in Panama City on 19 and 20 April 2022.
-ministerial-conference =
    { $form ->
       *[full] Ministerial Conference on Migration and Protection
        [short] Ministerial Conference
    }
# Held in Los Angeles from 6 to 10 June 2022. The short form keeps its capital: it is this Summit.
-summit =
    { $form ->
       *[full] Ninth Summit of the Americas
        [short] Summit
    }
# Not yet a title when this was written: the text was signed on 10 June 2022 as the Los Angeles Declaration on Migration and Protection.
-regional-declaration = regional declaration on migration and protection
# Title of the document that the organisations publish; the quotation marks belong to the message.
-guiding-principles = Guiding principles for a regional framework on migration and protection in the Americas
# An understanding between governments that is not a treaty. Keep it apart from “agreement”: the statement names both.
-arrangement =
    { $form ->
       *[singular] arrangement
        [plural] arrangements
    }

## International protection

# The right of article 14 of the Universal Declaration: to seek asylum, whatever the decision will be.
-asylum = asylum
# People whose claim has not been decided yet. Neither “refugees” nor “migrants”.
-asylum-seekers = asylum seekers
# The rule that nobody may be sent back to a place where life or freedom is in danger (article 33 of the Refugee Convention).
-non-refoulement = non-refoulement
# Safe and regulated ways to be admitted to a country, besides asylum and resettlement: family reunification, work, study, sponsorship.
-complementary-pathways =
    { $form ->
       *[plain] complementary pathways
        [legal] complementary legal pathways
    }
# Between states: each takes its fair part in the protection of refugees. Its opposite is responsibility shifting.
-responsibility-sharing = responsibility sharing

## Migration policy

# What makes people leave. The name of a U.S. strategy of July 2021, beside the collaborative migration management strategy.
-root-causes = root causes
# Control, detention and deportation as a policy. Not the enforcement of laws in general.
-enforcement = enforcement
-civil-society = civil society

## People and places

# Harm done to people because of their sex or gender; sexual violence is named first.
-sgbv = sexual and gender-based violence
# The form that the organisations signed: no letter is added, dropped or moved.
-lgbtqia = LGBTQIA+
# The roadless forest between Colombia and Panama.
-darien-gap = Darien Gap
