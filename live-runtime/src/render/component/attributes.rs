//! What is given to a component, and what is missing yet.

/// The state of a required attribute that has its value.
#[derive(Debug, Clone, Copy)]
pub struct Given<T>(pub T);

/// The state of a required attribute that has no value.
#[derive(Debug, Clone, Copy)]
pub struct Missing;

/// What an attribute that may be left out takes: the value, or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "this attribute expects `{T}` or an `Option` of it, found `{Self}`",
    label = "expected `{T}`"
)]
pub trait Optional<T> {
    /// The value, if there is one.
    fn optional(self) -> Option<T>;
}

#[diagnostic::do_not_recommend]
impl<T> Optional<T> for T {
    fn optional(self) -> Option<T> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Optional<T> for Option<T> {
    fn optional(self) -> Option<T> {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<'a> Optional<&'a str> for &'a String {
    fn optional(self) -> Option<&'a str> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a> Optional<&'a str> for &'a Option<String> {
    fn optional(self) -> Option<&'a str> {
        self.as_deref()
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T> Optional<&'a [T]> for &'a Vec<T> {
    fn optional(self) -> Option<&'a [T]> {
        Some(self)
    }
}

/// The attributes of a slot: `#[derive(Slot)]` on a struct.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the attributes of a slot",
    label = "not the attributes of a slot",
    note = "derive `Slot` for it: `#[derive(Slot)] struct Column<'a> {{ label: &'a str }}`"
)]
pub trait Attributes: Sized {
    /// Takes the attributes one by one.
    type Builder;

    /// No attribute is given yet.
    fn builder() -> Self::Builder;
}

/// A builder that has everything that is required.
pub trait Complete<T> {
    /// What was built.
    fn complete(self) -> T;
}

/// Of a slot that takes no attributes.
#[derive(Debug, Clone, Copy)]
pub struct NoAttributes;

impl Attributes for () {
    type Builder = NoAttributes;

    fn builder() -> NoAttributes {
        NoAttributes
    }
}

impl Complete<()> for NoAttributes {
    fn complete(self) {}
}

/// Stands for a value that the parser has refused: the code around it never runs, for it doesn't compile.
#[must_use]
pub fn invalid<T>() -> T {
    unreachable!("the template has an error")
}
