//! The small words by which a sentence is known to be in a language. A word may belong to several.

use std::borrow::Cow;

/// A set of the languages of [`LANGUAGES`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Languages(u8);

/// The languages that are known by their small words, with their names.
pub static LANGUAGES: [(&str, &str); 4] = [
    ("en", "English"),
    ("es", "Spanish"),
    ("fr", "French"),
    ("pt", "Portuguese"),
];

impl Languages {
    /// The language of a tag's first part alone; empty for one that nothing is known of.
    pub fn of(language: &str) -> Self {
        let at = LANGUAGES.iter().position(|(tag, _)| *tag == language);
        Self(at.map_or(0, |at| 1 << at))
    }

    /// How many sets there are.
    pub const SETS: usize = 1 << LANGUAGES.len();

    /// The set of this number.
    pub fn numbered(number: usize) -> Self {
        Self(number as u8)
    }

    /// The language at this place of [`LANGUAGES`].
    pub fn at(place: usize) -> Self {
        Self(1 << place)
    }

    /// The number of the set, below [`Languages::SETS`].
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The languages of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have a language in common.
    #[inline]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The small words of each language.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Languages)> {
    let lists = [EN, ES, FR, PT].into_iter().enumerate();
    lists.flat_map(|(at, words)| {
        let words = words.split_whitespace();
        words.map(move |word| (word, Languages(1 << at)))
    })
}

/// The language that the ending of a longer word tells.
pub(super) fn language_of_ending(word: &str) -> Languages {
    let first = FIRST_ENDING[last_three(word.as_bytes())];
    if first == NO_ENDING || word.len() < 6 {
        return Languages::default();
    }
    let has_capital = word.bytes().any(|byte| byte.is_ascii_uppercase());
    let word: Cow<'_, str> = match has_capital {
        true => word.to_lowercase().into(),
        false => word.into(),
    };
    let mut endings = ENDINGS[usize::from(first)..].iter();
    let found = endings.find(|(ending, _)| word.ends_with(ending));
    found.map_or(Languages::default(), |(_, tag)| Languages::of(tag))
}

/// For three last bytes, the first ending of the list that has them.
static FIRST_ENDING: [u8; 1 << 15] = {
    let mut table = [NO_ENDING; 1 << 15];
    let mut at = ENDINGS.len();
    while at > 0 {
        at -= 1;
        table[last_three(ENDINGS[at].0.as_bytes())] = at as u8;
    }
    table
};

const NO_ENDING: u8 = u8::MAX;

/// Five bits of each of the last three bytes, the same for small letters and capitals.
const fn last_three(word: &[u8]) -> usize {
    match word {
        [.., one, two, three] => {
            (*one as usize & 31) << 10 | (*two as usize & 31) << 5 | (*three as usize & 31)
        }
        _ => 0,
    }
}

/// Endings that one of the languages has to itself.
const ENDINGS: &[(&str, &str)] = &[
    ("ción", "es"),
    ("sión", "es"),
    ("ciones", "es"),
    ("siones", "es"),
    ("idad", "es"),
    ("miento", "es"),
    ("mientos", "es"),
    ("ção", "pt"),
    ("ções", "pt"),
    ("são", "pt"),
    ("sões", "pt"),
    ("idade", "pt"),
    ("ência", "pt"),
    ("mento", "pt"),
    ("mentos", "pt"),
    ("eiro", "pt"),
    ("eira", "pt"),
];

const EN: &str = "the of and to in that is was for it with his on be at by this not are but from or have an they which \
    you were all her she there would their we been has had when who will more if out so up what its about than \
    them can only our your these those any each us now how into may should must such other also do does did \
    a as no me he him my i because through between within without during while where here very own both";

const ES: &str = "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me \
    si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy hasta desde está mi \
    porque qué sólo solo han hay puede nos e u ni les otro otra otros otras nuestro nuestra nuestros nuestras esto \
    ese esa esos esas estos estas donde quien quienes cada toda todos todas según durante contra tiene tienen \
    pueden cual cuales fueron sido uno unos unas así hacia ante debe deben he has te tu mas no he do en ello \
    ella ellos ellas aquí como cómo está están";

const FR: &str = "de la le et les des en un du une que est pour qui a dans par plus pas au sur ne se ce il sont la mais \
    ou avec son aux ont cette ces nous vous leur leurs été être sans on entre comme même ses si tout tous toute \
    toutes elle elles ils fait aussi dont je y me te tu sa mon ma notre votre nos vos afin chaque très peut \
    peuvent doit doivent d'un d'une qu'il qu'elle c'est n'est l'on où à";

const PT: &str = "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou \
    quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas me esse \
    eles você essa num nem suas meu às é são foi ser está estão tem têm pode podem deve devem outro outra outros \
    outras nosso nossa nossos nossas este esta estes estas isto cada todo toda todos todas onde qual quais pelos \
    pelas numa desde durante contra vocês nós lhe lhes te tu aqui sobre porque sob ainda foram há desta deste \
    dessa desse neste nesta nesse nessa";
