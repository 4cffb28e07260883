//! The inputs of uploads.

use crate::{
    ast::{Tag, Value},
    diagnostic::Diagnostic,
};

const INPUT: &str = ".live_file_input";

/// The client says which files are chosen with the form's `phx-change`; without it nothing is ever sent.
pub(super) fn form_without_change(tag: &Tag, form: Option<&Tag>) -> Option<Diagnostic> {
    let form = form.filter(|form| form.attribute("phx-change").is_none() && !form.has_spread())?;
    let is_affected = tag.name.text == INPUT && tag.attribute("phx-change").is_none();
    let form = &form.name.text;
    let message = format!("`<{INPUT}>` in a `<{form}>` without `phx-change`");
    is_affected.then(|| {
        Diagnostic::error(tag.name.place(), message)
            .help(format!("add `phx-change=\"…\"` to the `<{form}>`"))
            .note("with it the client says which files are chosen; without it nothing is uploaded")
    })
}

/// The upload of an input, where it is a field of the view: then two that read the same are the same.
pub(super) fn field_of_input(tag: &Tag) -> Option<(String, &Tag)> {
    let upload = tag.attribute("upload").filter(|_| tag.name.text == INPUT)?;
    let Value::Expr(expr) = &upload.value else { return None };
    let text = expr.tokens.to_string().replace(' ', "");
    text.strip_prefix('&').filter(|field| field.starts_with("self.")).map(|field| (field.to_owned(), tag))
}
