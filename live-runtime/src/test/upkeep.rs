//! What the client does by itself once a page has changed.

use scraper::{ElementRef, Selector};
use serde_json::{Value, json};

use super::{
    View,
    command::Firing,
    connection::Origin,
    failure::Place,
    key::Key,
    view::{Joined, State},
};

impl View {
    /// After something was done to the page: all that follows at once has happened then.
    pub(super) async fn conclude(&mut self, place: Place) {
        self.follow_up(place).await;
        self.settle_at(place).await;
        // Where a file was cancelled that a form was waiting for.
        self.submit_waiting(place).await;
        self.note_trigger();
    }

    /// After the page has changed: joins the views in it that are new, leaves those that are gone, and says which components
    /// are.
    pub(super) async fn follow_up(&mut self, place: Place) {
        while matches!(self.state, State::Open) && self.wire.is_some() {
            let gone: Vec<_> = self.joined.extract_if(.., |joined| self.dom.by_id(&joined.id).is_none()).collect();
            for Joined { id, join_ref, .. } in gone {
                if let Some(wire) = &mut self.wire {
                    wire.push(&join_ref, &format!("lv:{id}"), "phx_leave", &json!({}));
                }
            }
            self.destroy_components(place).await;
            if let Some(firing) = self.mounting() {
                Box::pin(self.fire(firing, place)).await;
                continue;
            }
            let Some(id) = self.view_to_join() else { return };
            if !self.join(&id, &Origin::Child, place).await {
                return;
            }
        }
    }

    /// The `phx-mounted` of an element that is new.
    fn mounting(&mut self) -> Option<Firing> {
        let selector = Selector::parse("[phx-mounted]").expect("a selector");
        let elements: Vec<(Key, ElementRef<'_>)> =
            self.dom.select(&selector).into_iter().map(|element| (Key::of(element), element)).collect();
        self.mounted.retain(|key| elements.iter().any(|(there, _)| there == key));
        let (key, element) = elements.into_iter().find(|(key, _)| !self.mounted.contains(key))?;
        let firing = self.firing(element, "phx-mounted", "js", serde_json::Map::new());
        self.mounted.insert(key);
        Some(firing)
    }

    /// A view in the page that is not connected yet.
    fn view_to_join(&self) -> Option<String> {
        let selector = Selector::parse("[data-phx-session]").expect("a selector");
        let views = self.dom.select(&selector);
        let new = views.into_iter().filter(|view| view.attr("data-phx-session") != Some(""));
        let mut ids = new.filter_map(|view| view.attr("id"));
        ids.find(|id| self.joined.iter().all(|joined| joined.id != *id)).map(str::to_owned)
    }

    async fn destroy_components(&mut self, place: Place) {
        for index in 0..self.joined.len() {
            let Some(joined) = self.joined.get(index) else { return };
            let is_gone = |cid: &i64| self.dom.first(&format!("[data-phx-component=\"{cid}\"]")).is_none();
            let gone: Vec<i64> = joined.tree.cids().filter(is_gone).collect();
            if gone.is_empty() {
                continue;
            }
            let (id, payload) = (joined.id.clone(), json!({"cids": gone}));
            self.call(&id, "cids_will_destroy", &payload, place).await;
            let response = self.call(&id, "cids_destroyed", &payload, place).await;
            let destroyed = response["cids"].as_array().cloned().unwrap_or_default();
            if let Some(joined) = self.joined.iter_mut().find(|joined| joined.id == id) {
                destroyed.iter().filter_map(Value::as_i64).for_each(|cid| joined.tree.forget(cid));
            }
        }
    }
}
