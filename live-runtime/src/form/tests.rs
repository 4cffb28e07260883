use crate::{
    FormState, LiveForm,
    event::{ClientEvent, Form},
    form::{Date, FormErrors, Parsed},
};

#[derive(Clone, Debug, Default, PartialEq, LiveForm)]
#[form(name = "user", check = Signup::check)]
struct Signup {
    #[field(required, minlength = 2, maxlength = 5)]
    name: String,
    #[field(type = "email", check = no_spam)]
    email: String,
    #[field(min = 13, max = 120)]
    age: Option<u8>,
    #[field(pattern = "[a-z]{2}")]
    country: String,
    #[field(min = "2020-01-01")]
    since: Option<Date>,
    #[field(required)]
    terms: bool,
    plan: Plan,
    topics: Vec<Topic>,
    home: Address,
    addresses: Vec<Address>,
    host: Option<Parsed<std::net::Ipv4Addr>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, LiveForm)]
enum Plan {
    #[default]
    Free,
    #[field(label = "For teams")]
    BigTeam,
}

#[derive(Clone, Copy, Debug, PartialEq, LiveForm)]
enum Topic {
    News,
    Offers,
}

#[derive(Clone, Debug, Default, PartialEq, LiveForm)]
struct Address {
    #[field(required)]
    street: String,
}

impl Signup {
    fn check(&self, errors: &mut FormErrors<Self>) {
        if self.name == self.email {
            errors.add(|form| form.name(), "is your address");
        }
    }
}

fn no_spam(email: &str) -> Result<(), &'static str> {
    if email.ends_with("spam.test") { Err("is not welcome") } else { Ok(()) }
}

fn form(value: &str) -> Form<Signup> {
    let json = serde_json::json!({"type": "form", "event": "e", "value": value}).to_string();
    ClientEvent::parse(&json).unwrap().form().unwrap()
}

fn validated(value: &str) -> FormState<Signup> {
    form(value).validate()
}

const RIGHT: &str = "user[name]=Ann&user[email]=a@b&user[terms]=true&user[plan]=big-team&user[home][street]=Elm";

#[test]
fn a_right_form_is_its_value() {
    let signup = form(&format!("{RIGHT}&user[topics][]=&user[topics][]=news&user[age]=&user[host]=127.0.0.1")).submit();
    let expected = Signup {
        name: "Ann".into(),
        email: "a@b".into(),
        terms: true,
        plan: Plan::BigTeam,
        topics: vec![Topic::News],
        home: Address { street: "Elm".into() },
        host: Some(Parsed(std::net::Ipv4Addr::LOCALHOST)),
        ..Signup::default()
    };
    assert_eq!(signup.unwrap(), expected);
}

#[test]
fn what_is_encoded_is_decoded() {
    let signup = Signup {
        name: "Ann".into(),
        age: Some(36),
        since: "2024-02-29".parse().ok(),
        terms: true,
        topics: vec![Topic::Offers, Topic::News],
        home: Address { street: "Elm".into() },
        addresses: vec![Address { street: "A".into() }, Address { street: "B".into() }],
        host: Some(Parsed(std::net::Ipv4Addr::LOCALHOST)),
        ..Signup::default()
    };
    assert_eq!(FormState::new(&signup).submit().unwrap(), signup);
}

#[test]
fn all_that_is_wrong_is_said_and_what_was_typed_is_kept() {
    let form =
        validated("user[name]=A&user[email]=x&user[age]=old&user[since]=2019-12-31&user[terms]=false&user[country]=DE");
    assert_eq!(form.name().errors(), ["should be at least 2 characters"]);
    assert_eq!(form.email().errors(), ["must have the @ sign"]);
    assert_eq!((form.age().value(), form.age().errors()), ("old", &["is not a whole number".into()][..]));
    assert_eq!(form.since().errors(), ["must be at least 2020-01-01"]);
    assert_eq!(form.terms().errors(), ["must be accepted"]);
    assert_eq!(form.country().errors(), ["has invalid format"]);
    assert!(form.invalid() && form.value().is_none());
}

#[test]
fn rules_of_values() {
    assert_eq!(validated("user[age]=12").age().errors(), ["must be at least 13"]);
    assert_eq!(validated("user[age]=121").age().errors(), ["must be at most 120"]);
    assert_eq!(validated("user[name]=Theodora").name().errors(), ["should be at most 5 characters"]);
    assert_eq!(validated("user[email]=a@spam.test").email().errors(), ["is not welcome"]);
    assert_eq!(validated("user[plan]=gold").plan().errors(), ["is invalid"]);
    assert_eq!(validated("user[topics][]=weather").topics().errors(), ["is invalid"]);
    let form = validated(&RIGHT.replace("Ann", "a@b"));
    assert_eq!(form.name().errors(), ["is your address"]);
}

