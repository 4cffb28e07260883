//! For the tests of a project.
//!
//! With the feature `test`, pages are tested as a browser has them, in milliseconds and without one: [`live`] asks your own
//! application for a page, connects it as the browser does, and keeps what the page looks like after each diff.
//!
//! ```
//! use axum::Router;
//! use live_runtime::{prelude::*, test::live};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! struct NewSong {
//!     title: String,
//! }
//!
//! #[live_view]
//! struct Songs {
//!     songs: Vec<String>,
//! }
//!
//! #[live_view]
//! impl Songs {
//!     fn mount() -> Self {
//!         Self { songs: Vec::new() }
//!     }
//!
//!     #[handle_event]
//!     fn add(&mut self, form: Form<NewSong>) {
//!         self.songs.push(form.into_inner().title);
//!     }
//!
//!     #[handle_event]
//!     fn clear(&mut self) {
//!         self.songs.clear();
//!     }
//!
//!     fn render(&self) -> impl Render {
//!         html! {
//!             <ul id="songs"><li :for={song in &self.songs}>{song}</li></ul>
//!             <form id="new-song" phx-submit="add"><input name="title" aria-label="Title"></form>
//!             <button type="button" id="clear" phx-click="clear" disabled={self.songs.is_empty()}>Clear</button>
//!         }
//!     }
//! }
//!
//! fn app() -> Router {
//!     Live::new(Secret::random()).serve(Router::new().live::<Songs>("/songs"))
//! }
//!
//! # // Without the attribute, a doctest is an example only.
//! #[tokio::test]
//! # async fn unused() {}
//! async fn a_song_is_added() {
//!     let mut view = live(&app(), "/songs").await;
//!     view.form("#new-song").fill(&[("title", "Ashes")]).submit().await;
//!     view.assert_text("Ashes");
//!     view.element("#clear").click().await;
//!     view.refute_element("#songs li");
//! }
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(a_song_is_added());
//! ```
//!
//! # What is there
//!
//! | | |
//! |---|---|
//! | [`live`], [`Browser`] | opens a page; a browser has several, with the same cookies; [`live_isolated`] opens a view alone |
//! | [`View::element`], [`View::element_with_text`] | one element by its CSS selector: [`click`](Element::click), [`keydown`](Element::keydown), [`focus`](Element::focus), [`blur`](Element::blur), [`hook_event`](Element::hook_event), [`hook_event_to`](Element::hook_event_to), [`text`](Element::text), [`html`](Element::html) |
//! | [`View::form`] | [`fill`](Form::fill), [`change`](Form::change), [`submit`](Form::submit), [`submitter`](Form::submitter), [`novalidate`](Form::novalidate) |
//! | [`View::keydown`], [`View::keyup`], [`View::focus`], [`View::blur`] | of the window |
//! | [`View::back`], [`View::forward`] | the browser's buttons |
//! | [`View::reconnect`] | a connection that is lost, and what comes back with it |
//! | [`View::file_input`] | [`choose`](FileInput::choose) a [`File`], also one that is [held](File::held_at) and [goes on](FileInput::upload_to) later; [`Element::drop_files`] |
//! | [`View::child`] | a view inside of the page's own, looked at alone |
//! | [`View::assert_text`], [`View::assert_element`], [`View::assert_element_with_text`] | and `refute_…`, `has_…`, [`text`](View::text), [`render`](View::render), [`page_title`](View::page_title), [`flash`](View::flash) |
//! | [`View::assert_patch`], [`View::assert_redirect`] | and `refute_…`: where the page has gone; [`View::follow_redirect`] goes there |
//! | [`View::follow_trigger_action`] | sends the form that `phx-trigger-action` tells the browser to send |
//! | [`View::assert_push_event`] | and `refute_…`: what scripts were told |
//! | [`View::render_async`] | waits for `assign_async`, `start_async` and `stream_async` |
//! | [`View::send`], [`View::settle`] | messages to the view; waits until it has handled those that it has |
//! | [`View::outline`], [`View::save`] | the page, to look at while a test is written |
//! | [`rendered`] | a component, without a page |
//!
//! # What a person can't do, a test can't
//!
//! Clicking what is disabled, hidden, or does nothing fails, and says why. So does filling in what is not there, choosing
//! what a list does not offer, or submitting what the browser would not send: an empty `required` input, say. Each page is looked at as it changes: an id that two elements have, or a form
//! with `phx-change` that has no id, ends the test, as the browser would mix them up.
//!
//! With the feature `ui-test`, `compile_fail` tests that wrong pages do not compile.

#[cfg(feature = "test")]
mod attributes;
#[cfg(feature = "test")]
mod browser;
#[cfg(feature = "test")]
mod child;
#[cfg(feature = "test")]
mod click;
#[cfg(feature = "test")]
mod command;
#[cfg(feature = "ui-test")]
mod compile_fail;
#[cfg(feature = "test")]
mod connection;
#[cfg(feature = "test")]
mod controls;
#[cfg(feature = "test")]
mod deed;
#[cfg(feature = "test")]
mod dom;
#[cfg(feature = "test")]
mod effects;
#[cfg(feature = "test")]
mod element;
#[cfg(feature = "test")]
mod failure;
#[cfg(feature = "test")]
mod file;
#[cfg(feature = "test")]
mod file_input;
#[cfg(feature = "test")]
mod form;
#[cfg(feature = "test")]
mod fragment;
#[cfg(feature = "test")]
mod frames;
#[cfg(feature = "test")]
mod history;
#[cfg(feature = "test")]
mod key;
#[cfg(feature = "test")]
mod keys;
#[cfg(feature = "test")]
mod look;
#[cfg(feature = "test")]
mod looks;
#[cfg(feature = "test")]
mod messages;
#[cfg(feature = "test")]
mod navigation;
#[cfg(feature = "test")]
mod obstacle;
#[cfg(feature = "test")]
mod outline;
#[cfg(feature = "test")]
mod pairs;
#[cfg(feature = "test")]
mod portal;
#[cfg(feature = "test")]
mod pushed;
#[cfg(feature = "test")]
mod reconnect;
#[cfg(feature = "test")]
mod sending;
#[cfg(feature = "test")]
mod stream;
#[cfg(feature = "test")]
mod submission;
#[cfg(feature = "test")]
mod tree;
#[cfg(feature = "test")]
mod trigger;
#[cfg(feature = "test")]
mod upkeep;
#[cfg(feature = "test")]
mod uploads;
#[cfg(feature = "test")]
mod validity;
#[cfg(feature = "test")]
mod view;
#[cfg(feature = "test")]
mod visit;
#[cfg(feature = "test")]
mod waiting;
#[cfg(feature = "test")]
mod wire;

#[cfg(feature = "ui-test")]
pub use self::compile_fail::compile_fail;
#[cfg(feature = "test")]
pub use self::{
    browser::Browser,
    child::Child,
    element::Element,
    file::File,
    file_input::FileInput,
    form::Form,
    fragment::{Fragment, rendered},
    view::View,
    visit::{Visit, live, live_isolated},
};
