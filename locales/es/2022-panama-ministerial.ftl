### Comunicado conjunto del 19 de abril de 2022 sobre la Conferencia Ministerial sobre Migración y Protección, Panamá.
### Español neutro de América Latina, según las normas de la RAE: comillas angulares, punto siempre después de la comilla de cierre, mayúsculas solo donde el español las pide.
### Lenguaje incluyente sin desdoblar: «personas migrantes, solicitantes de asilo y refugiadas». Los nombres y las expresiones técnicas vienen de terms.ftl, donde se explican.

## Encabezado

# Titular: mayúscula solo en la primera palabra, sin punto final. «Migrantes» y no «inmigrantes», porque el texto habla también de quienes están en tránsito o regresan.
title = Organizaciones de derechos humanos y de derechos de las personas migrantes piden una consulta inclusiva con la sociedad civil y transparencia en las negociaciones regionales sobre migración
place = Panamá

## Introducción
##
## La coalición informa en tercera persona, con estilo de noticia.

# «Hoy» es el 19 de abril de 2022. «Ese encuentro» es la Cumbre de junio, no la conferencia que comienza.
# Al inglés le falta el punto final por descuido; en español se pone.
lead = Hoy comienza en Panamá la { -ministerial-conference }, organizada conjuntamente por { -us } y Panamá. Esta conferencia tiene lugar un mes después de que { -us } y Costa Rica anunciaran un { -arrangement } conjunto sobre migración y protección, y en la antesala de la { -summit }, que { -us } acogerá en junio. Aunque la migración no figura específicamente entre los cinco pilares temáticos de la { -summit(form: "short") }, el presidente Biden anunció que en ese encuentro se firmará una { -regional-declaration } y se debatirán iniciativas relacionadas con la migración.
# «Pronunciamiento», para no confundirlo con la declaración regional. Los dos puntos abren la cita de los dos párrafos siguientes.
signatories = En respuesta, el { -cda }, el { -cgrs }, el { -cejil }, el { -imumi }, la { -wola }, la { -wrc }, el { -lawg } y { -refugees-international } emitieron el siguiente pronunciamiento:

## El pronunciamiento conjunto
##
## Hablan las ocho organizaciones a una sola voz, en primera persona del plural.
## Una sola cita en dos párrafos: se abre con «, el segundo párrafo empieza con la comilla de seguir » y la cita se cierra con » al final.

# La comilla se abre y no se cierra: la cita sigue en quote-transparency.
quote-consultation = «Nuestras organizaciones hacen un llamado a los más de 20 Gobiernos participantes en la { -ministerial-conference(form: "short") } para que garanticen que se elabore un enfoque regional colaborativo en consulta con la { -civil-society } y que este priorice el respeto a las personas migrantes, { -asylum-seekers } y refugiadas mediante una mayor protección y más { -complementary-pathways(form: "legal") }, asistencia humanitaria y acceso a la justicia.
# Empieza con la comilla de seguir (») y se cierra aquí, con el punto detrás. No es una errata.
# «Los Gobiernos de la región» y no «los gobiernos regionales», que serían los de provincias o departamentos.
quote-transparency = »Si bien reconocemos los esfuerzos recientes del Gobierno de { -us } por dialogar con organizaciones de la { -civil-society } sobre los avances logrados en sus estrategias de gestión colaborativa de la migración y de atención a sus { -root-causes }, nos preocupa la falta de una consulta inclusiva en las negociaciones regionales sobre migración y protección. Hacemos un llamado al { -biden-administration } para que, junto con los Gobiernos de la región, debata la { -regional-declaration } con actores de la { -civil-society } y haga público el texto de los { -arrangement(form: "plural") } o acuerdos bilaterales pertinentes».

## Los principios rectores
##
## Vuelve la tercera persona. Los seis principios completan la oración de principles-intro, «todo marco regional debe:»; por eso cada uno empieza con un infinitivo.
## Mayúscula al comienzo de cada uno, como en el original; punto y coma al final y punto tras el último.

# Termina en «debe:», al que siguen los seis infinitivos.
principles-intro = Para contribuir a estas conversaciones regionales, nuestras organizaciones también publican un conjunto de «{ -guiding-principles }». Además de dar prioridad a la consulta inclusiva con la { -civil-society } y a la transparencia, los principios plantean que todo marco regional debe:
principle-asylum = Garantizar a toda persona el derecho a solicitar { -asylum } y respetar el principio de { -non-refoulement } y el acceso al territorio, a fin de hacer valer la normativa y los acuerdos nacionales, regionales e internacionales vigentes;
principle-pathways = Poner en el centro la protección y las { -complementary-pathways }, además de la asistencia humanitaria a lo largo de la ruta migratoria, y priorizar las necesidades de protección y los derechos humanos en la gestión de las fronteras, en lugar de las medidas de { -enforcement };
# «Desaparecidas» y no «perdidas» ni «extraviadas»: es el término de los derechos humanos en la región.
principle-justice = Crear iniciativas colaborativas nacionales y regionales para investigar y enjuiciar conjuntamente las violaciones de derechos humanos y los delitos cometidos contra personas migrantes, refugiadas y { -asylum-seekers }, para buscar a las personas migrantes desaparecidas y para promover el acceso a la justicia;
principle-responsibility = Asegurar el { -responsibility-sharing }, en lugar de su traslado a terceros, para que los costos no recaigan de manera desproporcionada en los Gobiernos de los países de acogida y en las organizaciones de la { -civil-society };
# «Children» son todas las personas menores de 18 años: niñas, niños y adolescentes. «Negras» y no «afrodescendientes», que dejaría fuera a las personas migrantes africanas.
principle-rights = Velar por los derechos y atender las necesidades de niñas, niños, adolescentes y jóvenes, mujeres, familias y poblaciones indígenas, negras, { -lgbtqia } y desplazadas internas, lo que incluye hacer frente a los alarmantes índices de { -sgbv } que sufren las personas migrantes que cruzan el { -darien-gap } y viajan por otras regiones de las Américas;
principle-integration = Facilitar la integración de las personas recién llegadas y de las personas migrantes que regresan a sus países de origen.

## Cita de cierre

# Vuelven a hablar las organizaciones: cita nueva de un solo párrafo, que se abre y se cierra.
# La migración no se presenta como un problema que haya que resolver; por eso «responder a» y no «solucionar».
closing-quote = «No es posible responder a la migración en la región con un enfoque que anteponga el { -enforcement } a todo lo demás. Instamos a los Gobiernos a que, en los próximos meses, centren los debates en la responsabilidad compartida de garantizar el derecho a solicitar { -asylum } y el acceso a { -complementary-pathways(form: "legal") } y a la asistencia humanitaria. Tanto nuestras organizaciones como otras cuentan con un enorme caudal de conocimientos especializados y experiencia que puede ayudar a los Gobiernos a atender las crecientes necesidades de las personas migrantes procedentes de todo el mundo. Esperamos poder contribuir a promover una migración segura, ordenada y humana en todo el hemisferio».
