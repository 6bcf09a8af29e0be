//! Names for addresses.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::slice::Slice;

/// Longer ones end at the last whole word.
const LONGEST: usize = 80;

/// The words of a title, joined by hyphens: Latin letters without their marks, those of other scripts as they are.
pub(super) fn slug(title: &str) -> Option<String> {
    let mut slug = String::new();
    let mut marks_stay = false;
    let mut between = false;
    for c in title.nfd().flat_map(char::to_lowercase) {
        if is_combining_mark(c) {
            if marks_stay {
                slug.push(c);
            }
            continue;
        }
        let mut own = [0; 4];
        let letters = match c {
            '’' | '\'' | 'ʼ' => continue,
            _ if !c.is_alphanumeric() => {
                between = true;
                continue;
            }
            _ => folded(c).unwrap_or_else(|| c.encode_utf8(&mut own)),
        };
        if std::mem::take(&mut between) && !slug.is_empty() {
            slug.push('-');
        }
        marks_stay = !letters.is_ascii();
        slug.push_str(letters);
    }
    let slug: String = slug.nfc().collect();
    let short = slug
        .char_indices()
        .nth(LONGEST)
        .map_or(slug.as_str(), |(end, _)| {
            let end = slug.slice(..=end).rfind('-').unwrap_or(end);
            slug.slice(..end)
        });
    (!short.is_empty()).then(|| short.to_owned())
}

/// Latin letters that are no base letter with a mark.
fn folded(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŋ' => "ng",
        'ª' => "a",
        'º' => "o",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn titles() {
        for (title, expected) in [
            (
                "«Niñez» y migración: ¿qué hacer?",
                Some("ninez-y-migracion-que-hacer"),
            ),
            (
                "Direitos não são negociáveis",
                Some("direitos-nao-sao-negociaveis"),
            ),
            ("L’État & l'asile", Some("letat-lasile")),
            ("Straße nach Łódź, 1951", Some("strasse-nach-lodz-1951")),
            ("حقوق الإنسان", Some("حقوق-الإنسان")),
            ("Права человека: Йод", Some("права-человека-йод")),
            ("人権 宣言", Some("人権-宣言")),
            ("…", None),
        ] {
            assert_eq!(slug(title).as_deref(), expected, "{title}");
        }
        let long = slug(&"palabra ".repeat(30)).unwrap();
        assert_eq!(long, ["palabra"; 10].join("-"));
        assert_eq!(slug(&"x".repeat(300)).unwrap().len(), 80);
    }
}
