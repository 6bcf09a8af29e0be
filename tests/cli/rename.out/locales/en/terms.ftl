-court = The Court
open = Of { -court }
    .help = { open }
