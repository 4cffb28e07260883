//! What is read, what is refused, and how that is said.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::net::IpAddr;

use proptest::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::error::MAX_MESSAGE;
use super::*;

#[expect(clippy::needless_pass_by_value, reason = "reads better where it is called")]
fn reads<T: DeserializeOwned + PartialEq + Debug>(value: &Value, expected: T) {
    match from_value::<T>(value) {
        Ok(read) => assert_eq!(read, expected, "{value}"),
        Err(error) => panic!("{value}: {error}"),
    }
}

fn refuses<T: DeserializeOwned + Debug>(value: &Value, field: &str, message: &str) {
    let error = from_value::<T>(value).expect_err(&value.to_string());
    assert_eq!((error.field().as_str(), error.to_string().as_str()), (field, message), "{value}");
}

#[test]
fn numbers_from_text() {
    reads(&json!("7"), 7_u8);
    reads(&json!(" -7 "), -7_i64);
    reads(&json!("7"), 7_u128);
    reads(&json!("2.5"), 2.5_f64);
    reads(&json!("1e3"), 1000.0_f32);
    reads(&json!(7), 7_i16);
    reads(&json!(7), 7.0_f64);
    refuses::<u8>(&json!("300"), "", "is out of range");
    refuses::<u8>(&json!("-1"), "", "is out of range");
    refuses::<u8>(&json!("7.5"), "", "is not a whole number");
    refuses::<u8>(&json!("seven"), "", "is not a whole number");
    refuses::<u8>(&json!(""), "", "can't be blank");
    refuses::<u8>(&json!({}), "", "should be u8, not map");
    refuses::<f64>(&json!("NaN"), "", "is not a number");
    refuses::<f64>(&json!("inf"), "", "is not a number");
    refuses::<f32>(&json!("1e39"), "", "is not a number");
    refuses::<f64>(&json!(" "), "", "can't be blank");
}

#[test]
fn checkboxes() {
    for yes in [json!("on"), json!("true"), json!("1"), json!(true)] {
        reads(&yes, true);
    }
    for no in [json!("off"), json!("false"), json!("0"), json!(false)] {
        reads(&no, false);
    }
    refuses::<bool>(&json!("maybe"), "", "is neither true nor false");
    refuses::<bool>(&json!(1), "", "should be a boolean, not integer `1`");
}

#[test]
fn text_from_what_prints_as_text() {
    reads(&json!("a"), "a".to_owned());
    reads(&json!(""), String::new());
    reads(&json!(7), "7".to_owned());
    reads(&json!(-2.5), "-2.5".to_owned());
    reads(&json!(true), "true".to_owned());
    reads(&json!("ä"), 'ä');
    reads(&json!(7), '7');
    reads(&json!("::1"), "::1".parse::<IpAddr>().unwrap());
    refuses::<String>(&json!(null), "", "should be a string, not null");
    refuses::<String>(&json!([]), "", "should be a string, not a list");
    refuses::<char>(&json!("ab"), "", "should be a character, not string \"ab\"");
}

#[test]
fn an_empty_field_is_none() {
    reads(&json!(""), None::<u8>);
    reads(&json!(null), None::<u8>);
    reads(&json!(""), None::<String>);
    reads(&json!("7"), Some(7_u8));
    reads(&json!(" "), Some(" ".to_owned()));
    reads(&json!(""), ());
}

#[derive(Debug, PartialEq, Deserialize)]
struct Id(i64);

#[derive(Debug, PartialEq, Deserialize)]
struct MaybeId(Option<Id>);

#[test]
fn newtypes_are_what_they_hold() {
    reads(&json!("7"), Id(7));
    reads(&json!(""), MaybeId(None));
    reads(&json!("7"), MaybeId(Some(Id(7))));
}

#[test]
fn lists() {
    reads(&json!(["1", 2]), vec![1, 2]);
    reads(&json!({"0": "a", "2": "c", "10": "k"}), vec!["a".to_owned(), "c".to_owned(), "k".to_owned()]);
    reads(&json!({}), Vec::<u8>::new());
    reads(&json!(""), Vec::<u8>::new());
    reads(&json!(["1", "b"]), (1, "b".to_owned()));
    reads(&json!(["1", "2"]), [1, 2]);
    refuses::<Vec<u8>>(&json!({"a": "1"}), "", "should be a sequence, not a map");
    refuses::<Vec<u8>>(&json!("1"), "", "should be a sequence, not string \"1\"");
    refuses::<(u8, u8)>(&json!(["1", "2", "3"]), "", "has too many items");
    refuses::<(u8, u8)>(&json!(["1"]), "", "invalid length 1, expected a tuple of size 2");
    refuses::<Vec<u8>>(&json!(["1", "x"]), "1", "is not a whole number");
    refuses::<Vec<u8>>(&json!({"3": "1", "11": "x"}), "11", "is not a whole number");
}

