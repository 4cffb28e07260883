//! The builder.

use std::fmt;

use serde::{Serialize, Serializer, ser::Error as _};
use serde_json::value::RawValue;

use super::{
    Dispatch, Hide, Navigated, Navigation, OfClasses, OfTransition, Pushed, Show, Target, Toggle, Toggled, Transition,
    arguments::Arguments,
};
use crate::render::{Binding, DataAttribute, Text};

/// Room for a command or two.
const USUAL: usize = 96;

/// Commands that the browser runs one after another: the value of a `phx-` event binding.
///
/// They run at once, without the server, and what they change survives the patches that follow. What they are for is a
/// [`Target`]: a `&str` is a CSS selector.
///
/// ```
/// use live_runtime::{prelude::*, render::to_html};
///
/// #[live_view]
/// struct Songs {
///     songs: Vec<(u32, String)>,
/// }
///
/// #[live_view]
/// impl Songs {
///     fn mount() -> Self {
///         Self { songs: vec![(7, "Help!".to_owned())] }
///     }
///
///     #[handle_event]
///     fn remove(&mut self, id: u32) {
///         self.songs.retain(|(other, _)| *other != id);
///     }
///
///     fn render(&self) -> impl Render {
///         html! {
///             <ul>
///                 <li :for={(id, title) in &self.songs} id={format_args!("song-{id}")}>
///                     {title}
///                     <button
///                         type="button"
///                         phx-click={Js::new().push(Self::EVENTS.remove(id)).hide(&format!("#song-{id}"))}
///                     >Remove</button>
///                 </li>
///             </ul>
///         }
///     }
/// }
/// ```
///
/// A component takes commands as an attribute, `on_cancel: &Js`, to which an [`Event`](crate::Event) converts. A data
/// attribute keeps them for [`Js::exec`]: `data-cancel={Js::new().hide(Target::This)}`. As part of the payload of an
/// event for a hook they are the list that `this.js().exec(…)` takes.
#[derive(Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Js {
    /// The commands without the brackets around them; fit to stand between single quotes.
    json: String,
}

impl Js {
    /// No commands.
    pub const fn new() -> Self {
        Self { json: String::new() }
    }

