## Autour du texte

skip-to-text = Aller au texte
languages = Langues
original = Original
translation = Traduction
signatories = Signataires
notes = Notes
table-of-contents = Table des matières
published-on = Publié le { $date }
updated-on = Mis à jour le { $updated }
version = Version { $version }
other-formats = Autres formats
about-organisation = À propos de { $name }
press-contact = Contact presse
contact = Contact
embargo = Sous embargo jusqu’au { $embargo }

## Alertes dans le texte

alert-note = Remarque
alert-tip = Conseil
alert-important = Important
alert-warning = Avertissement
alert-caution = Attention

## Quel texte fait foi

about-text = À propos de ce texte
# Espace insécable avant le deux-points.
original-in = Original : { $language }
original-prevails = En cas de divergence, l’original fait foi.

## Passages qui ne sont pas ce qu’ils devraient être

notice = À noter
has-untranslated = Certains passages de cette page n’ont pas encore été traduits. Ils apparaissent dans la langue originale et sont signalés.
untranslated-passage = Pas encore traduit
has-stale = Certains passages de cette page ont été traduits d’une version antérieure de l’original. Ils sont signalés.
stale-passage = Traduit d’une version antérieure
has-drafts = La traduction de certains passages de cette page n’a pas encore été relue. Ces passages sont signalés.
draft-passage = Traduction non relue
has-omitted = Cette page ne comprend pas certains passages de l’original dont la traduction n’est pas encore prête.

## Plusieurs communiqués

site-title = Communiqués
all-statements = Tous les communiqués
newest-statements = Communiqués les plus récents
feed = S’abonner
read-online = Lire en ligne
side-by-side = Côte à côte
page-of = Page { $page } sur { $pages }

## Côte à côte, pour la relecture des traductions

nothing-pending = Tous les passages sont traduits et à jour.
original-changed = Ce qui a changé dans l’original depuis
reviewed-by = Relu par
review-date = Date
signature = Signature
field-title = Titre
field-subtitle = Sous-titre
field-description = Description
field-summary = Résumé
field-dateline = Lieu et date
field-place = Lieu

## Langues

language-ar = arabe
language-ca = catalan
language-de = allemand
language-en = anglais
language-es = espagnol
language-fr = français
language-gn = guarani
language-ht = créole haïtien
language-it = italien
language-pt = portugais
language-qu = quechua
language-ru = russe
language-zh = chinois
