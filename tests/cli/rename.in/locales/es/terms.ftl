-org = la Corte
open = De { -org }
    .help = { open }