#[test]
fn maps() {
    reads(&json!({"1": "2"}), BTreeMap::from([(1_u8, 2_u8)]));
    reads(&json!({"a": "on"}), HashMap::from([("a".to_owned(), true)]));
    refuses::<BTreeMap<u8, u8>>(&json!({"x": "2"}), "", "is not a whole number");
    refuses::<BTreeMap<String, u8>>(&json!({"a": "x"}), "a", "is not a whole number");
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Admin,
    Guest,
    Level(u8),
    Range { from: u8, to: Option<u8> },
}

#[test]
fn enums() {
    reads(&json!("admin"), Role::Admin);
    reads(&json!(""), None::<Role>);
    reads(&json!({"guest": ""}), Role::Guest);
    reads(&json!({"level": "3"}), Role::Level(3));
    reads(&json!({"range": {"from": "1", "to": ""}}), Role::Range { from: 1, to: None });
    refuses::<Role>(&json!("boss"), "", "should be one of admin, guest, level, range, not \"boss\"");
    refuses::<Role>(&json!(""), "", "can't be blank");
    refuses::<Role>(&json!({"level": "x"}), "level", "is not a whole number");
    refuses::<Role>(&json!({"range": {"from": "x"}}), "range.from", "is not a whole number");
    refuses::<Role>(&json!(["admin"]), "", "should be enum Role, not a list");
    assert!(from_value::<Role>(&json!("level")).is_err());
}

#[derive(Debug, PartialEq, Deserialize)]
struct User {
    name: String,
    age: Option<u8>,
    #[serde(default)]
    admin: bool,
    #[serde(default)]
    tags: Vec<String>,
    role: Role,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Signup {
    user: User,
}

#[test]
fn a_form_as_a_struct() {
    let expected = User { name: "Ann".into(), age: Some(37), admin: true, tags: vec!["a".into()], role: Role::Guest };
    reads(
        &json!({"user": {"name": "Ann", "age": "37", "admin": "on", "tags": ["a"], "role": "guest", "_csrf_token": "x"}}),
        Signup { user: expected },
    );
    let least = User { name: String::new(), age: None, admin: false, tags: vec![], role: Role::Admin };
    reads(&json!({"name": "", "role": "admin"}), least);
}

#[test]
fn errors_name_their_field() {
    refuses::<Signup>(
        &json!({"user": {"name": "A", "age": "x", "role": "admin"}}),
        "user.age",
        "is not a whole number",
    );
    refuses::<Signup>(&json!({"user": {"role": "admin"}}), "user.name", "is missing");
    refuses::<Signup>(&json!({}), "user", "is missing");
    refuses::<Signup>(&json!({"user": "x"}), "user", "should be struct User, not string \"x\"");
    refuses::<Signup>(&json!([]), "", "should be struct Signup, not a list");
    refuses::<Vec<Signup>>(&json!([{"user": {"name": []}}]), "0.user.name", "should be a string, not a list");
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Strict {}

#[test]
fn an_unknown_field_is_named() {
    refuses::<Strict>(&json!({"x": "1"}), "x", "is not a known field");
}

#[test]
fn messages_are_short() {
    let error = from_value::<Role>(&json!("x".repeat(10_000))).unwrap_err();
    assert_eq!(error.to_string().chars().count(), MAX_MESSAGE);
}

#[test]
fn nothing_is_only_an_option() {
    assert_eq!(from_nothing::<Option<u8>>(), Some(None));
    assert_eq!(from_nothing::<MaybeId>(), Some(MaybeId(None)));
    assert_eq!(from_nothing::<u8>(), None);
    assert_eq!(from_nothing::<String>(), None);
    assert_eq!(from_nothing::<Vec<u8>>(), None);
    assert_eq!(from_nothing::<()>(), None);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[0-9a-z. -]{0,4}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("(user|name|age|tags|role|level|[0-9])", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn nothing_made_up_panics(value in any_json()) {
        let _ = from_value::<Signup>(&value);
        let _ = from_value::<User>(&value);
        let _ = from_value::<Vec<Role>>(&value);
        let _ = from_value::<BTreeMap<u8, Option<f32>>>(&value);
        let _ = from_value::<(Id, char)>(&value);
    }

    #[test]
    fn json_stays_what_it_was(value in any_json()) {
        prop_assert_eq!(from_value::<Value>(&value).unwrap(), value);
    }
}
