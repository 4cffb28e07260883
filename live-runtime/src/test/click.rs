//! Clicks.

use http::Method;
use scraper::{ElementRef, Selector};

use super::{
    View,
    command::{Firing, value_of},
    deed::Deed,
    failure::{Place, fail, short},
    navigation::Departure,
    obstacle::{is_disabled, lineage, name_of},
};

impl View {
    /// What a click comes to: in what is elsewhere, and in the element.
    pub(super) fn click(&self, element: ElementRef<'_>, place: Place) -> (Vec<Firing>, Option<Deed>) {
        if let Some(obstacle) = self.obstacle(element) {
            fail(place, format_args!("{} cannot be clicked: {obstacle}\n{}", name_of(element), short(element)));
        }
        let bound = lineage(element).find_map(|around| Some((around, self.click_of(around, place)?)));
        let away = self.clicked_away(element);
        let Some((around, deed)) = bound else {
            if !away.is_empty() {
                return (away, None);
            }
            let inside: Vec<String> =
                element.descendent_elements().filter(|inside| is_clickable(*inside)).map(name_of).collect();
            let hint = if inside.is_empty() { String::new() } else { format!("; inside it are {}", inside.join(", ")) };
            fail(
                place,
                format_args!(
                    "clicking {} does nothing: it has no `phx-click`, and is no link and no button of a form{hint}\n{}",
                    name_of(element),
                    short(element)
                ),
            )
        };
        if let Some(obstacle) = self.obstacle(around) {
            fail(place, format_args!("{} cannot be clicked: {obstacle}\n{}", name_of(around), short(around)));
        }
        (away, Some(deed))
    }

    /// The `phx-click-away` of what is shown, where an element outside of it is clicked. What is in a portal counts as being where
    /// the portal stands.
    fn clicked_away(&self, clicked: ElementRef<'_>) -> Vec<Firing> {
        let portal = lineage(clicked).find(|around| around.attr("data-phx-teleported-src").is_some());
        let stands = portal.and_then(|portal| self.dom.by_id(portal.attr("data-phx-teleported-src")?));
        let is_outside = |element: &ElementRef<'_>| {
            let is_in = |start: ElementRef<'_>| lineage(start).any(|around| around == *element);
            !is_in(clicked) && !stands.is_some_and(is_in)
        };
        let selector = Selector::parse("[phx-click-away]").expect("a selector");
        let bound = self.dom.select(&selector).into_iter().filter(is_outside);
        let shown = bound.filter(|element| self.obstacle(*element).is_none());
        shown.map(|element| self.firing(element, "phx-click-away", "click", value_of(element))).collect()
    }

    /// Of the document.
    fn csrf_token(&self) -> &str {
        self.dom.first("meta[name=csrf-token]").and_then(|meta| meta.attr("content")).unwrap_or_default()
    }

    /// What a click that arrives at an element comes to there.
    fn click_of(&self, element: ElementRef<'_>, place: Place) -> Option<Deed> {
        if element.attr("phx-click").is_some() {
            let firing = self.firing(element, "phx-click", "click", value_of(element));
            return Some(Deed::Fire(vec![firing]));
        }
        match element.value().name() {
            "a" => link(element, self.csrf_token()),
            "button" | "input" => self.click_of_control(element, place),
            "label" => {
                let inside = element.descendent_elements().find(|inside| inside.value().name() == "input");
                let control = element.attr("for").and_then(|id| self.dom.by_id(id)).or(inside)?;
                if let Some(obstacle) = self.obstacle(control).filter(|_| is_disabled(control)) {
                    fail(place, format_args!("{} cannot be clicked: {obstacle}", name_of(control)));
                }
                self.click_of_control(control, place)
            }
            _ => None,
        }
    }
}

fn is_clickable(element: ElementRef<'_>) -> bool {
    element.attr("phx-click").is_some() || element.value().name() == "a" && link(element, "").is_some()
}

/// What a link leads to.
fn link(element: ElementRef<'_>, csrf_token: &str) -> Option<Deed> {
    let href = element.attr("href").filter(|href| !href.is_empty() && !href.starts_with('#'));
    let path = |to: &str| to.split('#').next().unwrap_or_default().to_owned();
    if element.attr("data-method") == Some("post") {
        let csrf = element.attr("data-csrf").filter(|token| !token.is_empty()).unwrap_or(csrf_token);
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("_csrf_token", csrf);
        let path = path(element.attr("data-to").or(href)?);
        return Some(Deed::Request { method: Method::POST, path, form: Some(form.finish()) });
    }
    let href = href?;
    let is_replacing = element.attr("data-phx-link-state") == Some("replace");
    Some(match element.attr("data-phx-link") {
        Some("patch") => Deed::Patch { to: path(href), is_replacing },
        Some(_) => Deed::Leave(Departure::navigate(href, is_replacing)),
        None => Deed::Leave(Departure::load(href)),
    })
}
