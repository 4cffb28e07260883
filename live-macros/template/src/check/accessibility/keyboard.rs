//! What a keyboard reaches, and what it does there.

use super::{Around, any, is_hidden, is_literal, is_scripted, may_have};
use crate::{
    ast::{Node, Tag},
    check::content_model::is_interactive,
    diagnostic::Diagnostic,
    html::elements,
};

/// A button submits the form around it, unless it says otherwise.
pub(super) fn button_without_type(tag: &Tag, around: Option<&Around<'_>>) -> Option<Diagnostic> {
    let others = ["type", "form", "command", "commandfor", "popovertarget"];
    if tag.name.text != "button" || may_have(tag, &others) {
        return None;
    }
    let nearest = around?.html().find(|outer| matches!(outer.name(), "form" | "select"))?;
    if nearest.name() != "form" {
        return None;
    }
    let diagnostic =
        Diagnostic::lint("button_without_type", tag.name.place(), "`<button>` in a `<form>` without `type`");
    Some(match tag.attribute("phx-click") {
        Some(_) => diagnostic.help("write `type=\"button\"`").note("a click on it submits the form"),
        None => {
            diagnostic.help("write `type=\"submit\"` or `type=\"button\"`").note("without it a click submits the form")
        }
    })
}

/// Who goes through a page with the keyboard expects its order.
pub(super) fn positive_tabindex(tag: &Tag) -> Option<Diagnostic> {
    let literal = tag.literal("tabindex")?;
    let index: i64 = literal.value().trim_ascii().parse().ok()?;
    if index <= 0 {
        return None;
    }
    let message = format!("`tabindex=\"{index}\"` comes before everything else on the page");
    let diagnostic = Diagnostic::lint("positive_tabindex", literal.span(), message);
    Some(diagnostic.help("write `tabindex=\"0\"`, and put the elements into the order that is meant"))
}

/// A click handler on what is no control is out of reach of the keyboard, and a screen reader doesn't announce it.
pub(super) fn click_on_noninteractive(tag: &Tag, around: Option<&Around<'_>>) -> Option<Diagnostic> {
    const KEYS: &[&str] =
        &["role", "tabindex", "contenteditable", "phx-keydown", "phx-keyup", "phx-window-keydown", "phx-window-keyup"];
    let click = tag.attribute("phx-click")?;
    let element = tag.name.text.as_str();
    let is_plain = elements::is_html(element) && !takes_clicks(tag) && !matches!(element, "body" | "dialog" | "html");
    if !is_plain || may_have(tag, KEYS) || is_hidden(tag) || is_scripted(tag) {
        return None;
    }
    let in_control = around.is_some_and(|around| around.chain().any(|outer| takes_clicks(outer.tag)));
    let is_component = |node: &Node| matches!(node, Node::Component(_) | Node::Slot(_));
    if in_control || any(&tag.children, &is_component, &takes_clicks) {
        return None;
    }
    let message = format!("`phx-click` on `<{element}>`, which the keyboard does not reach");
    let diagnostic = Diagnostic::lint("click_on_noninteractive", click.name.place(), message);
    Some(diagnostic.help("write a `<button type=\"button\">`, or add `role=\"button\" tabindex=\"0\" phx-keydown={…}`"))
}

fn takes_clicks(tag: &Tag) -> bool {
    let element = tag.name.text.as_str();
    let is_control = matches!(element, "a" | "area" | "audio" | "object" | "option" | "optgroup" | "summary" | "video");
    is_control || is_interactive(tag) || element == "input" || elements::is_custom(element)
}

/// A link leads somewhere; what does something is a button, which the keyboard reaches too.
pub(super) fn link_without_href(tag: &Tag) -> Option<Diagnostic> {
    if tag.name.text != "a" || tag.attribute("phx-click").is_none() || may_have(tag, &["role", "tabindex"]) {
        return None;
    }
    let leads_nowhere = ["", "#"].into_iter().any(|href| is_literal(tag, "href", href));
    if (!leads_nowhere && may_have(tag, &["href"])) || is_scripted(tag) {
        return None;
    }
    let message = "`<a>` is used as a button: its `href` leads nowhere";
    let diagnostic = Diagnostic::lint("link_without_href", tag.name.place(), message);
    Some(diagnostic.help("write `<button type=\"button\" phx-click=…>`"))
}

/// The keyboard stops at something that is not announced.
pub(super) fn hidden_but_focusable(tag: &Tag) -> Option<Diagnostic> {
    let hidden = tag.attribute("aria-hidden").filter(|_| is_literal(tag, "aria-hidden", "true"))?;
    let element = tag.name.text.as_str();
    let is_reached =
        matches!(element, "a" | "button" | "iframe" | "input" | "select" | "textarea") && is_interactive(tag);
    let is_reached = is_reached || is_literal(tag, "tabindex", "0");
    let otherwise = !is_literal(tag, "tabindex", "0") && may_have(tag, &["tabindex"]);
    if !is_reached || otherwise || may_have(tag, &["disabled", "hidden", "inert"]) || is_scripted(tag) {
        return None;
    }
    let message = format!("`aria-hidden` on `<{element}>`, which the keyboard reaches");
    let diagnostic = Diagnostic::lint("hidden_but_focusable", hidden.name.place(), message);
    Some(diagnostic.help("remove it, or add `tabindex=\"-1\"`"))
}

/// Who sees badly magnifies the page.
pub(super) fn zoom_disabled(tag: &Tag) -> Option<Diagnostic> {
    let content = tag.literal("content").filter(|_| tag.name.text == "meta" && is_literal(tag, "name", "viewport"))?;
    let value: String = content.value().to_ascii_lowercase().split_ascii_whitespace().collect();
    let mut settings = value.split([',', ';']).filter_map(|setting| setting.split_once('='));
    let (setting, value) = settings.find(|(setting, value)| match *setting {
        "user-scalable" => matches!(*value, "no" | "0"),
        "maximum-scale" => value.parse::<f64>().is_ok_and(|scale| scale < 2.0),
        _ => false,
    })?;
    let message = format!("`{setting}={value}` keeps people from magnifying the page");
    Some(Diagnostic::lint("zoom_disabled", content.span(), message).help("remove it"))
}
