//! What a live view is, and what it can do: the trait, its socket, its address, its events.

mod address;
mod async_handler;
mod async_result;
mod event;
mod fields;
mod flash;
mod handler;
mod live_view;
mod mailbox;
mod mount;
mod navigation;
mod socket;
mod stream;
mod subscription;
mod task;
mod title;

pub use self::{
    address::{Address, HandledBy, Info, SendError, Timer},
    async_handler::{AsyncHandler, AsyncOutput, AsyncParameter, Finished},
    async_result::{AsyncError, AsyncResult},
    event::Event,
    fields::{AnyField, Field, Fields, Temporary, temporary},
    handler::{HandlerError, HandlerOutput},
    live_view::{LiveView, TerminateReason},
    mount::{MountOutput, ParamsOutput, extract},
    navigation::{ToLocalUrl, ToRedirect},
    socket::Socket,
    stream::{
        Anywhere, AsyncStream, At, Elsewhere, InStream, Limit, Plain, PlainLoop, Shown, ShownHere, Stream, StreamItem,
        StreamLoop, Streamed,
    },
    subscription::Lagged,
    task::Task,
    title::PageTitle,
};
pub(crate) use self::{
    mailbox::{Message, Push, PushKind},
    navigation::{Departure, History, Navigation, Patch},
    task::{Done, Outcome},
};
