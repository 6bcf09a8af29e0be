-org = Refugees International
lead = Hoy comienza la conferencia ministerial sobre migración y protección, organizada conjuntamente por { $anfitriones }. La conferencia tiene lugar un mes después del acuerdo conjunto sobre migración y protección, y en la antesala de la Cumbre de las Américas de junio.
call = Hacemos un llamado a { $count } Gobiernos para que consulten a { -organización }.
lema = Sin fronteras
