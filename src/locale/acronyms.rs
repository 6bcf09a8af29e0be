//! Acronyms that go by other letters in other languages: `NGO` is `ONG` in Spanish and Portuguese.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// One organisation, treaty or notion, as each language shortens it and says it.
#[derive(Debug)]
pub struct Acronym {
    columns: &'static [(&'static str, Forms<'static>)],
}

/// What one language has for it.
#[derive(Clone, Copy, Debug)]
pub struct Forms<'f> {
    /// As they are written, the usual one first.
    pub short: &'f [&'f str],
    /// Beginnings of what stands for it in full, in lower case.
    pub long: &'f [&'f str],
}

impl Acronym {
    /// What a language has for it.
    pub fn forms(&self, language: &str) -> Option<Forms<'static>> {
        let mut columns = self.columns.iter();
        let (_, forms) = columns.find(|(tag, _)| *tag == language)?;
        Some(*forms)
    }
}

/// The row of an acronym as a language writes it.
pub fn acronym(written: &str, language: &str) -> Option<&'static Acronym> {
    rows(written, language).next()
}

/// Everything that an acronym stands for in a language.
pub fn rows<'w>(written: &'w str, language: &'w str) -> impl Iterator<Item = &'static Acronym> {
    let index: &Index<'_> = &INDEX;
    let found = index.get(&(language, written));
    found.into_iter().flatten().copied()
}

/// The rows by a language and what it writes.
type Index<'f> = HashMap<(&'f str, &'f str), Vec<&'static Acronym>, FixedState>;

static INDEX: LazyLock<Index<'static>> = LazyLock::new(|| {
    let mut index = Index::default();
    for row in ACRONYMS {
        for (language, forms) in row.columns {
            for written in forms.short {
                index.entry((language, written)).or_default().push(row);
            }
        }
    }
    index
});

macro_rules! rows {
    ($($en:tt $en_long:tt | $es:tt $es_long:tt | $pt:tt $pt_long:tt;)+) => {
        &[$(Acronym { columns: &[
            ("en", Forms { short: &$en, long: &$en_long }),
            ("es", Forms { short: &$es, long: &$es_long }),
            ("pt", Forms { short: &$pt, long: &$pt_long }),
        ] }),+]
    };
}

