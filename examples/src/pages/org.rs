//! A page by slug: loading, loaded, or why not.

use std::time::Duration;

use axum::extract::Path;
use live_runtime::prelude::*;
use tokio::time::sleep;

use crate::site::page;

struct Org {
    name: String,
    people: u32,
}

#[live_view]
pub(crate) struct OrgPage {
    org: AsyncResult<Org>,
}

#[live_view]
impl OrgPage {
    fn mount(Path(slug): Path<String>, socket: &mut Socket<Self>) -> Self {
        Self { org: socket.assign_async(|view| &mut view.org, org(slug)) }
    }

    fn page_title(&self) -> &str {
        self.org.ok().map_or("Organisation", |org| &org.name)
    }

    fn render(&self) -> impl Render {
        page(
            "/org/crabs",
            html! {
                <p id="org">
                    {match &self.org {
                        AsyncResult::Loading => "Loading organisation…",
                        AsyncResult::Ok(org) => <b>{&org.name} has {org.people} people</b>,
                        AsyncResult::Failed(why) => <i>{why}</i>,
                    }}
                </p>
                <p class="note">
                    <a href="/org/crabs">One that is there</a>, <a href="/org/lobsters">one that is not</a>,
                    <a href="/org/broken">one whose database breaks</a>.
                </p>
            },
        )
    }
}

/// As a database would: after a while, if at all.
async fn org(slug: String) -> Result<Org, String> {
    sleep(Duration::from_millis(200)).await;
    assert!(slug != "broken", "the database breaks");
    match slug.as_str() {
        "crabs" => Ok(Org { name: "The Crabs".to_owned(), people: 12 }),
        _ => Err(format!("There is no organisation “{slug}”.")),
    }
}
