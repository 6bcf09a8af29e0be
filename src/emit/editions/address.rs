//! Addresses of editions: from one to another, or on the site.

use camino::Utf8Path;

use crate::config::site::Site;
use crate::emit::links::model::LinkedEdition;
use crate::locale::tag::Locale;
use crate::project::links::reference;

/// Returns the path of an edition below the output folder, as a part of an address: `es/2022/a%C3%B1o.html`.
pub fn path(key: &str, locale: &Locale, extension: &str) -> String {
    format!("{locale}/{}.{extension}", encoded(key))
}

/// From a page below the folder of a locale, `key` being its path there without extension, to a file of the output
/// folder.
pub fn relative(key: &str, path: &str) -> String {
    format!("{}{path}", "../".repeat(key.matches('/').count() + 1))
}

/// Returns the address that leads from one file of the output folder to another.
pub fn way(from: &Utf8Path, to: &Utf8Path) -> String {
    let folder = from.parent().unwrap_or(Utf8Path::new(""));
    encoded(&reference::relative(folder, to))
}

/// Returns the query and the place of a link to an edition.
pub fn rest(edition: &LinkedEdition, place: Option<&str>) -> String {
    let place = place.map_or_else(String::new, |place| format!("#{}", encoded(place)));
    format!("{}{place}", edition.query)
}

/// Returns the whole address of a file of the output folder, when the configuration says where that is published.
pub fn absolute(site: &Site, path: &str) -> Option<String> {
    site.url.as_ref().map(|url| format!("{url}/{path}"))
}

/// Returns a path with everything escaped that an address cannot hold.
pub fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte as char),
            _ if byte.is_ascii_alphanumeric() => encoded.push(byte as char),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let es = Locale::parse("es").unwrap();
        let to = |key: &str| relative(key, &path(key, &es, "html"));
        assert_eq!(to("a"), "../es/a.html");
        assert_eq!(to("2022/año nuevo"), "../../es/2022/a%C3%B1o%20nuevo.html");
        let site = Site {
            url: Some("https://example.org/press".to_owned()),
            ..Site::default()
        };
        let whole = absolute(&site, &path("a", &es, "html"));
        assert_eq!(
            whole.as_deref(),
            Some("https://example.org/press/es/a.html")
        );
        assert_eq!(absolute(&Site::default(), "es/a.html"), None);
    }
}
