### Joint press release of 19 April 2022 on the Ministerial Conference on Migration and Protection, Panama.
### Source catalog: one message per block of content/2022-panama-ministerial.md, in the order of the document. Formatted with terms.ftl, each message is its block, letter for letter.
### Names of organisations, meetings and terms of art come from terms.ftl; their comments there say what they mean.

## Front matter

# Headline, in Title Case. Use the capitals of your language. The terms are spelled out here because of those capitals.
title = Human Rights and Immigrant Rights Groups Call for Inclusive Civil Society Consultation and Transparency in Regional Negotiations on Migration
# Dateline: the country (the text says “in Panama”), not only its capital.
place = Panama

## Introduction
##
## The coalition reports in the third person, in plain news style.

# “Today” is 19 April 2022. “The convening” is the Summit in June, not the conference that begins.
# The full stop after “will be discussed” is missing in the original and is not to be added here. Translations end with one.
lead = Today, the { -ministerial-conference } in Panama co-hosted by the { -us } and Panama kicks off. This conference takes place a month after the { -us } and Costa Rica announced a joint { -arrangement } on migration and protection and in the leadup to the { -summit } that the { -us } will host in June. Although migration is not specifically one of the { -summit(form: "short") }’s five thematic pillars, President Biden announced that a { -regional-declaration } will be signed at the convening and migration-related initiatives will be discussed
# The eight signatories, in this order. The colon opens the quotation of the next two paragraphs.
signatories = In response, the { -cda }, { -cgrs }, { -cejil }, { -imumi }, { -wola }, { -wrc }, { -lawg }, and { -refugees-international } released the following statement:

## The joint statement
##
## The eight organisations speak together: “we”, “our organizations”.
## One quotation over two paragraphs: English opens each paragraph with “ and closes only the last with ”.

# The mark opens here and does not close: the quotation goes on in quote-transparency.
# “Increased” governs both “protection” and “complementary legal pathways”. “Respect for” is owed to people, all three groups alike.
quote-consultation = “Our organizations call on the more than 20 participating governments of the { -ministerial-conference(form: "short") } to ensure that a collaborative regional approach be developed in consultation with { -civil-society } and that it prioritizes respect for migrants, { -asylum-seekers }, and refugees through increased protection and { -complementary-pathways(form: "legal") }, humanitarian assistance, and access to justice.
# The quotation goes on and closes here. “Their strategies” are those of the U.S. government: one on collaborative migration management, one on root causes.
# “Regional governments” are the governments of the countries of the region, not of provinces.
quote-transparency = “While we recognize the { -us } government’s recent efforts to discuss progress made on their collaborative migration management and { -root-causes } strategies with { -civil-society } organizations, we are concerned about the lack of inclusive consultation in regional negotiations on migration and protection. We call on the { -biden-administration }, together with regional governments, to discuss the { -regional-declaration } with { -civil-society } actors and to publicly release the text of relevant bilateral { -arrangement(form: "plural") } or agreements.”

## The guiding principles
##
## Back to the third person. The six principles complete the sentence of principles-intro, “… call on any regional framework to:”, so each begins with a verb in the infinitive.
## A capital at the start of each, a semicolon at its end, a full stop after the last.

# Ends with “to:”, and the six verbs follow. A translation must end so that an infinitive can follow.
principles-intro = To contribute to these regional discussions, our organizations are also publishing a set of “{ -guiding-principles }.” In addition to prioritizing inclusive { -civil-society } consultation and transparency, the principles also call on any regional framework to:
# “Domestic, regional, and international” describes both the law and the agreements.
principle-asylum = Guarantee an individual’s right to seek { -asylum }, respect { -non-refoulement } and access to territory to uphold existing domestic, regional, and international law and agreements;
principle-pathways = Center on protection and { -complementary-pathways } in addition to humanitarian assistance along the migratory route and prioritize protection needs and human rights in border management instead of { -enforcement } measures;
# “Disappeared” is more than missing: it is the word for victims of disappearance in Latin America. “Prosecute” is to bring before a court.
principle-justice = Create collaborative national and regional initiatives to jointly investigate and prosecute human rights violations and crimes against migrants, refugees, and { -asylum-seekers }, to search for disappeared migrants, and to promote access to justice;
principle-responsibility = Ensure { -responsibility-sharing } instead of responsibility shifting so that host governments and { -civil-society } organizations aren’t disproportionately left with the costs;
# “Populations” goes with “Indigenous, Black, LGBTQIA+ and internally displaced”. “Children” are all persons under 18.
principle-rights = Address the rights and needs of children and youth, women, families, Indigenous, Black, { -lgbtqia } and internally displaced populations, including by addressing the alarming rates of { -sgbv } experienced by migrants crossing the { -darien-gap } and traveling through other regions of the Americas;
# The English is elliptic: integration both of people who arrive and of people who return.
principle-integration = Facilitate the integration of new arrivals and for migrants returning to their home countries.

## Closing quotation

# The organisations speak again: a new quotation of one paragraph, which opens and closes.
# Loosely built in English: what cannot be done with an enforcement-first approach is to respond to migration. Migration is not called a problem.
closing-quote = “Addressing regional migration cannot be solved by an { -enforcement }-first approach. In the coming months, we urge governments to center discussions on the shared responsibility to ensure the right to seek { -asylum }, access to { -complementary-pathways(form: "legal") } and humanitarian assistance. Our organizations and others have immense expertise and experience that can assist governments as they meet the growing needs of migrants from all over the world. We look forward to helping promote safe, orderly, and humane migration throughout the hemisphere.”
