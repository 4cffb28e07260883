//! Values that are text: what `{expr}` shows, and what an attribute holds.

use std::{
    borrow::Cow,
    fmt::{self, Write as _},
    rc::Rc,
    sync::Arc,
};

use super::{Attribute, Dynamic, Enumerated, Render, Text, Written};

/// A value that is shown as text.
///
/// Implemented for strings, numbers, `char`, `bool`, [`fmt::Arguments`] and references to them. For a type of your own
/// that has `Display`, derive it together with [`Render`] and [`Attribute`]:
///
/// ```
/// use live_runtime::{Render, html, render::to_html};
///
/// #[derive(Render)]
/// struct SongId(u32);
///
/// impl std::fmt::Display for SongId {
///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         write!(f, "song-{}", self.0)
///     }
/// }
///
/// assert_eq!(to_html(&html! { <p id={SongId(7)}>{SongId(7)}</p> }), r#"<p id="song-7">song-7</p>"#);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shown as text",
    label = "no text for `{Self}`",
    note = "derive `Render` for your type, which shows its `Display`, or convert the value: `{{value.to_string()}}`"
)]
pub trait Value {
    /// Writes the value's text.
    fn write(&self, text: &mut Text<'_>);
}

impl Value for str {
    #[inline]
    fn write(&self, text: &mut Text<'_>) {
        text.push_str(self);
    }
}

impl Value for String {
    #[inline]
    fn write(&self, text: &mut Text<'_>) {
        text.push_str(self);
    }
}

impl Value for char {
    #[inline]
    fn write(&self, text: &mut Text<'_>) {
        text.push_str(self.encode_utf8(&mut [0; 4]));
    }
}

impl Value for bool {
    #[inline]
    fn write(&self, text: &mut Text<'_>) {
        text.push_raw(if *self { "true" } else { "false" });
    }
}

impl Value for fmt::Arguments<'_> {
    #[inline]
    fn write(&self, text: &mut Text<'_>) {
        // `Text` never fails; a `Display` that does has written what it could.
        let _ = text.write_fmt(*self);
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Value for $integer {
            #[inline]
            fn write(&self, text: &mut Text<'_>) {
                text.push_integer(*self);
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! floats {
    ($($float:ty)*) => {$(
        impl Value for $float {
            fn write(&self, text: &mut Text<'_>) {
                let _ = write!(text, "{self}");
            }
        }
    )*};
}
floats!(f32 f64);

macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Value + ?Sized> Value for $pointer {
            #[inline]
            fn write(&self, text: &mut Text<'_>) {
                (**self).write(text);
            }
        }
    )*};
}
pointers!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

impl<T: Value + ToOwned + ?Sized> Value for Cow<'_, T> {
    fn write(&self, text: &mut Text<'_>) {
        (**self).write(text);
    }
}

/// A value is rendered as its text, and is an attribute that is always there.
macro_rules! rendered_and_attribute {
    ($([$($generics:tt)*] $value:ty),* $(,)?) => {$(
        impl<$($generics)*> Render for $value {
            #[inline]
            fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
                dynamic.value(self)
            }
        }

        impl<$($generics)*> Attribute for $value {
            #[inline]
            fn write_attribute(&self, name: &str, text: &mut Text<'_>) {
                super::attribute::write_value(name, self, text);
            }
        }

        impl<$($generics)*> Enumerated for $value {
            #[inline]
            fn write_enumerated(&self, name: &str, text: &mut Text<'_>) {
                super::attribute::write_value(name, self, text);
            }
        }
    )*};
}
rendered_and_attribute!(
    [] str, [] String, [] char, ['f] fmt::Arguments<'f>,
    ['c, T: Value + ToOwned + ?Sized] Cow<'c, T>,
    [] i8, [] i16, [] i32, [] i64, [] i128, [] isize,
    [] u8, [] u16, [] u32, [] u64, [] u128, [] usize, [] f32, [] f64,
);

impl Render for bool {
    #[inline]
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.value(self)
    }
}
