//! What doing something to a page comes to.

use http::Method;

use super::{
    View, command::Firing, failure::Place, navigation::Departure, submission::Submission, uploads::Choice, view::State,
};

/// What doing something to an element comes to.
#[derive(Debug)]
pub(super) enum Deed {
    Fire(Vec<Firing>),
    Submit(Submission),
    Choose(Choice),
    Patch { to: String, is_replacing: bool },
    Leave(Departure),
    Request { method: Method, path: String, form: Option<String> },
}

impl View {
    pub(super) async fn do_to(&mut self, deed: Deed, place: Place) -> &mut Self {
        match deed {
            Deed::Fire(firings) => {
                for firing in firings {
                    self.fire(firing, place).await;
                }
            }
            Deed::Submit(submission) => self.submit(submission, place).await,
            Deed::Choose(choice) => self.choose(choice, place).await,
            Deed::Patch { to, is_replacing } => self.patch(&to, Some(is_replacing), place).await,
            Deed::Leave(departure) => self.state = State::Left(departure),
            Deed::Request { method, path, form } => self.open_at(method, path, form, place).await,
        }
        self.conclude(place).await;
        self
    }
}
