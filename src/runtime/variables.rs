//! The variables that the front matter of a statement gives its messages.

use std::collections::BTreeMap;

use crate::document::model::{Field, FieldForm};
use crate::runtime::value::Value;

/// Returns what the messages of a statement are given: the fields of its front matter, and the arguments of the user
/// over them.
pub fn given(fields: &[Field<'_>], arguments: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut given = of_fields(fields);
    given.extend(arguments.clone());
    given
}

/// Returns the fields of a front matter as variables: what is in quotation marks is a text, the rest is typed by how it
/// looks, and a list of plain values is one variable.
fn of_fields(fields: &[Field<'_>]) -> BTreeMap<String, Value> {
    let mut variables = BTreeMap::new();
    for field in fields {
        let item = field
            .key
            .rsplit_once('.')
            .filter(|(_, place)| place.bytes().all(|it| it.is_ascii_digit()));
        let Some((list, _)) = item else {
            variables.insert(field.key.clone(), value(field));
            continue;
        };
        let entry = variables.entry(list.to_owned());
        if let Value::List(items) = entry.or_insert(Value::List(Vec::new())) {
            items.push(field.value.to_string());
        }
    }
    variables
}

fn value(field: &Field<'_>) -> Value {
    match field.form {
        FieldForm::YamlPlain | FieldForm::YamlFlow | FieldForm::TomlBare => {
            Value::plain(&field.value)
        }
        FieldForm::YamlSingle
        | FieldForm::YamlDouble
        | FieldForm::YamlBlock
        | FieldForm::TomlBasic
        | FieldForm::TomlLiteral
        | FieldForm::TomlMultilineBasic
        | FieldForm::TomlMultilineLiteral => Value::Text(field.value.to_string()),
    }
}
