-cgrs = Centro de Estudios de Género y Refugiados
title = Declaración sobre migración y protección
lead = Hoy, 18 de abril, comienza en Panamá la conferencia ministerial organizada por { $hosts }. En respuesta, el { -cgrs } emitió el siguiente pronunciamiento:
call = «Nuestras organizaciones hacen un llamado a los más de { $cuenta } Gobiernos participantes para que garanticen que se elabore un enfoque regional colaborativo en consulta con la sociedad civil, y que este priorice el respeto a las personas migrantes, solicitantes de asilo y refugiadas».
contact = Escriba a { $email }.
