//! What a live view is, and what it can do: the trait, its socket, its address, its events.

mod address;
mod ask;
mod async_handler;
mod async_result;
mod client_push;
mod effects;
mod event;
mod fields;
mod flash;
mod handler;
mod home;
mod hook_socket;
mod lifecycle;
mod live_component;
mod live_view;
mod mailbox;
mod monitor;
mod mount;
mod navigation;
mod nested;
mod patience;
mod persist;
mod presence;
mod several;
mod socket;
mod stream;
mod subscription;
mod task;
mod timer;
mod title;
mod views;
mod watchdog;

pub use self::{
    address::{Address, HandledBy, Info, SendError},
    ask::{Answer, AnsweredBy, AskError, Asking},
    async_handler::{AsyncHandler, AsyncOutput, AsyncParameter, Finished},
    async_result::{AsyncError, AsyncResult},
    client_push::{EventOutput, Reply, ToClient, answer},
    event::Event,
    fields::{AnyField, Field, Fields, Temporary, temporary},
    handler::{Handled, HandlerError, HandlerOutput, UNHANDLED, unknown},
    hook_socket::HookSocket,
    lifecycle::{Flow, HookOutput, Lifecycle},
    live_component::{
        ComponentFields, LiveComponent, LiveElement, MountedByDefault, Myself, Pass, UpdateFor, mounted_by_default,
    },
    live_view::{LiveView, TerminateReason},
    monitor::Monitor,
    mount::{MountOutput, ParamsOutput, RouterState, extract},
    navigation::{ToLocalUrl, ToRedirect},
    nested::{Child, Given, MayBeSticky, Nested, NestedState, NoParent, Parent, SessionData, child, child_of, given},
    persist::{Persist, Persisted},
    presence::WatchedBy,
    socket::Socket,
    stream::{
        Anywhere, AsyncStream, At, Elsewhere, InStream, Limit, Plain, PlainLoop, Shown, ShownHere, Stream, StreamItem,
        StreamLoop, Streamed,
    },
    subscription::Lagged,
    task::Task,
    timer::Timer,
    title::PageTitle,
    views::{ViewFigures, Views},
};
pub(crate) use self::{
    effects::Effects,
    home::Home,
    live_component::{ComponentMessage, Components, ToComponent},
    mailbox::{Chunk, Message, Push, PushKind, Share, UploadMessage, UploadNews},
    navigation::{Departure, History, Navigation, Patch},
    nested::{Container, Nest, Nesting, Nestling},
    patience::{Timing, Work, timed},
    persist::{MAX_STATE, restore},
    task::{Done, Outcome},
    views::ViewEntry,
};
