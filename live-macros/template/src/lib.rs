//! The template language of `html!`: parse, tree, checks, shape.
//!
//! A plain library, free of `proc_macro` types, shared by the macro, the formatter and the reloader.
//!
//! ```
//! use live_template::{Source, check, parse, shape::Shape};
//!
//! let text = "<p class=\"note\">Hello {name}</p>";
//! let parsed = parse(text.parse::<proc_macro2::TokenStream>().unwrap(), &Source::new(text, 1, 0));
//! assert!(parsed.diagnostics.is_empty());
//! assert!(check(&parsed.template, None).is_empty());
//!
//! let shape = Shape::of(&parsed.template, None);
//! assert_eq!(shape.statics, ["<p class=\"note\">Hello ", "</p>"]);
//! assert!(shape.root);
//! ```

pub mod ast;
pub mod check;
pub mod diagnostic;
pub mod escape;
pub mod html;
mod parse;
pub mod shape;
mod source;
pub mod suggest;

pub use check::{Argument, EventSignature, View, check};
pub use diagnostic::{Diagnostic, Place, Severity};
pub use parse::{Parsed, header_end, parse};
pub use source::Source;
