//! `cargo live gen auth`.

use super::{command::library, live::next_version};
use crate::scaffold::{edit, layers, manifest, markup, plan::Plan, template::fill};

macro_rules! files {
    ($($template:literal => $path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../templates/auth/", $template, ".tmpl")))),*]
    };
}

const FILES: &[(&str, &str)] = files! {
    "mod.rs" => "src/auth/mod.rs",
    "attempts.rs" => "src/auth/attempts.rs",
    "cookie.rs" => "src/auth/cookie.rs",
    "guard.rs" => "src/auth/guard.rs",
    "handlers.rs" => "src/auth/handlers.rs",
    "password.rs" => "src/auth/password.rs",
    "return_to.rs" => "src/auth/return_to.rs",
    "account_menu.rs" => "src/components/account_menu.rs",
    "users.rs" => "src/data/users.rs",
    "user_sessions.rs" => "src/data/user_sessions.rs",
    "log_in.rs" => "src/pages/log_in.rs",
    "settings.rs" => "src/pages/settings.rs",
    "sign_up.rs" => "src/pages/sign_up.rs",
    "tests.rs" => "tests/auth.rs",
};

const MIGRATION: &str = include_str!("../../templates/auth/migration.sql.tmpl");
const README: &str = include_str!("../../templates/auth/README.md.tmpl");

const IMPORTS: [&str; 6] = [
    "axum::middleware::from_fn",
    "axum::routing::post",
    "crate::auth::{self, redirect_if_logged_in, require_user}",
    "crate::pages::log_in::LogIn",
    "crate::pages::settings::Settings",
    "crate::pages::sign_up::SignUp",
];

const ROUTES: [&str; 6] = [
    "route_layer(from_fn(redirect_if_logged_in)) {\n    \"/log-in\" => LogIn,\n    \"/sign-up\" => SignUp,\n}",
    "\"/log-in\" => post(auth::log_in)",
    "\"/sign-up\" => post(auth::sign_up)",
    "\"/log-out\" => post(auth::log_out)",
    "\"/settings/password\" => post(auth::change_password)",
    "route_layer(from_fn(require_user)) {\n    live_session(\"user\") {\n        \"/settings\" => Settings,\n    }\n}",
];

const LAYERS: &str = "
        .layer(from_fn_with_state(app.clone(), current_user))
        .layer(Extension(Attempts::default()))
        .layer(Extension(live.sockets()))";

const OPTIMIZED: [(&str, &str); 2] =
    [("argon2", "# Unoptimized, a password takes a second.\nopt-level = 3"), ("blake2", "opt-level = 3")];

pub(super) fn plan(plan: &mut Plan) -> Result<(), String> {
    if plan.read("src/auth/mod.rs").is_ok() {
        return Err("there is a `src/auth/mod.rs`: this application has accounts already".to_owned());
    }
    let migrations = plan.read("src/data/mod.rs").map_err(|_| NO_DATABASE.to_owned())?;
    if plan.read("src/data/users.rs").is_ok() {
        return Err("there is a table `users` already, and accounts need one of their own: rename it first".to_owned());
    }
    let version = next_version(&migrations)?;
    let migration = format!("migrations/{version:04}_users.sql");
    plan.create(&migration, MIGRATION)?;
    let library = library(plan)?;
    for (path, template) in FILES {
        plan.create(path, &fill(template, &[("crate", &library)], &[]))?;
    }
    plan.edit("Cargo.toml", |text| {
        let text = manifest::add_dependency(text, "argon2", "argon2 = \"0.6\"")?;
        let text = manifest::add_dependency(&text, "sha2", "sha2 = { version = \"0.11\", default-features = false }")?;
        OPTIMIZED
            .iter()
            .try_fold(text, |text, (name, body)| manifest::add_table(&text, &["profile", "dev", "package", name], body))
    })?;
    // It may have been thrown away.
    if plan.read("README.md").is_ok() {
        plan.edit("README.md", |text| Ok(format!("{}\n{README}", text.trim_end())))?;
    }
    plan.edit("src/lib.rs", |text| edit::add_module(text, "auth"))?;
    plan.edit("src/data/mod.rs", |text| {
        let element = format!("({version}, include_str!(\"../../{migration}\"))");
        let text = edit::add_element(text, "MIGRATIONS", &element)?;
        edit::add_module(&edit::add_module(&text, "user_sessions")?, "users")
    })?;
    plan.edit("src/components/mod.rs", |text| edit::add_module(text, "account_menu"))?;
    plan.edit("src/pages/mod.rs", |text| {
        ["log_in", "settings", "sign_up"].iter().try_fold(text.to_owned(), |text, page| edit::add_module(&text, page))
    })?;
    plan.edit("src/router.rs", |text| {
        let text = IMPORTS.iter().try_fold(text.to_owned(), |text, path| edit::add_use(&text, path))?;
        edit::add_routes(&text, &ROUTES.map(str::to_owned))
    })?;
    plan.edit("src/app.rs", |text| {
        let text = ["axum::Extension", "crate::auth::{Attempts, current_user}"]
            .iter()
            .try_fold(text.to_owned(), |text, path| edit::add_use(&text, path))?;
        layers::add(&text, "serve", "routes", LAYERS)
    })?;
    plan.edit("src/layout.rs", |text| {
        let text = edit::add_use(text, "crate::components::account_menu::account_menu")?;
        let text = edit::add_use(&text, "crate::data::users::User")?;
        markup::add_first(&text, "body", "<.account_menu user={page.extension::<User>()}/>")
    })
}

pub(super) fn advice() -> String {
    "Sign up at /sign-up. Pages for users go into the group `route_layer(from_fn(require_user))` of src/router.rs, or take a\n\
     `User` in `mount`.\n\n\
     No mail is sent: nobody proves that an address is theirs, and a forgotten password stays forgotten. README.md, \"Accounts\",\n\
     says how to add that, and what else is left to you."
        .to_owned()
}

const NO_DATABASE: &str = "accounts need a database, and this application was made without one (`--no-db`). \
     Make one with `cargo live new`, and move your pages and components there; or compare it with yours, and take over \
     `sqlx` in Cargo.toml, src/data/mod.rs, migrations/0001_start.sql, and what src/app.rs, src/config.rs and src/error.rs say of the \
     database. Then run this again";
