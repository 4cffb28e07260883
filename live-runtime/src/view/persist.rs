//! Fields that outlive their view: `#[live(persist)]`.

use std::{
    collections::HashMap,
    fmt,
    hash::{BuildHasher as _, Hasher},
    io::{self, Write},
    sync::LazyLock,
};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;
use tracing::{debug, error, warn};

use super::{Fields, Socket};

/// How large the persisted fields of a view may be as JSON, in bytes: each join brings them along.
pub(crate) const MAX_STATE: usize = 64 * 1024;

/// What the page's script listens for.
const EVENT: &str = "live:persist";

/// Keyed with a random seed per process: nobody outside can choose a change that looks like none.
static SEED: LazyLock<foldhash::quality::RandomState> = LazyLock::new(Default::default);

/// A pass through the persisted fields of a view.
pub struct Persisted<'a>(Pass<'a>);

enum Pass<'a> {
    Write(Writer<'a>),
    Read(HashMap<&'a str, &'a RawValue>),
}

/// Writes the members of an object, until there is something that is no JSON.
struct Writer<'a> {
    out: &'a mut dyn Write,
    written: serde_json::Result<()>,
}

impl Persisted<'_> {
    /// Shows the pass a field.
    pub fn field<T: Persist>(&mut self, name: &str, field: &mut T) {
        match &mut self.0 {
            Pass::Write(Writer { out, written }) => {
                if written.is_ok() {
                    *written = write_member(out, name, field);
                }
            }
            Pass::Read(fields) => {
                let Some(json) = fields.get(name) else { return };
                match T::from_json(json.get()) {
                    Ok(value) => *field = value,
                    Err(reason) => debug!(field = name, %reason, "a persisted field has another type by now"),
                }
            }
        }
    }

    /// Writes all fields of a view as JSON.
    fn write(view: &mut impl Fields, out: &mut dyn Write) -> serde_json::Result<()> {
        out.write_all(b"{").map_err(serde_json::Error::io)?;
        let mut pass = Persisted(Pass::Write(Writer { out: &mut *out, written: Ok(()) }));
        view.persisted(&mut pass);
        if let Pass::Write(Writer { written, .. }) = pass.0 {
            written?;
        }
        // So that no field has to know whether it is the first.
        out.write_all(b"\"\":0}").map_err(serde_json::Error::io)
    }
}

fn write_member(out: &mut dyn Write, name: &str, field: &impl Persist) -> serde_json::Result<()> {
    write!(out, "\"{name}\":").map_err(serde_json::Error::io)?;
    field.write_json(out)?;
    out.write_all(b",").map_err(serde_json::Error::io)
}

/// Gives a view its persisted fields back. `json` is what was written of it, maybe by an earlier version of the program: what
/// does not fit stays as `mount` has made it.
pub(crate) fn restore(view: &mut impl Fields, json: &[u8]) {
    match serde_json::from_slice(json) {
        Ok(fields) => view.persisted(&mut Persisted(Pass::Read(fields))),
        Err(reason) => warn!(%reason, "what a page has kept cannot be read"),
    }
}

impl<V: Fields + 'static> Socket<V> {
    /// Has the page keep the persisted fields, if they are others than last time. What the view begins with it need not keep.
    pub(crate) fn persist(&mut self, name: &str, view: &mut V, seal: impl FnOnce(&[u8]) -> Option<String>) {
        let mut print = Print(SEED.build_hasher());
        if let Err(reason) = Persisted::write(view, &mut print) {
            error!(view = name, %reason, "a persisted field cannot be written as JSON");
            return;
        }
        let last = self.ties.get_or_insert_default().persisted.replace(print.0.finish());
        if last.is_none() || last == self.ties.as_ref().and_then(|ties| ties.persisted) {
            return;
        }
        let mut json = Vec::new();
        // It has just been written.
        if Persisted::write(view, &mut json).is_err() {
            return;
        }
        let state = if json.len() > MAX_STATE {
            warn!(view = name, bytes = json.len(), "the persisted fields are too large: the page does not keep them");
            None
        } else {
            seal(&json)
        };
        let id = self.id().to_owned();
        self.push_event(EVENT, &Kept { id, state });
    }
}

