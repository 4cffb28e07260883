//! What can stand in a template: values, templates, options and lists of these.

use std::{fmt, rc::Rc, sync::Arc};

use super::{Dynamic, Parts, Root, Writer, Written};

/// What `{expr}` shows, and what a page's `render` returns.
///
/// Text, numbers, `html!` templates, `Option`s (nothing for `None`), `Vec`s and slices of these implement it. For a type
/// of your own, derive it: it is shown as its `Display` (see [`Value`](super::Value)).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shown in a template",
    label = "no way to show `{Self}`",
    note = "derive `Render` for your type, which shows its `Display`, or convert the value: `{{value.to_string()}}`",
    note = "what is iterated is shown by `{{for item in items {{ … }}}}`, and a `Result` by `{{match result {{ … }}}}`"
)]
pub trait Render {
    /// Fills the place of one dynamic.
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written;

    /// Renders this as the whole of a page.
    fn render_root(&self, root: Root<'_>) -> Written {
        root.template(&(0, 1, r#"["",""]"#, false), |writer| writer.value(self))
    }
}

/// A template and the closure that writes its dynamics: what `html!` expands to.
#[derive(Clone, Copy)]
pub struct Rendered<F> {
    template: &'static Parts,
    write: F,
}

impl<F: Fn(&mut Writer<'_, '_>)> Rendered<F> {
    /// Of `template`, whose dynamics `write` writes in order.
    #[must_use]
    pub const fn new(template: &'static Parts, write: F) -> Self {
        Self { template, write }
    }
}

impl<F> fmt::Debug for Rendered<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rendered").field("statics", &self.template.2).finish_non_exhaustive()
    }
}

impl<F: Fn(&mut Writer<'_, '_>)> Render for Rendered<F> {
    #[inline]
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.template(self.template, &self.write)
    }

    fn render_root(&self, root: Root<'_>) -> Written {
        root.template(self.template, &self.write)
    }
}

#[diagnostic::do_not_recommend]
impl Render for () {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.empty()
    }
}

impl<T: Render> Render for Option<T> {
    #[inline]
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        match self {
            Some(value) => value.render(dynamic),
            None => dynamic.empty(),
        }
    }
}

macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Render + ?Sized> Render for $pointer {
            #[inline]
            fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
                (**self).render(dynamic)
            }

            fn render_root(&self, root: Root<'_>) -> Written {
                (**self).render_root(root)
            }
        }
    )*};
}
pointers!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

/// One after the other. An entry is known by its position; `:for` with `:key` knows it by what it is.
impl<T: Render> Render for [T] {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.list(&(1, 1, r#"["",""]"#, false), |list| {
            for item in self {
                list.entry(|writer| writer.value(item));
            }
        })
    }
}

impl<T: Render, const N: usize> Render for [T; N] {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        self.as_slice().render(dynamic)
    }
}

impl<T: Render> Render for Vec<T> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        self.as_slice().render(dynamic)
    }
}
