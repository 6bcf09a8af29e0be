title = Vías seguras para las personas en movilidad
subtitle = Comunicado conjunto
place = Quito
description = Lo que pedimos a los Gobiernos de la región

signatories-1-country = Ecuador
lead = Las organizaciones firmantes piden a los Gobiernos de la región que **mantengan abiertas las fronteras** a quienes buscan *protección internacional*.[^data] Agradecemos a <span lang="qu">Ecuador Runakunapak Rikcharimuy</span> su acogida.
asks = Lo que pedimos
item-guarantee-access-asylum = Garantizar el acceso al asilo, como pide la [Declaración de Cartagena](https://www.acnur.org/declaration?lang=es&year=1984).
item-end-detention = Poner fin a la detención:
item-children = de niñas, niños y adolescentes;
item-anyone-seeks-asylum = de toda persona que solicite asilo.
item-exception-acceptable = Ninguna excepción es aceptable.
item-publish-figures-month = Publicar cifras cada mes.[^data]
everyone-right-seek = En caso de persecución, toda persona tiene derecho a buscar asilo, y a disfrutar de él, en cualquier país.
demands-go = La lista de demandas continúa:
item-fund-shelters = Financiar albergues.
item-train-officials-use = Capacitar a los funcionarios en el uso de `form-7` y de ~~form-6~~ <u>ningún otro formulario</u>.
figures = Cifras
cell-country = País
cell-people-received = Personas acogidas
cell-colombia = Colombia
cell = 2 480 000
cell-peru = Perú
cell-2 = 1 490 000
map-routes-through = ![Mapa de las rutas que atraviesan el Darién](map.png)
photograph-hand = ![Una fotografía que no está disponible](lost.png)
co-2-borders = El CO<sub>2</sub> no conoce fronteras; véase [lo que pedimos](#asks).[^method]
figures-regional-platform = Cifras de la *Plataforma Regional*, [2023](https://www.r4v.info/).
counted-border-posts = Recuento en los puestos fronterizos.
crossings-elsewhere-counted = Los cruces por otros lugares no se contabilizan.
