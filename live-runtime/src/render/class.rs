//! The `class` attribute takes lists.

use super::{Text, Value};

/// What `class={…}` takes: text, an `Option` of it, or a list of these. What is `None` or empty is left out.
///
/// ```
/// use live_runtime::{html, render::to_html};
///
/// let done = true;
/// let page = html! { <li class={["task", done.then_some("done"), None::<&str>]}>Write</li> };
/// assert_eq!(to_html(&page), r#"<li class="task done">Write</li>"#);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a class or a list of classes",
    label = "expected text, an `Option` of it, or a list of these",
    note = "for a class that depends on a condition: `condition.then_some(\"name\")`"
)]
pub trait Class {
    /// Writes the classes, separated by spaces.
    fn write_classes(&self, classes: &mut Classes<'_, '_>);
}

/// Writes classes with one space between two of them.
#[derive(Debug)]
pub struct Classes<'t, 'a> {
    text: &'t mut Text<'a>,
    /// Nothing has been written that the next class would need a space after.
    first: bool,
}

impl<'t, 'a> Classes<'t, 'a> {
    /// `first` says that no class stands before these.
    #[inline]
    pub(super) fn new(text: &'t mut Text<'a>, first: bool) -> Self {
        Self { text, first }
    }

    /// Adds one class, or several that are separated by spaces already.
    #[inline]
    fn push(&mut self, class: &(impl Value + ?Sized)) {
        let before = self.text.len();
        if !self.first {
            self.text.push_raw(" ");
        }
        let after_space = self.text.len();
        class.write(self.text);
        if self.text.len() == after_space {
            self.text.truncate(before);
        } else {
            self.first = false;
        }
    }
}

macro_rules! text {
    ($($text:ty),*) => {$(
        impl Class for $text {
            #[inline]
            fn write_classes(&self, classes: &mut Classes<'_, '_>) {
                classes.push(self);
            }
        }
    )*};
}
text!(str, String, std::borrow::Cow<'_, str>, std::fmt::Arguments<'_>);

impl<T: Class> Class for Option<T> {
    #[inline]
    fn write_classes(&self, classes: &mut Classes<'_, '_>) {
        if let Some(class) = self {
            class.write_classes(classes);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Class + ?Sized> Class for &T {
    #[inline]
    fn write_classes(&self, classes: &mut Classes<'_, '_>) {
        (**self).write_classes(classes);
    }
}

impl<T: Class> Class for [T] {
    #[inline]
    fn write_classes(&self, classes: &mut Classes<'_, '_>) {
        for class in self {
            class.write_classes(classes);
        }
    }
}

impl<T: Class, const N: usize> Class for [T; N] {
    #[inline]
    fn write_classes(&self, classes: &mut Classes<'_, '_>) {
        self.as_slice().write_classes(classes);
    }
}

impl<T: Class> Class for Vec<T> {
    #[inline]
    fn write_classes(&self, classes: &mut Classes<'_, '_>) {
        self.as_slice().write_classes(classes);
    }
}

macro_rules! tuples {
    ($(($($class:ident)*))*) => {$(
        impl<$($class: Class),*> Class for ($($class,)*) {
            #[allow(non_snake_case, reason = "a tuple's parts are named for their types here")]
            #[inline]
            fn write_classes(&self, classes: &mut Classes<'_, '_>) {
                let ($($class,)*) = self;
                $($class.write_classes(classes);)*
            }
        }
    )*};
}
tuples!((A)(A B)(A B C)(A B C D)(A B C D E)(A B C D E F)(A B C D E F G)(A B C D E F G H)(A B C D E F G H I)(A B C D E F G H I J));
