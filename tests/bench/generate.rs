//! Projects of any size, made up: statements of twelve blocks with catalogs in English, Spanish and Portuguese.
//! The same count gives the same bytes.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Sentences in English, Spanish and Portuguese; `{}` is a number.
pub const SENTENCES: &[[&str; 3]] = &[
    [
        "More than {} organizations call on the governments to protect migrants and refugees.",
        "Más de {} organizaciones piden a los gobiernos que protejan a las personas migrantes y refugiadas.",
        "Mais de {} organizações pedem aos governos que protejam as pessoas migrantes e refugiadas.",
    ],
    [
        "The right to seek asylum is not negotiable, and {} states have signed the declaration.",
        "El derecho a solicitar asilo no es negociable, y {} Estados han firmado la declaración.",
        "O direito de solicitar refúgio não é negociável, e {} Estados assinaram a declaração.",
    ],
    [
        "In the coming months, {} communities along the route will need assistance.",
        "En los próximos meses, {} comunidades a lo largo de la ruta necesitarán asistencia.",
        "Nos próximos meses, {} comunidades ao longo da rota precisarão de assistência.",
    ],
    [
        "We urge the parties to publish the text of the agreement within {} days.",
        "Instamos a las partes a que publiquen el texto del acuerdo en un plazo de {} días.",
        "Instamos as partes a publicar o texto do acordo no prazo de {} dias.",
    ],
];

const LOCALES: [&str; 3] = ["en", "es", "pt"];

/// Writes a project of `count` statements.
pub fn project(folder: &Path, count: usize) {
    for statement in 0..count {
        let part = format!("{:03}", statement / 100);
        let name = format!("{part}/statement-{statement:06}");
        let mut markdown = String::from("---\ntitle: Statement ");
        writeln!(markdown, "{statement}\n---\n").expect("writing to a string");
        let titles = ["Statement", "Comunicado", "Comunicado"];
        let mut catalogs = titles.map(|title| format!("title = {title} {statement}\n"));
        for block in 0..12 {
            let sentence = SENTENCES[(statement + block) % SENTENCES.len()];
            let number = 21 + (statement * 7 + block * 13) % 79;
            let marker = if block > 7 { "- " } else { "" };
            let end = if block > 7 { "\n" } else { "\n\n" };
            let text = |locale: usize| {
                let other = SENTENCES[(statement + block + 1) % SENTENCES.len()][locale];
                format!("{} {}", sentence[locale], other).replace("{}", &number.to_string())
            };
            write!(markdown, "{marker}{}{end}", text(0)).expect("writing to a string");
            for (locale, catalog) in catalogs.iter_mut().enumerate() {
                writeln!(catalog, "block-{block} = {}", text(locale)).expect("writing to a string");
            }
        }
        write(&folder.join(format!("content/{name}.md")), &markdown);
        for (locale, catalog) in LOCALES.iter().zip(&catalogs) {
            write(
                &folder.join(format!("locales/{locale}/{name}.ftl")),
                catalog,
            );
        }
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("folders can be made");
    fs::write(path, text).expect("files can be written");
}
