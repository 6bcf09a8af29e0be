use super::model::*;
pub enum Replacement<'t> {
    Keep,
    Text {
        text: &'t str,
        language: Option<&'t str>,
    },
}
pub fn weave<'t>(
    d: &Document<'_>,
    _: &mut dyn FnMut(usize, &Block<'_>) -> Replacement<'t>,
) -> String {
    d.source.to_owned()
}
