-court = la Corte
open = De { -court }
    .help = { open }
