//! Connecting a page, and joining its views.

use http::Method;
use serde_json::{Value, json};

use super::{
    View,
    browser::HOST,
    failure::{Place, cut, fail},
    navigation::Departure,
    tree::Tree,
    view::{Joined, State},
    wire::Wire,
};
use crate::transport::InProcess;

/// What a join says of where its page comes from.
pub(super) enum Origin {
    Load,
    Navigation { from: String, flash: Option<String> },
    Child,
}

impl View {
    pub(super) async fn connect(&mut self, place: Place) {
        let csrf = self.dom.first("meta[name=csrf-token]").and_then(|meta| meta.attr("content"));
        let Some(csrf) = csrf else {
            fail(
                place,
                "the page shows no csrf token: its root layout needs `<meta name=\"csrf-token\" content={page.csrf_token()}>`",
            )
        };
        let socket = self.dom.first("script[data-live-socket]").and_then(|script| script.attr("data-live-socket"));
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("_csrf_token", csrf)
            .append_pair("vsn", "2.0.0")
            .finish();
        let path = format!("{}/websocket?{query}", socket.unwrap_or("/live"));
        let in_process = InProcess::default();
        let marker = in_process.clone();
        let prepare = |request: &mut http::Request<_>| {
            request.extensions_mut().insert(marker);
        };
        let response = self.browser.send(Method::GET, &path, None, prepare).await;
        let Some(end) = in_process.take() else {
            fail(
                place,
                format_args!("the page cannot connect: {} is answered with {}", cut(&path, 60), response.status()),
            )
        };
        self.wire = Some(Wire::new(end));
        let main = self.dom.first("[data-phx-main]").and_then(|main| main.attr("id")).unwrap_or_default().to_owned();
        self.join(&main, &Origin::Load, place).await;
        self.follow_up(place).await;
        self.settle_at(place).await;
    }

    /// Joins the view whose element has this id. `false` where the page has to be loaded instead.
    pub(super) async fn join(&mut self, id: &str, origin: &Origin, place: Place) -> bool {
        let url = format!("http://{HOST}{}", self.url);
        let payload = self.join_payload(id, origin, &url);
        let Some(wire) = &mut self.wire else { return false };
        let join_ref = wire.reference();
        let topic = format!("lv:{id}");
        wire.send(&join_ref, &join_ref, &topic, "phx_join", &payload);
        let joined = Joined { id: id.to_owned(), join_ref: join_ref.clone(), tree: Tree::default() };
        let place_in_page = if matches!(origin, Origin::Child) { self.joined.len() } else { 0 };
        self.joined.insert(place_in_page, joined);
        let Some((status, mut response)) = self.reply_to(&topic, &join_ref, place).await else { return false };
        if status != "ok" {
            self.joined.retain(|joined| joined.join_ref != join_ref);
            self.refused(&response, place);
            return false;
        }
        self.apply(id, response["rendered"].take(), true, place);
        self.follow(&response);
        self.dom.mark_connected(id);
        self.announce_connection(id, place).await;
        self.recover(id, place).await;
        true
    }

    /// Lets `phx-connected` fire in a view that has been joined.
    async fn announce_connection(&mut self, id: &str, place: Place) {
        let bound = self.dom.by_id(id).into_iter().flat_map(|view| view.descendent_elements());
        let bound = bound.filter(|element| element.attr("phx-connected").is_some());
        let firings: Vec<_> =
            bound.map(|element| self.firing(element, "phx-connected", "js", serde_json::Map::new())).collect();
        for firing in firings {
            Box::pin(self.fire(firing, place)).await;
        }
    }

    fn join_payload(&self, id: &str, origin: &Origin, url: &str) -> Value {
        let container = self.dom.by_id(id);
        let attribute = |name| container.and_then(|element| element.attr(name)).filter(|text| !text.is_empty());
        let statics: Vec<String> = self
            .dom
            .select(&scraper::Selector::parse("[phx-track-static]").expect("a selector"))
            .into_iter()
            .filter_map(|element| element.attr("src").or(element.attr("href")))
            .map(|path| format!("http://{HOST}{path}"))
            .collect();
        let mut payload = json!({
            "params": {"_track_static": statics, "_mounts": self.mounts, "_mount_attempts": 0},
            "session": attribute("data-phx-session"),
            "static": attribute("data-phx-static"),
            "sticky": attribute("data-phx-sticky").is_some(),
        });
        if let Some(state) = self.persisted.get(id) {
            payload["params"]["_persisted"] = state.clone();
        }
        match origin {
            Origin::Load => payload["url"] = url.into(),
            Origin::Child => {}
            Origin::Navigation { from, flash } => {
                payload["redirect"] = url.into();
                payload["params"]["_live_referer"] = format!("http://{HOST}{from}").into();
                if let Some(flash) = flash {
                    payload["flash"] = flash.as_str().into();
                }
            }
        }
        payload
    }

    fn refused(&mut self, response: &Value, place: Place) {
        if let Some(departure) = Departure::read(response) {
            self.state = State::Left(departure);
            return;
        }
        match (response["reason"].as_str(), response["status"].as_u64()) {
            (Some("unauthorized" | "stale"), _) => {}
            (Some("reload"), Some(status)) => {
                fail(place, format_args!("{} is answered with {status} as it is connected", self.url))
            }
            _ => fail(place, format_args!("{} cannot be connected: {response}", self.url)),
        }
    }
}
