//! Attributes that a component passes on: `class`, `id`, `aria-*`, `data-*`, `phx-*`.

use std::fmt;

use crate::render::{
    Attribute, AttributeList, Binding, Class, Classes, DataAttribute, Enumerated, EventTarget, EventValue, Text,
    attribute::{write_boolean, write_quoted},
};

/// The attributes that a component does not declare and passes on to an element: `{..rest}`.
///
/// ```
/// use live_runtime::{prelude::*, render::to_html};
///
/// #[component]
/// fn note(children: &Slot, #[rest] rest: Rest) -> impl Render {
///     html! { <p {..rest}>{children}</p> }
/// }
///
/// let page = html! { <.note class={["note", "wide"]} aria-live="polite">Saved</.note> };
/// assert_eq!(to_html(&page), r#"<p class="note wide" aria-live="polite">Saved</p>"#);
/// ```
#[derive(Clone, Copy)]
pub struct Rest<'a>(&'a dyn AttributeList);

impl<'a> Rest<'a> {
    /// Of these attributes.
    pub fn new(attributes: &'a dyn AttributeList) -> Self {
        Self(attributes)
    }
}

impl AttributeList for Rest<'_> {
    fn write_list(&self, text: &mut Text<'_>) {
        self.0.write_list(text);
    }
}

impl fmt::Debug for Rest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut attributes = String::new();
        self.write_list(&mut Text::html(&mut attributes));
        f.debug_tuple("Rest").field(&attributes).finish()
    }
}

/// A component, which may pass attributes on.
pub trait TakesRest: Sized {
    /// [`PassesOn`] or [`PassesNothing`].
    type Passes;

    /// The component with one attribute more.
    type With<A: AttributeList>;

    /// Adds an attribute.
    fn with_rest<A: AttributeList>(self, attribute: A) -> Self::With<A>;
}

/// Of a component with `#[rest]`.
#[derive(Debug)]
pub struct PassesOn;

/// Of a component without `#[rest]`.
#[derive(Debug)]
pub struct PassesNothing;

/// Of every attribute, for the components that pass attributes on: so that the error is at the attribute.
#[diagnostic::on_unimplemented(
    message = "this component has no such attribute, and passes none on",
    label = "the component doesn't declare this attribute",
    note = "declare the attribute, or add `#[rest] rest: Rest` to the component and spread it: `{{..rest}}`"
)]
pub trait PassedOn<Passes> {}

#[diagnostic::do_not_recommend]
impl<A> PassedOn<PassesOn> for A {}

/// Adds an attribute to those that are passed on.
pub fn with<C, A>(component: C, attribute: A) -> C::With<A>
where
    C: TakesRest,
    A: AttributeList + PassedOn<C::Passes>,
{
    component.with_rest(attribute)
}

macro_rules! globals {
    ($($method:ident, $attribute:ident, $bound:ident;)*) => {
        /// Attributes of HTML elements, for components that pass attributes on and do not declare them.
        pub trait GlobalAttributes: TakesRest {$(
            #[doc = concat!("`", stringify!($method), "`.")]
            fn $method<V: $bound + PassedOn<Self::Passes>>(self, value: V) -> Self::With<$attribute<V>> {
                self.with_rest($attribute(stringify!($method), value))
            }
        )*}
    };
}
globals! {
    class, ClassAttribute, Class;
    id, PlainAttribute, Attribute;
    style, PlainAttribute, Attribute;
    title, PlainAttribute, Attribute;
    role, PlainAttribute, Attribute;
    tabindex, PlainAttribute, Attribute;
    lang, PlainAttribute, Attribute;
    dir, PlainAttribute, Attribute;
    hidden, PlainAttribute, Attribute;
    autofocus, BooleanAttribute, IsBool;
    novalidate, BooleanAttribute, IsBool;
    // Of controls and links.
    accept, PlainAttribute, Attribute;
    autocomplete, PlainAttribute, Attribute;
    cols, PlainAttribute, Attribute;
    disabled, BooleanAttribute, IsBool;
    download, PlainAttribute, Attribute;
    form, PlainAttribute, Attribute;
    inputmode, PlainAttribute, Attribute;
    list, PlainAttribute, Attribute;
    max, PlainAttribute, Attribute;
    maxlength, PlainAttribute, Attribute;
    min, PlainAttribute, Attribute;
    minlength, PlainAttribute, Attribute;
    multiple, BooleanAttribute, IsBool;
    name, PlainAttribute, Attribute;
    pattern, PlainAttribute, Attribute;
    placeholder, PlainAttribute, Attribute;
    readonly, BooleanAttribute, IsBool;
    rel, PlainAttribute, Attribute;
    required, BooleanAttribute, IsBool;
    rows, PlainAttribute, Attribute;
    size, PlainAttribute, Attribute;
    step, PlainAttribute, Attribute;
    target, PlainAttribute, Attribute;
    value, PlainAttribute, Attribute;
}

impl<C: TakesRest> GlobalAttributes for C {}

/// `bool`.
pub trait IsBool {
    /// The value.
    fn is_true(&self) -> bool;
}

impl IsBool for bool {
    fn is_true(&self) -> bool {
        *self
    }
}

impl AttributeList for () {
    fn write_list(&self, _: &mut Text<'_>) {}
}

/// Attributes, and one after them.
#[derive(Debug, Clone, Copy)]
pub struct And<A, B>(pub A, pub B);

impl<A: AttributeList, B: AttributeList> AttributeList for And<A, B> {
    fn write_list(&self, text: &mut Text<'_>) {
        self.0.write_list(text);
        self.1.write_list(text);
    }
}

macro_rules! attributes {
    ($($(#[$doc:meta])* $attribute:ident: $bound:ident, |$self:ident, $text:ident| $write:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $attribute<V>(pub &'static str, pub V);

        impl<V: $bound> AttributeList for $attribute<V> {
            fn write_list(&$self, $text: &mut Text<'_>) {
                $write
            }
        }
    )*};
}
attributes! {
    /// An attribute that is text, or absent.
    PlainAttribute: Attribute, |self, text| self.1.write_attribute(self.0, text);
    /// A `data-` attribute.
    PlainDataAttribute: DataAttribute, |self, text| self.1.write_data(self.0, text);
    /// An attribute that is there or not.
    BooleanAttribute: IsBool, |self, text| write_boolean(self.0, self.1.is_true(), text);
    /// `phx-target`.
    TargetAttribute: EventTarget, |self, text| self.1.write_target(self.0, text);
    /// An attribute that spells its truth values.
    EnumeratedAttribute: Enumerated, |self, text| self.1.write_enumerated(self.0, text);
    /// An event.
    EventAttribute: Binding, |self, text| self.1.write_binding(self.0, text);
    /// A list of classes.
    ClassAttribute: Class, |self, text| write_quoted(self.0, text, |text| {
        self.1.write_classes(&mut Classes::new(text, true));
    });
    /// An argument of an event.
    EventArgument: EventValue, |self, text| write_quoted(self.0, text, |text| {
        self.1.write_event_value(text);
    });
}
