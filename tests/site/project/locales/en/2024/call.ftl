title = A call to the ministers

subtitle = Protection first

place = Quito

description = Four principles for the ministerial conference.

four-principles = Four principles

lead = Today more than **200 organisations** call on [the ministers][un] to act.[^1] We *thank* `everyone` who signed.

right-asylum-negotiable = The right to asylum is not negotiable.

never = It never was.

ask = What we ask

item-guarantee-access-asylum = Guarantee access to asylum;

item-create-safe-routes = Create safe routes:

item-families = for families;

item-children-travel-alone = for children who travel alone.

item-route-safe-open = A route is safe when it is open to all.

item-ensure-nobody-returned = Ensure that nobody is returned.

item-third = Third

item-fourth = Fourth

cell-country = Country

cell-places = Places

cell-since = Since

cell-colombia = Colombia

cell = 2 000

cell-may = May

cell-costa-rica = Costa Rica

cell-2 = 1 500

cell-june = June

signed-quito = Signed in Quito.

may-2024 = As of 1 May 2024.
