//! Who is logged in: a signed cookie says which session, the server's memory whose it is.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    extract::{FromRef, Request, State},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Redirect, Response},
    routing::post,
};
use axum_extra::extract::cookie::{Cookie, Key, SameSite, SignedCookieJar};
use live_runtime::{FlashJar, FlashKind, Form, LiveSocketId, Sockets, routes};
use serde::Deserialize;

use crate::pages::{
    account::{Account, Activity, Audit, document, watched},
    login::Login,
};

/// Who is logged in.
#[derive(Debug, Clone)]
pub(crate) struct User {
    pub(crate) name: String,
    pub(crate) audit: Audit,
}

/// The sessions of all users.
#[derive(Clone)]
pub(crate) struct Accounts {
    key: Key,
    sockets: Sockets,
    sessions: Arc<Mutex<Sessions>>,
}

/// A cookie is signed: its number need not be hard to guess.
#[derive(Default)]
struct Sessions {
    last: u64,
    users: HashMap<u64, User>,
}

impl FromRef<Accounts> for Key {
    fn from_ref(accounts: &Accounts) -> Self {
        accounts.key.clone()
    }
}

const COOKIE: &str = "_gallery_account";

routes! {
    fn routes(accounts: Accounts) -> Router<Accounts> {
        "/login" => Login,
        "/login" => post(log_in),
        "/logout" => post(log_out),
        "/logout/everywhere" => post(log_out_everywhere),
        route_layer(from_fn_with_state(accounts, require_user)) {
            live_session("account", root_layout = document, on_mount = watched) {
                "/account" => Account,
                "/account/activity" => Activity,
            }
        }
    }
}

impl Accounts {
    pub(crate) fn new(sockets: Sockets) -> Self {
        Self { key: Key::generate(), sockets, sessions: Arc::default() }
    }

    /// The login, and the account behind it.
    pub(crate) fn router(self) -> Router {
        routes(self.clone()).with_state(self)
    }

    fn with<T>(&self, act: impl FnOnce(&mut Sessions) -> T) -> T {
        act(&mut self.sessions.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn user(&self, jar: &SignedCookieJar) -> Option<User> {
        let number = number(jar)?;
        self.with(|sessions| sessions.users.get(&number).cloned())
    }
}

fn number(jar: &SignedCookieJar) -> Option<u64> {
    jar.get(COOKIE)?.value().parse().ok()
}

fn socket_id(user: &User) -> LiveSocketId {
    LiveSocketId::new(format!("users:{}", user.name))
}

/// The layer: it sees the request for the page, and the join over the socket.
async fn require_user(
    State(accounts): State<Accounts>,
    jar: SignedCookieJar,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(user) = accounts.user(&jar) else { return Redirect::to(Login::path().as_str()).into_response() };
    request.extensions_mut().insert(socket_id(&user));
    request.extensions_mut().insert(user);
    next.run(request).await
}

#[derive(Deserialize)]
struct LogIn {
    name: String,
    password: String,
}

/// A button sends nothing but the csrf token, which is checked before it gets here.
#[derive(Deserialize)]
struct LogOut {}

async fn log_in(
    State(accounts): State<Accounts>,
    jar: SignedCookieJar,
    flash: FlashJar,
    form: Form<LogIn>,
) -> (SignedCookieJar, FlashJar, Redirect) {
    let LogIn { name, password } = form.into_inner();
    if password != "live" || name.is_empty() || name.len() > 50 {
        let flash = flash.put(FlashKind::Error, "The password is another one.");
        return (jar, flash, Redirect::to(Login::path().as_str()));
    }
    let flash = flash.put(FlashKind::Info, format!("Welcome, {name}!"));
    let number = accounts.with(|sessions| {
        sessions.last += 1;
        sessions.users.insert(sessions.last, User { name, audit: Audit::default() });
        sessions.last
    });
    let cookie = Cookie::build((COOKIE, number.to_string())).path("/").http_only(true).same_site(SameSite::Lax);
    (jar.add(cookie), flash, Redirect::to(Account::path().as_str()))
}

async fn log_out(
    State(accounts): State<Accounts>,
    jar: SignedCookieJar,
    _: Form<LogOut>,
) -> (SignedCookieJar, Redirect) {
    if let Some(number) = number(&jar) {
        accounts.with(|sessions| sessions.users.remove(&number));
    }
    (jar.remove(Cookie::build(COOKIE).path("/")), Redirect::to(Login::path().as_str()))
}

/// Ends all sessions of the user, then closes the sockets: their pages ask anew, and are led to the login.
async fn log_out_everywhere(
    State(accounts): State<Accounts>,
    jar: SignedCookieJar,
    _: Form<LogOut>,
) -> (SignedCookieJar, Redirect) {
    if let Some(user) = accounts.user(&jar) {
        accounts.with(|sessions| sessions.users.retain(|_, other| other.name != user.name));
        accounts.sockets.disconnect(&socket_id(&user));
    }
    (jar.remove(Cookie::build(COOKIE).path("/")), Redirect::to(Login::path().as_str()))
}
