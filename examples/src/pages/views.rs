//! What the server has to do: every page that is connected, what waits for it, and what is kept of it.

use std::{cmp::Reverse, collections::HashSet, time::Duration};

use axum::Extension;
use live_runtime::{ViewFigures, Views, prelude::*};

use crate::site::page;

/// It is time to look again.
struct Look;

/// How many are shown: those first for which the most waits.
const SHOWN: usize = 50;

#[live_view]
pub(crate) struct Dashboard {
    views: Views,
    count: usize,
    busiest: Vec<ViewFigures>,
}

#[live_view]
impl Dashboard {
    fn mount(Extension(views): Extension<Views>, socket: &mut Socket<Self>) -> Self {
        socket.send_after(Look, Duration::ZERO);
        socket.send_interval(|| Look, Duration::from_millis(500));
        Self { views, count: 0, busiest: Vec::new() }
    }

    /// Beside the page: a view that is busy is waited for.
    #[handle_info]
    fn look(&mut self, _: Look, socket: &mut Socket<Self>) {
        let views = self.views.clone();
        socket.start_async(Self::seen, async move { Ok::<_, AsyncError>(views.figures().await) });
    }

    #[handle_async]
    fn seen(&mut self, figures: Result<Vec<ViewFigures>, AsyncError>) {
        let mut figures = figures.unwrap_or_default();
        self.count = figures.len();
        figures.sort_by_key(|view| (Reverse(view.mailbox_depth), Reverse(view.handled)));
        // Ids are those of one page: of nested views with the same one in two browsers, the busier is shown.
        let mut shown = HashSet::new();
        figures.retain(|view| shown.insert(view.id.clone()));
        figures.truncate(SHOWN);
        self.busiest = figures;
    }

    fn page_title(&self) -> &'static str {
        "Views"
    }

    fn render(&self) -> impl Render {
        page(
            "/views",
            html! {
                <p class="note"><span id="count">{self.count}</span> pages are connected.</p>
                <table id="views">
                    <thead><tr><th>View</th><th>Waiting</th><th>Handled</th><th>Bytes</th></tr></thead>
                    <tbody>
                        <tr :for={view in &self.busiest} :key={&view.id} id={format_args!("view-{}", view.id)}>
                            <td>{view.name.rsplit("::").next()}</td>
                            <td>{view.mailbox_depth}</td>
                            <td>{view.handled}</td>
                            <td>{view.print_bytes}</td>
                        </tr>
                    </tbody>
                </table>
            },
        )
    }
}