/// English, Spanish, Portuguese; each with its short forms and the beginnings of its long ones.
static ACRONYMS: &[Acronym] = rows! {
    ["UN", "UNO"] ["united nations"] | ["ONU", "NN. UU.", "NNUU", "NU"] ["naciones unidas"] | ["ONU", "NU"] ["nações unidas"];
    ["EU"] ["european union", "europe"] | ["UE"] ["unión europea", "europe", "comunitari"] | ["UE"] ["união europeia", "união européia", "europe", "comunitári"];
    ["US", "USA", "U.S.", "U.S.A."] ["united states", "america", "north america"] | ["EE. UU.", "EE.UU.", "EE UU", "EEUU", "EUA"] ["estados unidos", "estadounidense", "norteamerican", "american"] | ["EUA", "E.U.A."] ["estados unidos", "estadunidense", "estado-unidense", "norte-american", "american"];
    ["UK", "U.K."] ["united kingdom", "british", "britain"] | ["R. U.", "RU"] ["reino unido", "británic"] | ["RU"] ["reino unido", "britânic"];
    ["NGO", "NGOs", "NGO’s", "NGO's"] ["non-governmental", "nongovernmental"] | ["ONG", "ONGs", "ONG’s", "OSC"] ["no gubernamental", "organizaci", "organismo"] | ["ONG", "ONGs", "ONGS", "OSC"] ["não governamental", "não governamentais", "não-governamenta", "organizaç"];
    ["INGO", "INGOs"] ["international non-governmental"] | ["ONGI", "ONGIs", "ONG", "ONGs"] ["no gubernamental", "organizaci"] | ["ONGI", "ONGIs", "ONG", "ONGs"] ["não governamenta", "organizaç"];
    ["CSO", "CSOs"] ["civil society"] | ["OSC", "OSCs"] ["sociedad civil"] | ["OSC", "OSCs"] ["sociedade civil"];
    ["HIV"] ["human immunodeficiency"] | ["VIH"] ["inmunodeficiencia"] | ["VIH"] ["imunodeficiência"];
    ["AIDS", "Aids"] ["immune deficiency", "immunodeficiency"] | ["SIDA", "Sida", "sida"] ["inmunodeficiencia"] | ["SIDA", "Sida", "sida", "aids", "Aids"] ["imunodeficiência"];
    ["STI", "STIs", "STD", "STDs"] ["sexually transmitted"] | ["ITS", "ETS"] ["transmisión sexual"] | ["IST", "ISTs", "DST", "DSTs"] ["sexualmente transmissíve", "transmissão sexual"];
    ["NATO"] ["north atlantic"] | ["OTAN"] ["atlántico norte"] | ["OTAN"] ["atlântico norte"];
    ["IACHR"] ["inter-american commission"] | ["CIDH"] ["comisión"] | ["CIDH"] ["comissão"];
    ["IACtHR", "IACHR Court"] ["inter-american court"] | ["Corte IDH", "CorteIDH", "CIDH"] ["corte"] | ["Corte IDH", "CorteIDH", "CIDH"] ["corte", "tribunal"];
    ["OAS"] ["organization of american states", "american states"] | ["OEA"] ["estados americanos"] | ["OEA"] ["estados americanos"];
    ["ICC"] ["international criminal court"] | ["CPI"] ["corte penal internacional"] | ["TPI", "CPI"] ["tribunal penal internacional", "corte penal internacional"];
    ["ICJ"] ["international court of justice", "international commission of jurists"] | ["CIJ"] ["corte internacional", "comisión internacional"] | ["CIJ", "TIJ"] ["corte internacional", "tribunal internacional", "comissão internacional"];
    ["ECHR", "ECtHR"] ["european court", "european convention"] | ["TEDH", "CEDH"] ["tribunal europeo", "corte europea", "convenio europeo", "convención europea"] | ["TEDH", "CEDH"] ["tribunal europeu", "corte europeia", "convenção europeia"];
    ["UNHCR"] ["refugee agency", "high commissioner"] | ["ACNUR"] ["alto comisionad", "agencia de la onu", "agencia de naciones"] | ["ACNUR"] ["alto comissariad", "alto-comissariad", "agência da onu", "agência das nações"];
    ["OHCHR"] ["high commissioner"] | ["ACNUDH", "OACNUDH", "OACDH"] ["alto comisionad", "oficina del alto", "oficina de derechos humanos"] | ["ACNUDH", "OACDH", "EACDH"] ["alto comissariad", "alto-comissariad", "escritório"];
    ["IOM"] ["international organization for migration"] | ["OIM"] ["internacional para las migraciones"] | ["OIM"] ["internacional para as migrações", "internacional para migrações"];
    ["ILO"] ["labour organi", "labor organi"] | ["OIT"] ["internacional del trabajo"] | ["OIT"] ["internacional do trabalho"];
    ["WHO", "W.H.O."] ["world health"] | ["OMS"] ["mundial de la salud"] | ["OMS"] ["mundial da saúde", "mundial de saúde"];
    ["PAHO"] ["pan american health"] | ["OPS"] ["panamericana de la salud"] | ["OPAS", "OPS"] ["pan-americana da saúde", "pan-americana de saúde"];
    ["WTO"] ["world trade"] | ["OMC"] ["mundial del comercio"] | ["OMC"] ["mundial do comércio"];
    ["IMF"] ["international monetary"] | ["FMI"] ["monetario internacional"] | ["FMI"] ["monetário internacional"];
    ["IDB", "IADB"] ["inter-american development"] | ["BID"] ["banco interamericano"] | ["BID"] ["banco interamericano"];
    ["AU"] ["african union"] | ["UA"] ["unión africana"] | ["UA"] ["união africana"];
    ["ICRC"] ["red cross"] | ["CICR"] ["cruz roja"] | ["CICV"] ["cruz vermelha"];
    ["UNDP"] ["development programme"] | ["PNUD"] ["programa de las naciones unidas para el desarrollo"] | ["PNUD"] ["programa das nações unidas para o desenvolvimento"];
    ["WFP"] ["food programme"] | ["PMA"] ["mundial de alimentos"] | ["PMA"] ["mundial de alimentos", "alimentar mundial"];
    ["ECLAC"] ["economic commission"] | ["CEPAL"] ["comisión económica"] | ["CEPAL"] ["comissão económica", "comissão econômica"];
    ["GBV"] ["gender-based violence", "gender based violence"] | ["VBG", "VG"] ["violencia"] | ["VBG", "VG"] ["violência"];
    ["SGBV"] ["sexual and gender-based"] | ["VSBG", "VSG", "VBG"] ["violencia"] | ["VSBG", "VSG", "VBG"] ["violência"];
    ["SRHR"] ["sexual and reproductive"] | ["DSDR", "SDSR", "DSR", "DDSSRR"] ["derechos sexuales", "salud sexual"] | ["DSDR", "SDSR", "DSR"] ["direitos sexuais", "saúde sexual"];
    ["UDHR"] ["universal declaration"] | ["DUDH"] ["declaración"] | ["DUDH"] ["declaração"];
    ["ICCPR"] ["civil and political"] | ["PIDCP"] ["civiles y políticos", "pacto internacional"] | ["PIDCP"] ["civis e políticos", "pacto internacional"];
    ["ICESCR"] ["economic, social"] | ["PIDESC"] ["económicos, sociales", "pacto internacional"] | ["PIDESC"] ["económicos, sociais", "econômicos, sociais", "pacto internacional"];
    ["CEDAW"] ["discrimination against women"] | ["CETFDCM"] ["discriminación contra la mujer"] | ["CETFDCM"] ["discriminação contra a mulher", "discriminação contra as mulheres"];
    ["CRC"] ["rights of the child"] | ["CDN"] ["derechos del niño", "derechos de la niñez"] | ["CDC"] ["direitos da criança"];
    ["CRPD"] ["persons with disabilities"] | ["CDPD"] ["discapacidad"] | ["CDPD"] ["deficiência"];
    ["UPR"] ["universal periodic"] | ["EPU"] ["examen periódico"] | ["RPU", "EPU"] ["revisão periódica", "exame periódico"];
    ["SDG", "SDGs"] ["sustainable development"] | ["ODS"] ["desarrollo sostenible"] | ["ODS"] ["desenvolvimento sustentável"];
    ["IDP", "IDPs"] ["internally displaced"] | ["PDI", "DI"] ["desplazad"] | ["PDI", "DI"] ["deslocad"];
    ["LGBT", "LGBTI", "LGBTQ", "LGBTQ+", "LGBTQI", "LGBTQI+", "LGBTIQ", "LGBTIQ+", "LGBTQIA", "LGBTQIA+", "2SLGBTQIA+"] ["lesbian"]
        | ["LGBT", "LGBTI", "LGBTI+", "LGBTQ", "LGBTQ+", "LGBTQI", "LGBTQI+", "LGBTIQ", "LGBTIQ+", "LGBTQIA", "LGBTQIA+", "LGTB", "LGTBI", "LGTBI+", "LGTBIQ", "LGTBIQ+", "LGTBQ", "LGTBQ+", "LGTBIQA+", "LGBTTTIQ", "LGBTTTIQ+", "LGBTIQA+", "LGBTIQNB+"] ["lesbian", "diversidad sexual", "divers"]
        | ["LGBT", "LGBTI", "LGBTI+", "LGBTQ", "LGBTQ+", "LGBTQI", "LGBTQI+", "LGBTIQ", "LGBTIQ+", "LGBTQIA", "LGBTQIA+", "LGBTQIAP+", "LGBTQIAPN+", "LGBT+"] ["lésbica", "lesbian", "diversidade sexual"];
    ["GDP"] ["gross domestic"] | ["PIB"] ["producto interno", "producto interior", "producto bruto"] | ["PIB"] ["produto interno"];
    ["TB"] ["tuberculosis"] | ["TB"] ["tuberculosis"] | ["TB"] ["tuberculose"];
    ["DRC"] ["democratic republic"] | ["RDC"] ["república democrática", "congo"] | ["RDC"] ["república democrática", "congo"];
    ["UAE"] ["united arab"] | ["EAU"] ["emiratos"] | ["EAU"] ["emirados"];
    ["DNA"] ["deoxyribonucleic"] | ["ADN"] ["desoxirribonucleico", "genétic"] | ["ADN", "DNA"] ["desoxirribonucleico", "genétic"];
};
