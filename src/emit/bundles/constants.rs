//! Ids as constants of Rust.

use std::collections::{HashMap, HashSet};

/// Returns the constants of ids: the id in capitals; of those that would have the same one (`a-b`, `a_b`), the later
/// ones in the order of the alphabet get a number.
pub(super) fn constants(ids: &[String]) -> HashMap<String, String> {
    let mut taken = HashSet::from(["ALL".to_owned()]);
    let mut constants = HashMap::with_capacity(ids.len());
    for id in ids {
        let plain = capitals(id);
        let numbered = (2..).map(|number| format!("{plain}_{number}"));
        let mut names = std::iter::once(plain.clone()).chain(numbered);
        let free = names.find(|name| taken.insert(name.clone()));
        let name = free.expect("there are more numbers than ids");
        constants.insert(id.clone(), name);
    }
    constants
}

/// `hello-world`, `hello_world` and `helloWorld` alike are `HELLO_WORLD`.
fn capitals(id: &str) -> String {
    let mut capitals = String::with_capacity(id.len());
    let mut before = '-';
    for c in id.chars() {
        if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            capitals.push('_');
        }
        capitals.push(if c == '-' {
            '_'
        } else {
            c.to_ascii_uppercase()
        });
        before = c;
    }
    capitals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_has_its_own_constant() {
        let ids = ["a-b", "a-b-2", "aB", "a_b", "all", "x1"].map(str::to_owned);
        let constants = constants(&ids);
        let names: Vec<&str> = ids.iter().map(|id| constants[id].as_str()).collect();
        assert_eq!(names, ["A_B", "A_B_2", "A_B_3", "A_B_4", "ALL_2", "X1"]);
    }
}
