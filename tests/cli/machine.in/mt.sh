# Stands for a service: it translates what it knows, and says so of the rest.
sed \
  -e 's/^{"id":"\([^"]*:lead\)",.*/{"id":"\1","text":"Más de 20 Estados firmaron el acuerdo."}/;t' \
  -e 's/^{"id":"\([^"]*:deadline\)",.*/{"id":"\1","text":"El plazo vence dentro de 30 días."}/;t' \
  -e 's/^{"id":"\([^"]*:write\)",.*/{"id":"\1","text":"Escribe a { $name } hoy."}/;t' \
  -e 's/^{"id":"\([^"]*:page\)",.*/{"id":"\1","text":"Lee la página<script>alert(1)<\/script>."}/;t' \
  -e 's/^{"id":"\([^"]*:signed:one\)",.*/{"id":"\1","text":"Firmó una persona."}/;t' \
  -e 's/^{"id":"\([^"]*:signed:other\)",.*/{"id":"\1","text":"Firmaron { $people } personas."}/;t' \
  -e 's/^{"id":"\([^"]*\)",.*/{"id":"\1","error":"no model for this text"}/' |
  sort
echo "mt: loaded 'es'" >&2
