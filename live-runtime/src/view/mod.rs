//! What a live view is, and what it can do: the trait, its socket, its address, its events.

mod address;
mod async_handler;
mod async_result;
mod client_push;
mod event;
mod handler;
mod live_view;
mod mailbox;
mod mount;
mod socket;
mod subscription;
mod task;
mod title;

pub use self::{
    address::{Address, HandledBy, Info, SendError, Timer},
    async_handler::{AsyncHandler, AsyncOutput, AsyncParameter, Finished},
    async_result::{AsyncError, AsyncResult},
    client_push::{EventOutput, Reply, ToClient, answer},
    event::Event,
    handler::{HandlerError, HandlerOutput},
    live_view::{LiveView, TerminateReason},
    mount::{MountOutput, extract},
    socket::Socket,
    subscription::Lagged,
    task::Task,
    title::PageTitle,
};
pub(crate) use self::{
    mailbox::{Message, Push, PushKind},
    task::{Done, Outcome},
};
