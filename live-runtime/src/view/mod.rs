//! What a live view is, and what it can do: the trait, its socket, its address, its events.

mod address;
mod event;
mod handler;
mod live_view;
mod mailbox;
mod mount;
mod socket;
mod title;

pub(crate) use self::mailbox::{Message, Push, PushKind};
pub use self::{
    address::{Address, HandledBy, Info, SendError, Timer},
    event::Event,
    handler::{HandlerError, HandlerOutput},
    live_view::{LiveView, TerminateReason},
    mount::{MountOutput, extract},
    socket::Socket,
    title::PageTitle,
};