    /// Sends an event to the view.
    ///
    /// ```
    /// use live_runtime::prelude::*;
    ///
    /// let commands = Js::new().push(Event::new("remove").value("id", &7));
    /// assert_eq!(commands.to_string(), r#"[["push",{"value":{"id":"7"},"event":"remove"}]]"#);
    /// ```
    pub fn push<'a>(self, event: impl Pushed<'a>) -> Self {
        let push = event.into_push();
        self.command("push", |arguments| push.write(arguments))
    }

    /// Dispatches a DOM event, for hooks and other scripts.
    pub fn dispatch<'a>(self, event: impl Into<Dispatch<'a>>) -> Self {
        let dispatch = event.into();
        self.command("dispatch", |arguments| dispatch.write(arguments))
    }

    /// Shows elements.
    ///
    /// ```
    /// use live_runtime::{js::Show, prelude::*};
    ///
    /// let commands = Js::new().show(Show::new("#menu").display("flex").transition(("ease", "from", "to")).time(50));
    /// let json = concat!(
    ///     r##"[["show",{"display":"flex","time":50,"to":"#menu","transition":[["ease"],["from"],["to"]]}]]"##,
    /// );
    /// assert_eq!(commands.to_string(), json);
    /// ```
    pub fn show<'a>(self, show: impl Into<Show<'a>>) -> Self {
        let Show(effect) = show.into();
        self.command("show", |arguments| effect.write(arguments))
    }

    /// Hides elements.
    pub fn hide<'a>(self, hide: impl Into<Hide<'a>>) -> Self {
        let Hide(effect) = hide.into();
        self.command("hide", |arguments| effect.write(arguments))
    }

    /// Shows elements that are hidden, and hides those that are not.
    pub fn toggle<'a>(self, toggle: impl Into<Toggle<'a>>) -> Self {
        let Toggle(effect) = toggle.into();
        self.command("toggle", |arguments| effect.write(arguments))
    }

    /// Adds classes, with spaces between them.
    pub fn add_class<'a>(self, names: &str, of: impl Into<OfClasses<'a>>) -> Self {
        self.classes("add_class", names, of.into())
    }

    /// Removes classes.
    pub fn remove_class<'a>(self, names: &str, of: impl Into<OfClasses<'a>>) -> Self {
        self.classes("remove_class", names, of.into())
    }

    /// Adds the classes that are not there, and removes those that are.
    pub fn toggle_class<'a>(self, names: &str, of: impl Into<OfClasses<'a>>) -> Self {
        self.classes("toggle_class", names, of.into())
    }

    /// Gives elements the classes of a transition, for as long as it lasts.
    pub fn transition<'a>(self, transition: impl Into<Transition<'a>>, of: impl Into<OfTransition<'a>>) -> Self {
        let (transition, OfTransition(effect)) = (transition.into(), of.into());
        self.command("transition", |arguments| {
            effect.write(arguments);
            transition.write("transition", arguments);
        })
    }

    /// Sets an attribute.
    pub fn set_attribute<'a>(self, name: &str, value: &str, to: impl Into<Target<'a>>) -> Self {
        self.targeted("set_attr", to, |arguments| arguments.list("attr", [name, value]))
    }

    /// Removes an attribute.
    pub fn remove_attribute<'a>(self, name: &str, to: impl Into<Target<'a>>) -> Self {
        self.targeted("remove_attr", to, |arguments| arguments.text("attr", name))
    }

    /// Sets an attribute where it is absent and removes it where it is there, or changes between two values.
    ///
    /// ```
    /// use live_runtime::{js::Target, prelude::*};
    ///
    /// let commands = Js::new()
    ///     .toggle_attribute("open", "open", "#more")
    ///     .toggle_attribute("aria-expanded", ("true", "false"), Target::This);
    /// # assert!(commands.to_string().contains(r#"["aria-expanded","true","false"]"#));
    /// ```
    pub fn toggle_attribute<'a>(
        self,
        name: &'a str,
        values: impl Into<Toggled<'a>>,
        to: impl Into<Target<'a>>,
    ) -> Self {
        let Toggled { first, second } = values.into();
        self.targeted("toggle_attr", to, |arguments| arguments.list("attr", [name, first].into_iter().chain(second)))
    }

    /// Leaves attributes alone when the page is patched: `["open", "data-*"]`. Run it by `phx-mounted`.
    pub fn ignore_attributes<'a>(self, names: &[&str], to: impl Into<Target<'a>>) -> Self {
        self.targeted("ignore_attrs", to, |arguments| arguments.list("attrs", names.iter().copied()))
    }

    /// Moves the focus to an element.
    pub fn focus<'a>(self, to: impl Into<Target<'a>>) -> Self {
        self.targeted("focus", to, |_| {})
    }

    /// Moves the focus to the first element inside that takes it.
    pub fn focus_first<'a>(self, to: impl Into<Target<'a>>) -> Self {
        self.targeted("focus_first", to, |_| {})
    }

    /// Remembers an element, to which [`Js::pop_focus`] moves the focus.
    pub fn push_focus<'a>(self, to: impl Into<Target<'a>>) -> Self {
        self.targeted("push_focus", to, |_| {})
    }

    /// Moves the focus to what [`Js::push_focus`] has remembered last.
    pub fn pop_focus(self) -> Self {
        self.command("pop_focus", |_| {})
    }

    /// Goes to another live page over the socket.
    pub fn navigate<'a>(self, to: impl Navigated<'a>) -> Self {
        self.navigation("navigate", to.into_navigation())
    }

    /// Goes to another URL of this page.
    pub fn patch<'a>(self, to: impl Navigated<'a>) -> Self {
        self.navigation("patch", to.into_navigation())
    }

    /// Runs the commands in an attribute of elements.
    ///
    /// ```
    /// use live_runtime::{js::Target, prelude::*, render::to_html};
    ///
    /// let page = html! {
    ///     <div id="note" data-close={Js::new().hide(Target::This)}>Saved.</div>
    ///     <button type="button" phx-click={Js::new().exec("data-close", "#note")}>Close</button>
    /// };
    /// # assert!(to_html(&page).contains("data-close="));
    /// ```
    pub fn exec<'a>(self, attribute: &str, to: impl Into<Target<'a>>) -> Self {
        self.targeted("exec", to, |arguments| arguments.text("attr", attribute))
    }

    /// Runs other commands after these.
    pub fn concat(mut self, other: &Self) -> Self {
        if !self.json.is_empty() && !other.json.is_empty() {
            self.json.push(',');
        }
        self.json.push_str(&other.json);
        self
    }

    /// Whether there is no command.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.json.is_empty()
    }

    fn command(mut self, name: &str, write: impl FnOnce(&mut Arguments<'_>)) -> Self {
        if self.json.is_empty() {
            self.json.reserve(USUAL);
        } else {
            self.json.push(',');
        }
        self.json.push_str("[\"");
        self.json.push_str(name);
        self.json.push_str("\",");
        let mut arguments = Arguments::open(&mut self.json);
        write(&mut arguments);
        arguments.close();
        self.json.push(']');
        self
    }

    fn targeted<'a>(self, name: &str, to: impl Into<Target<'a>>, write: impl FnOnce(&mut Arguments<'_>)) -> Self {
        let to = to.into();
        self.command(name, |arguments| {
            to.write(arguments);
            write(arguments);
        })
    }

    fn classes(self, name: &str, names: &str, OfClasses(effect): OfClasses<'_>) -> Self {
        self.command(name, |arguments| {
            arguments.list("names", names.split_whitespace());
            effect.write(arguments);
        })
    }

    fn navigation(self, name: &str, Navigation { to, replace }: Navigation<'_>) -> Self {
        self.command(name, |arguments| {
            arguments.flag("replace", replace);
            arguments.text("href", to.as_str());
        })
    }
}

/// The JSON that the client reads.
impl fmt::Display for Js {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}]", self.json)
    }
}

impl fmt::Debug for Js {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Js({self})")
    }
}

/// Single quotes: the JSON's own double quotes stay as short as they are.
fn write_attribute(js: &Js, name: &str, text: &mut Text<'_>) {
    if js.is_empty() {
        return;
    }
    for part in [" ", name, "='[", &js.json, "]'"] {
        text.push_raw(part);
    }
}

impl Binding for Js {
    fn write_binding(&self, name: &str, text: &mut Text<'_>) {
        write_attribute(self, name, text);
    }
}

impl DataAttribute for Js {
    fn write_data(&self, name: &str, text: &mut Text<'_>) {
        write_attribute(self, name, text);
    }
}

impl DataAttribute for &Js {
    fn write_data(&self, name: &str, text: &mut Text<'_>) {
        write_attribute(self, name, text);
    }
}

impl DataAttribute for Option<&Js> {
    fn write_data(&self, name: &str, text: &mut Text<'_>) {
        if let Some(js) = self {
            write_attribute(js, name, text);
        }
    }
}

impl DataAttribute for Option<Js> {
    fn write_data(&self, name: &str, text: &mut Text<'_>) {
        self.as_ref().write_data(name, text);
    }
}

impl Serialize for Js {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.to_string()).map_err(S::Error::custom)?.serialize(serializer)
    }
}
