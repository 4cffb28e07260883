//! A chart that a hook draws: the server pushes points, and the hook asks for more and gets a reply.

use live_runtime::{components::button, prelude::*};
use serde::{Deserialize, Serialize};

use crate::site::page;

hook! {
    /// Draws the points that the server pushes as a line.
    CHART = r#"{
        mounted() {
            this.points = [];
            this.handleEvent("points", ({ points }) => this.draw(this.points.concat(points)));
            this.el.addEventListener("click", ({ offsetX }) => {
                this.pushEvent("pick", { percent: Math.round(100 * offsetX / this.el.clientWidth) }, ({ value, of }) => {
                    this.el.querySelector("title").textContent = `${value} of ${of}`;
                });
            });
        },
        draw(points) {
            this.points = points;
            const step = 100 / Math.max(points.length - 1, 1);
            const line = points.map((y, index) => `${(index * step).toFixed(2)},${100 - y}`).join(" ");
            this.el.querySelector("polyline").setAttribute("points", line);
        },
    }"#
}

#[derive(Serialize)]
struct Points<'a> {
    points: &'a [u32],
}

#[derive(Deserialize)]
struct Picked {
    percent: usize,
}

#[derive(Serialize)]
struct Answer {
    value: u32,
    of: usize,
}

const MOST: usize = 100;

#[live_view]
pub(crate) struct Chart {
    points: Vec<u32>,
}

#[live_view]
impl Chart {
    fn mount(socket: &mut Socket<Self>) -> Self {
        let points = vec![10, 60, 30];
        socket.push_event("points", &Points { points: &points });
        Self { points }
    }

    #[handle_event]
    fn more(&mut self, socket: &mut Socket<Self>) {
        if let Some(last) = self.points.last().filter(|_| self.points.len() < MOST) {
            let next = (last * 7 + 13) % 101;
            self.points.push(next);
            socket.push_event("points", &Points { points: &[next] });
        }
    }

    /// What the hook asks for.
    #[handle_event]
    fn pick(&mut self, Payload(picked): Payload<Picked>) -> Reply<Answer> {
        let index = picked.percent.min(100) * self.points.len().saturating_sub(1) / 100;
        Reply(Answer { value: self.points.get(index).copied().unwrap_or_default(), of: self.points.len() })
    }

    fn page_title(&self) -> &'static str {
        "A hook"
    }

    fn render(&self) -> impl Render {
        page(
            "/chart",
            html! {
                <svg
                    id="chart"
                    class="chart"
                    viewBox="0 0 100 100"
                    preserveAspectRatio="none"
                    role="img"
                    aria-label="The points"
                    phx-hook={CHART}
                    phx-update="ignore"
                >
                    <title></title>
                    <polyline points=""></polyline>
                </svg>
                <p><span id="length">{self.points.len()}</span> points</p>
                <.button id="more" phx-click="more">One more</.button>
            },
        )
    }
}
