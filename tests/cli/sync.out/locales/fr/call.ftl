### Pour traduire un message, enlevez le `# ` qui le précède et écrivez la traduction après le `=`.
### Le nom du message et ce qui est entre accolades ne se traduisent pas : `{ $number }`, `{ -organisation }`.
### S’il y a plusieurs formes, comme `[one]` et `*[other]`, traduisez le texte de chacune ; l’une d’elles garde son `*`.
### Les lignes qui commencent par `#` sont des commentaires : elles ne sont pas publiées.

# The heading
# title = Call
# A note that stays
# lead = More than 25 states signed the declaration.
# danger = Nobody is returned to danger.
# children-heard-every = Children are heard in every procedure.
