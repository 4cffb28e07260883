//! What the client sends with an event, decoded as late as possible and once.

mod client_event;
mod error;
mod form;
mod hook_payload;
mod key;
mod lenient;
mod params;
mod payload;
mod viewport;

pub use self::client_event::{ClientEvent, EventData};
pub use self::error::EventError;
pub use self::form::{Form, FormData, FormError, Unread};
pub use self::hook_payload::Payload;
pub(crate) use self::params::Place;
pub use self::params::{MAX_NESTING, MAX_PAIRS, MAX_SEGMENTS, Params, ParamsError};
pub use self::viewport::Viewport;
