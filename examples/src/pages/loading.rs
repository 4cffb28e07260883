//! Work beside the page: it is loaded while it is shown, and it answers while it searches.

use std::time::Duration;

use live_runtime::prelude::*;
use serde::Deserialize;
use tokio::time::sleep;

use crate::site::page;

const SONGS: [&str; 6] = ["Ashes", "Blue Monday", "Blue Moon", "Moon River", "Moonlight Drive", "River Man"];

#[derive(Deserialize)]
struct Search {
    text: String,
}

#[live_view]
pub(crate) struct Loading {
    band: AsyncResult<String>,
    members: AsyncResult<u32>,
    times: u32,
    reload: Task,
    found: Vec<&'static str>,
    search: Task,
}

#[live_view]
impl Loading {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self {
            band: socket.assign_async(|view| &mut view.band, band(1)),
            members: socket.assign_async(|view| &mut view.members, members()),
            times: 1,
            reload: Task::default(),
            found: SONGS.to_vec(),
            search: Task::default(),
        }
    }

    #[handle_event]
    fn reload(&mut self, socket: &mut Socket<Self>) {
        self.times += 1;
        self.reload = socket.reload_async(|view| &mut view.band, band(self.times));
    }

    #[handle_event]
    fn search(&mut self, form: Form<Search>, socket: &mut Socket<Self>) {
        self.search = socket.start_async(Self::searched, search(form.into_inner().text));
    }

    #[handle_async]
    fn searched(&mut self, found: Result<Vec<&'static str>, AsyncError>) {
        self.found = found.unwrap_or_default();
    }

    fn page_title(&self) -> &'static str {
        "Loading"
    }

    fn render(&self) -> impl Render {
        page(
            "/async",
            html! {
                <p id="band">
                    {match &self.band {
                        AsyncResult::Loading => "Loading the band…",
                        AsyncResult::Ok(band) => <b>{band}</b>,
                        AsyncResult::Failed(why) => <i>{why}</i>,
                    }}
                </p>
                <p id="members">
                    {match &self.members {
                        AsyncResult::Loading => "Counting…",
                        AsyncResult::Ok(count) => <b>{count} members</b>,
                        AsyncResult::Failed(why) => <i>{why}</i>,
                    }}
                </p>
                <div class="row">
                    <button
                        type="button"
                        id="reload"
                        phx-click="reload"
                        disabled={self.reload.is_running()}
                    >Load again</button>
                </div>
                <form id="search" class="form" phx-change="search" phx-submit="search">
                    <label>Search <input type="search" name="text" id="text" autocomplete="off"/></label>
                </form>
                <p class="note" id="state">{if self.search.is_running() { "searching" } else { "done" }}</p>
                <ul id="found"><li :for={song in &self.found}>{song}</li></ul>
            },
        )
    }
}

async fn band(times: u32) -> String {
    sleep(Duration::from_millis(300)).await;
    format!("The Crabs, loaded {times}×")
}

async fn members() -> Result<u32, &'static str> {
    sleep(Duration::from_millis(200)).await;
    Err("nobody knows how many they are")
}

/// The less there is to go by, the longer it takes.
async fn search(text: String) -> Vec<&'static str> {
    let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    sleep(Duration::from_millis(400) / letters.clamp(1, 8)).await;
    SONGS.into_iter().filter(|song| song.to_lowercase().contains(&text.to_lowercase())).collect()
}