#[test]
fn errors_are_shown_once_somebody_has_been_there() {
    let form =
        validated("user[_unused_name]=&user[name]=&user[email]=x&user[home][_unused_street]=&user[home][street]=");
    assert!(form.name().errors().is_empty() && form.home().street().errors().is_empty());
    assert!(form.changed() && form.email().used() && !form.name().used());
    let form = form.submit().unwrap_err();
    assert_eq!(form.name().errors(), ["can't be blank"]);
    assert_eq!(form.home().street().errors(), ["can't be blank"]);
}

#[test]
fn entries_are_added_removed_and_sorted() {
    let streets = |value: &str| -> Vec<String> {
        let form = validated(value);
        form.addresses()
            .iter()
            .map(|address| format!("{} {}", address.street().name(), address.street().value()))
            .collect()
    };
    let entries = "user[addresses][0][street]=A&user[addresses][1][street]=B&user[addresses][2][street]=C";
    let name = |index: usize, street: &str| format!("user[addresses][{index}][street] {street}");
    assert_eq!(streets(entries), [name(0, "A"), name(1, "B"), name(2, "C")]);
    let sort = "&user[addresses_sort][]=";
    assert_eq!(
        streets(&format!("{entries}{sort}2{sort}new{sort}0")),
        [name(2, "C"), name(3, ""), name(0, "A"), name(1, "B")]
    );
    assert_eq!(
        streets(&format!("{entries}{sort}0{sort}1{sort}1{sort}2&user[addresses_drop][]=1")),
        [name(0, "A"), name(2, "C")]
    );
    assert_eq!(streets(&format!("{entries}{sort}3{sort}3")), [name(3, ""), name(0, "A"), name(1, "B"), name(2, "C")]);
    assert_eq!(streets("user[addresses][9999999999][street]=A&user[addresses_drop][]=1"), [""; 0]);
    assert_eq!(streets("user[addresses][]=&user[addresses_sort]=7"), [name(0, "")]);
    assert_eq!(streets("user[addresses_sort][]=0"), [name(0, "")]);
    let form = validated(&format!("{entries}&user[addresses][0][_unused_street]="));
    let used: Vec<_> = form.addresses().iter().map(|address| address.street().used()).collect();
    assert_eq!(used, [false, true, true]);
}

#[test]
fn errors_added_by_hand_are_shown_and_make_it_invalid() {
    let mut form = validated(RIGHT);
    assert!(form.valid());
    form.add_error(|form| form.email(), "has already been taken");
    assert_eq!(form.email().errors(), ["has already been taken"]);
    assert!(form.submit().is_err());
}

#[test]
fn names_and_ids() {
    let form = validated("user[addresses][0][street]=A");
    assert_eq!(
        (form.email().name().to_string(), form.email().id().to_string()),
        ("user[email]".into(), "user_email".into())
    );
    assert_eq!(form.topics().name().to_string(), "user[topics][]");
    let street = form.addresses().iter().next().map(|address| address.street().id().to_string());
    assert_eq!(street.as_deref(), Some("user_addresses_0_street"));
}

#[test]
fn hostile_shapes_are_no_panic() {
    for value in [
        "user=x",
        "user[name][]=1",
        "user[name][x]=1",
        "user[addresses]=x",
        "user[addresses][x][street]=1",
        "user[addresses][99999999999999999999][street]=1",
        "user[addresses_sort][x]=1&user[addresses_drop]=2",
        "user[home]=x",
        "user[topics]=news",
        "user[since]=%2B020-01-01",
        "user[since]=2020-1-1",
        "user[since]=ääääää-1",
    ] {
        assert!(form(value).submit().is_err(), "{value}");
    }
}

#[test]
fn debug_shows_nothing_of_what_was_typed() {
    let form = FormState::new(&Signup { name: "hunter2".into(), ..Signup::default() });
    assert_eq!(form.name().value(), "hunter2");
    for shown in [format!("{form:?}"), format!("{:?}", form.name()), format!("{:?}", form.addresses())] {
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

#[test]
fn each_value_of_a_list_is_checked_by_the_rules_that_its_input_has() {
    #[derive(Debug, LiveForm)]
    struct Tagged {
        #[field(minlength = 2, pattern = "[a-z]+")]
        tags: Vec<String>,
    }

    let tagged = |value: &str| {
        let json = serde_json::json!({"type": "form", "event": "save", "value": value}).to_string();
        ClientEvent::parse(&json).unwrap().form::<Tagged>().unwrap().submit()
    };
    assert!(tagged("tags[]=rust&tags[]=web").is_ok_and(|tagged| tagged.tags == ["rust", "web"]));
    for (value, error) in
        [("tags[]=rust&tags[]=x", "should be at least 2 characters"), ("tags[]=RUST&tags[]=web", "has invalid format")]
    {
        let form = tagged(value).unwrap_err();
        assert_eq!(form.tags().errors(), [error], "{value}");
    }
}