/// What the page's script is told.
#[derive(Serialize)]
struct Kept {
    id: String,
    /// Nothing where the page is to forget what it has.
    state: Option<String>,
}

/// Hashes what is written.
struct Print<H>(H);

impl<H: Hasher> Write for Print<H> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A field that can be persisted: what serde can serialize and deserialize.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be persisted",
    label = "not a type that serde reads and writes",
    note = "derive it: `#[derive(serde::Serialize, serde::Deserialize)]`"
)]
pub trait Persist: Sized {
    /// As JSON.
    #[doc(hidden)]
    fn write_json(&self, out: &mut dyn Write) -> serde_json::Result<()>;

    /// From JSON.
    #[doc(hidden)]
    fn from_json(json: &str) -> serde_json::Result<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> Persist for T {
    fn write_json(&self, out: &mut dyn Write) -> serde_json::Result<()> {
        serde_json::to_writer(out, self)
    }

    fn from_json(json: &str) -> serde_json::Result<Self> {
        serde_json::from_str(json)
    }
}

impl fmt::Debug for Persisted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Pass::Write(_) => "Persisted::Write",
            Pass::Read(_) => "Persisted::Read",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq)]
    struct Cart {
        items: Vec<(String, u32)>,
        note: Option<String>,
        seen: usize,
    }

    impl Fields for Cart {
        const PERSISTS: bool = true;

        fn persisted(&mut self, fields: &mut Persisted<'_>) {
            fields.field("items", &mut self.items);
            fields.field("note", &mut self.note);
        }
    }

    fn json(cart: &mut Cart) -> String {
        let mut json = Vec::new();
        Persisted::write(cart, &mut json).unwrap();
        String::from_utf8(json).unwrap()
    }

    #[test]
    fn what_is_written_is_read_again_and_nothing_else_is_touched() {
        let mut cart = Cart { items: vec![("a \"quoted\" pear".into(), 2)], note: Some("é".into()), seen: 7 };
        let written = json(&mut cart);
        assert!(!written.contains("seen"), "{written}");
        let mut other = Cart { seen: 1, ..Cart::default() };
        restore(&mut other, written.as_bytes());
        assert_eq!(other, Cart { seen: 1, ..cart });
    }

    #[test]
    fn a_field_of_another_type_and_one_that_is_gone_stay_as_they_are() {
        let mut cart = Cart { note: Some("mine".into()), ..Cart::default() };
        restore(&mut cart, br#"{"items":"none","gone":1,"":0}"#);
        assert_eq!(cart, Cart { note: Some("mine".into()), ..Cart::default() });
        restore(&mut cart, b"nonsense");
        restore(&mut cart, br#"{"items":[["pear",1]],"note":5}"#);
        assert_eq!(cart.items, [("pear".to_owned(), 1)]);
        assert_eq!(cart.note.as_deref(), Some("mine"));
    }

    /// A socket whose view has been rendered once, and what the second rendering pushes.
    fn pushed(mut cart: Cart, change: impl FnOnce(&mut Cart)) -> Option<String> {
        let (sender, _mailbox) = tokio::sync::mpsc::channel(1);
        let mut socket = Socket::connected_to("cart", sender.downgrade());
        let seal = |json: &[u8]| Some(format!("sealed {}", json.len()));
        socket.persist("Cart", &mut cart, seal);
        change(&mut cart);
        socket.persist("Cart", &mut cart, seal);
        socket.take_waiting_events()
    }

    #[test]
    fn the_page_is_told_of_changes_alone() {
        assert_eq!(pushed(Cart::default(), |cart| cart.seen += 1), None);
        let told = pushed(Cart::default(), |cart| cart.items.push(("pear".into(), 1))).unwrap();
        assert_eq!(told, r#"["live:persist",{"id":"cart","state":"sealed 39"}]"#);
    }

    #[test]
    fn what_is_too_large_is_forgotten() {
        let told = pushed(Cart::default(), |cart| cart.note = Some("x".repeat(MAX_STATE))).unwrap();
        assert_eq!(told, r#"["live:persist",{"id":"cart","state":null}]"#);
    }
}
