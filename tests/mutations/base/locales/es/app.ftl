welcome = ¡Bienvenida, { $name }!
signatures = { $count ->
    [one] Una firma
   *[other] { $count } firmas
}
send = Enviar
    .title = Enviar el formulario a { $recipient }
    .aria-label = Enviar
terms-of-use = Lea las <a href="{ $url }">condiciones de uso</a> y la <em>política de privacidad</em>.
updated = Actualizado el { DATETIME($date, dateStyle: "long") } por { -cgrs }
share = { $gender ->
    [feminine] Ella compartió { $photos } fotos
    [masculine] Él compartió { $photos } fotos
   *[other] Compartieron { $photos } fotos
}
rank = { $rank }.º lugar
principle = El principio de { -non-refoulement } obliga a todos los Estados.
help = Pulse <kbd>F1</kbd> para obtener ayuda o escriba a help@example.org.
file = { welcome } Elija un archivo.
guide =
    {"#"} Asilo
    {"##"} Quién puede pedirlo
    Todas las personas.
arrivals =
    | País | 2021 | 2022 |
    | --- | --: | --: |
    | Panamá | 134 | 248 |
