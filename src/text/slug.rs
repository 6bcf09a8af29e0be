//! Texts as names in addresses, ids and labels. Each rule is another one, since each name is read by something else.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::slice::Slice;

/// Longer ones end at the last whole word.
const LONGEST: usize = 80;

/// Returns the part of an address for a title: its words, joined by hyphens: Latin letters without their marks, those of other scripts as they are.
pub fn address_slug(title: &str) -> Option<String> {
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

/// Returns the id of a heading on pages and in books: letters and digits in lower case, hyphens between.
pub fn heading_slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() {
        return "section".to_owned();
    }
    slug
}

/// Returns the name of a heading as GitHub makes it of its text: letters, digits, `-` and `_`, blanks as `-`.
pub fn github_slug(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        match c {
            ' ' => name.push('-'),
            '-' | '_' => name.push(c),
            c if c.is_alphanumeric() => name.push(c),
            _ => {}
        }
    }
    name
}

/// Returns the label of a section for people: the first `words` words, apostrophes left out.
pub fn label_slug(text: &str, words: usize) -> String {
    let parts = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    let parts = parts.filter(|word| word.contains(char::is_alphanumeric));
    let parts: Vec<String> = parts
        .take(words)
        .map(|word| word.replace(['\'', '’'], "").to_lowercase())
        .collect();
    if parts.is_empty() {
        "heading".to_owned()
    } else {
        parts.join("-")
    }
}

/// Returns a word of the id of a message: ASCII letters, digits and hyphens; letters lose their accents, other scripts are left out.
pub fn id_slug(word: &str) -> String {
    let mut out = String::new();
    for c in word.nfd() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'ø' => out.push('o'),
            '.' | ':' | '_' | '-' | ' ' if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            _ => {}
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::address_slug;

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
            assert_eq!(address_slug(title).as_deref(), expected, "{title}");
        }
        let long = address_slug(&"palabra ".repeat(30)).unwrap();
        assert_eq!(long, ["palabra"; 10].join("-"));
        assert_eq!(address_slug(&"x".repeat(300)).unwrap().len(), 80);
    }
}
