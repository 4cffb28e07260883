//! What a test fills in: names and values of inputs.

use serde_json::Value;

use super::failure::{Place, fail};

/// Names and values of inputs.
pub(super) fn pairs(values: Value, place: Place) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    match values {
        Value::Array(list) => {
            for pair in list {
                match serde_json::from_value::<(String, Value)>(pair) {
                    Ok((name, value)) => flatten(name, value, &mut found),
                    Err(_) => fail(place, "a form is filled in by `&[(\"name\", \"value\")]`, or by a struct"),
                }
            }
        }
        Value::Object(fields) => fields.into_iter().for_each(|(name, value)| flatten(name, value, &mut found)),
        other => {
            fail(place, format_args!("a form is not filled in by {other}: use `&[(\"name\", \"value\")]`, or a struct"))
        }
    }
    found
}

fn flatten(name: String, value: Value, found: &mut Vec<(String, Vec<String>)>) {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            fields.into_iter().for_each(|(field, value)| flatten(format!("{name}[{field}]"), value, found));
        }
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            for (index, entry) in entries.into_iter().enumerate() {
                flatten(format!("{name}[{index}]"), entry, found);
            }
        }
        Value::Array(entries) => {
            let name = if name.ends_with("[]") { name } else { format!("{name}[]") };
            found.push((name, entries.iter().map(text).collect()));
        }
        value => found.push((name, vec![text(&value)])),
    }
}

#[cfg(test)]
mod tests {
    use std::panic::Location;

    use serde_json::json;

    use super::*;

    #[test]
    fn structs_are_names_and_values() {
        let place = Location::caller();
        let pairs =
            pairs(json!({"user": {"name": "A", "tags": ["x", "y"], "age": 7, "no": null, "in": [{"a": true}]}}), place);
        let shown: Vec<String> =
            pairs.into_iter().map(|(name, values)| format!("{name}={}", values.join(","))).collect();
        let mut shown = shown;
        shown.sort();
        assert_eq!(shown, ["user[age]=7", "user[in][0][a]=true", "user[name]=A", "user[tags][]=x,y"]);
    }
}
