-org = The Court
open = Of { -org }
    .help = { open }
