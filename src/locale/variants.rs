//! Words that one country writes and another does not: told apart only where the locale names a region.

use crate::locale::tag::Locale;

/// The words of a variant that another one does not have.
#[derive(Debug)]
pub struct Variant {
    /// The locales that write otherwise.
    tags: &'static [&'static str],
    /// For people: whose words these are.
    pub whose: &'static str,
    /// A word, and what the locale writes in its place. In lower case.
    pub words: &'static [(&'static str, &'static str)],
}

/// The words that do not belong in a locale; `None` where its tag has no region, or nothing is known of it.
pub fn foreign_variant(locale: &Locale) -> Option<&'static Variant> {
    let mut tag = locale.as_str();
    loop {
        if let Some(found) = VARIANTS.iter().find(|variant| variant.tags.contains(&tag)) {
            return Some(found);
        }
        (tag, _) = tag.rsplit_once('-')?;
    }
}

/// Every list there is.
pub fn all() -> &'static [Variant] {
    VARIANTS
}

static VARIANTS: &[Variant] = &[
    Variant {
        tags: &["pt-BR"],
        whose: "Portugal",
        words: &[
            ("facto", "fato"),
            ("factos", "fatos"),
            ("acção", "ação"),
            ("acções", "ações"),
            ("direcção", "direção"),
            ("protecção", "proteção"),
            ("actual", "atual"),
            ("actualmente", "atualmente"),
            ("directo", "direto"),
            ("directa", "direta"),
            ("objectivo", "objetivo"),
            ("objectivos", "objetivos"),
            ("projecto", "projeto"),
            ("projectos", "projetos"),
            ("efectivo", "efetivo"),
            ("efectiva", "efetiva"),
            ("colectivo", "coletivo"),
            ("colectiva", "coletiva"),
            ("óptimo", "ótimo"),
            ("adopção", "adoção"),
            ("baptismo", "batismo"),
            ("excepto", "exceto"),
            ("equipa", "equipe"),
            ("equipas", "equipes"),
            ("utilizador", "usuário"),
            ("utilizadores", "usuários"),
            ("ficheiro", "arquivo"),
            ("ficheiros", "arquivos"),
            ("ecrã", "tela"),
            ("ecrãs", "telas"),
            ("telemóvel", "celular"),
            ("telemóveis", "celulares"),
            ("autocarro", "ônibus"),
            ("registo", "registro"),
            ("registos", "registros"),
            ("controlo", "controle"),
            ("planeamento", "planejamento"),
            ("género", "gênero"),
            ("géneros", "gêneros"),
            ("económico", "econômico"),
            ("económica", "econômica"),
            ("económicos", "econômicos"),
            ("económicas", "econômicas"),
            ("académico", "acadêmico"),
            ("académica", "acadêmica"),
            ("anónimo", "anônimo"),
            ("anónima", "anônima"),
            ("autónomo", "autônomo"),
            ("autónoma", "autônoma"),
            ("polémica", "polêmica"),
            ("fenómeno", "fenômeno"),
            ("cómodo", "cômodo"),
            ("electrónico", "eletrônico"),
            ("eletrónico", "eletrônico"),
            ("eletrónica", "eletrônica"),
            ("crónica", "crônica"),
            ("higiénico", "higiênico"),
            ("amazónia", "amazônia"),
            ("connosco", "conosco"),
            ("desporto", "esporte"),
            ("tecto", "teto"),
            ("húmido", "úmido"),
            ("quotidiano", "cotidiano"),
            ("dezasseis", "dezesseis"),
            ("dezassete", "dezessete"),
            ("dezanove", "dezenove"),
            ("sedeada", "sediada"),
        ],
    },
    Variant {
        tags: &[
            "pt-PT", "pt-AO", "pt-CV", "pt-GW", "pt-MO", "pt-MZ", "pt-ST", "pt-TL",
        ],
        whose: "Brazil",
        words: &[
            ("equipe", "equipa"),
            ("equipes", "equipas"),
            ("usuário", "utilizador"),
            ("usuários", "utilizadores"),
            ("usuária", "utilizadora"),
            ("usuárias", "utilizadoras"),
            ("celulares", "telemóveis"),
            ("ônibus", "autocarro"),
            ("gênero", "género"),
            ("gêneros", "géneros"),
            ("econômico", "económico"),
            ("econômica", "económica"),
            ("econômicos", "económicos"),
            ("econômicas", "económicas"),
            ("acadêmico", "académico"),
            ("acadêmica", "académica"),
            ("anônimo", "anónimo"),
            ("anônima", "anónima"),
            ("autônomo", "autónomo"),
            ("autônoma", "autónoma"),
            ("polêmica", "polémica"),
            ("fenômeno", "fenómeno"),
            ("eletrônico", "eletrónico"),
            ("eletrônica", "eletrónica"),
            ("eletrônicos", "eletrónicos"),
            ("crônica", "crónica"),
            ("amazônia", "amazónia"),
            ("conosco", "connosco"),
            ("planejamento", "planeamento"),
            ("planejar", "planear"),
            ("gerenciar", "gerir"),
            ("gerenciamento", "gestão"),
            ("bilhão", "mil milhões"),
            ("bilhões", "mil milhões"),
            ("trilhão", "bilião"),
            ("trilhões", "biliões"),
            ("esporte", "desporto"),
            ("esportes", "desportos"),
            ("dezesseis", "dezasseis"),
            ("dezessete", "dezassete"),
            ("dezenove", "dezanove"),
            ("comitê", "comité"),
            ("comitês", "comités"),
            ("bebê", "bebé"),
            ("bebês", "bebés"),
            ("tênis", "ténis"),
        ],
    },
    Variant {
        tags: &[
            "es-419", "es-AR", "es-BO", "es-CL", "es-CO", "es-CR", "es-CU", "es-DO", "es-EC",
            "es-GT", "es-HN", "es-MX", "es-NI", "es-PA", "es-PE", "es-PR", "es-PY", "es-SV",
            "es-US", "es-UY", "es-VE",
        ],
        whose: "Spain",
        words: &[
            ("vosotros", "ustedes"),
            ("vosotras", "ustedes"),
            ("vuestro", "su"),
            ("vuestra", "su"),
            ("vuestros", "sus"),
            ("vuestras", "sus"),
            ("ordenador", "computadora"),
            ("ordenadores", "computadoras"),
            ("tenéis", "tienen"),
            ("podéis", "pueden"),
            ("queréis", "quieren"),
            ("debéis", "deben"),
            ("sois", "son"),
            ("habéis", "han"),
            ("estáis", "están"),
        ],
    },
    Variant {
        tags: &["es-ES"],
        whose: "America",
        words: &[
            ("computadora", "ordenador"),
            ("computadoras", "ordenadores"),
            ("celulares", "móviles"),
            ("vos", "tú"),
            ("podés", "puedes"),
            ("tenés", "tienes"),
            ("querés", "quieres"),
        ],
    },
];
