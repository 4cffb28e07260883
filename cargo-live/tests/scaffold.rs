//! `cargo live new`, `gen` and `routes`: which files there are, what is edited, and that all of it compiles and passes.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{self, Command, Output},
};

/// A new application in a folder of its own.
fn application(test: &str, arguments: &[&str]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("scaffold").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    live(&folder, &[&["new", "shop"], arguments].concat());
    folder.join("shop")
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cargo-live")).current_dir(folder).arg("live").args(arguments).output().unwrap()
}

/// What a command says that succeeds.
fn live(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What a command says that fails.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// Every file below a folder, in order.
fn files(folder: &Path) -> Vec<String> {
    fn collect(folder: &Path, root: &Path, files: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, root, files);
            } else {
                files.push(path.strip_prefix(root).unwrap().display().to_string());
            }
        }
    }
    let mut found = Vec::new();
    collect(folder, folder, &mut found);
    found.sort();
    found
}

const PLAIN: [&str; 24] = [
    ".dockerignore",
    ".github/workflows/ci.yml",
    ".gitignore",
    "Cargo.toml",
    "Dockerfile",
    "README.md",
    "assets/icon.svg",
    "assets/style.css",
    "rustfmt.toml",
    "src/app.rs",
    "src/assets.rs",
    "src/components/mod.rs",
    "src/config.rs",
    "src/error.rs",
    "src/layout.rs",
    "src/lib.rs",
    "src/main.rs",
    "src/pages/counter.rs",
    "src/pages/home.rs",
    "src/pages/mod.rs",
    "src/router.rs",
    "src/session.rs",
    "tests/pages.rs",
    "tests/support/mod.rs",
];

#[test]
fn new_makes_an_application_with_or_without_a_database() {
    let folder = application("files", &["--no-db"]);
    assert_eq!(files(&folder), PLAIN);
    let text: String = PLAIN.iter().map(|file| fs::read_to_string(folder.join(file)).unwrap()).collect();
    for word in ["sqlx", "SqlitePool", "@if", "@end", "@name"] {
        assert!(!text.contains(word), "{word}");
    }
    let folder = application("files", &[]);
    let mut with_database = PLAIN.to_vec();
    with_database.extend(["migrations/0001_start.sql", "src/data/mod.rs"]);
    with_database.sort_unstable();
    assert_eq!(files(&folder), with_database);
}

#[test]
fn new_refuses_what_cannot_be() {
    let folder = application("refuses", &[]);
    for name in ["Shop", "1shop", "shop!", "test", "tokio", "fn", "build", "tower-http"] {
        refused(&folder, &["new", name]);
        assert!(!folder.join(name).exists(), "{name}");
    }
    assert!(refused(&folder, &["new", "../shop"]).contains("is not empty"));
    assert!(refused(&folder, &["new", "other", "--live", "nowhere"]).contains("say by `--live`"));
    live(&folder, &["new", "other", "--live", "version = \"0.1\""]);
    let manifest = fs::read_to_string(folder.join("other/Cargo.toml")).unwrap();
    assert!(manifest.contains("live-runtime = { version = \"0.1\" }\n"), "{manifest}");
}

#[test]
fn new_takes_a_folder_that_is_there_and_empty() {
    let folder = application("here", &[]);
    fs::create_dir_all(folder.join("empty/.git")).unwrap();
    let said = live(&folder.join("empty"), &["new", "."]);
    assert!(said.ends_with("\n  cargo run\n\n"), "{said}");
    assert!(fs::read_to_string(folder.join("empty/Cargo.toml")).unwrap().contains("name = \"empty\""));
    assert!(refused(&folder, &["new", "."]).contains("is not empty"));
}

#[test]
fn new_says_what_a_workspace_has_to_know() {
    // Outside of the workspace that these tests are in.
    let folder = env::temp_dir().join(format!("cargo-live-{}", process::id()));
    let workspace = |members: &str| {
        fs::create_dir_all(folder.join("all")).unwrap();
        fs::write(folder.join("all/Cargo.toml"), format!("[workspace]\nresolver = \"3\"\n{members}")).unwrap();
    };
    workspace("");
    let said = live(&folder, &["new", "all/apps/one", "--no-db"]);
    assert!(said.contains("does not know it: add `\"apps/one\"` to its `members`"), "{said}");
    workspace("members = [\"apps/*\"]\n");
    let said = live(&folder, &["new", "all/apps/two", "--no-db"]);
    assert!(said.contains("It is a member of the workspace"), "{said}");
    workspace("exclude = [\"apps\"]\n");
    let said = live(&folder, &["new", "all/apps/three", "--no-db"]);
    assert!(!said.contains("workspace"), "{said}");
    fs::remove_dir_all(&folder).unwrap();
}

/// As a checkout on Windows has it, and as people arrange their files.
#[test]
fn gen_edits_what_somebody_has_arranged() {
    let folder = application("arranged", &[]);
    let edit = |file: &str, edit: &dyn Fn(String) -> String| {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        fs::write(folder.join(file), edit(text)).unwrap();
    };
    let edited =
        ["Cargo.toml", "README.md", "src/app.rs", "src/data/mod.rs", "src/layout.rs", "src/lib.rs", "src/router.rs"];
    for file in edited {
        edit(file, &|text| text.replace('\n', "\r\n"));
    }
    live(&folder, &["gen", "live", "Song", "title:string"]);
    live(&folder, &["gen", "auth"]);
    live(&folder, &["gen", "upload", "Photo"]);
    let said = live(&folder, &["gen", "live", "Post", "title:string", "user:references:users"]);
    assert!(said.contains("`user_id` is chosen in the form, which shows the addresses of all users"), "{said}");
    for file in edited {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{file}");
    }
    live(&folder, &["fmt", "--check", "."]);

    edit("src/router.rs", &|text| {
        text.replacen(
            "routes! {",
            "#[cfg(test)]\nroutes! { fn admin() -> Router<App> { \"/admin\" => Home } }\n\nroutes! {",
            1,
        )
    });
    live(&folder, &["gen", "page", "Prices"]);
    let listed = live(&folder, &["routes"]);
    let last: Vec<&str> = listed.lines().last().unwrap_or_default().split_whitespace().collect();
    assert_eq!(last, ["/prices", "Prices"], "{listed}");
    for (arguments, why) in [
        (["page", "Router"], "`Router` is `axum::Router` in it already"),
        (["page", "Flash"], "`Flash` is something else on every page"),
        (["component", "html"], "`html` is something else in every component"),
    ] {
        let said = refused(&folder, &[&["gen"], &arguments[..]].concat());
        assert!(said.contains(why), "{said}");
    }
    edit("src/router.rs", &|text| text + "}");
    let why = "`src/router.rs` cannot be edited: it is not Rust at ";
    assert!(refused(&folder, &["gen", "page", "Other"]).contains(why));
    assert!(!folder.join("src/pages/other.rs").exists());
}

#[test]
fn gen_live_knows_one_from_several() {
    let folder = application("plurals", &[]);
    let said = refused(&folder, &["gen", "live", "Songs", "title:string"]);
    assert!(said.contains("write what one of them is called, `Song`"), "{said}");
    live(&folder, &["gen", "live", "News", "title:string", "--plural", "all_news"]);
    live(&folder, &["gen", "live", "Person", "name:string"]);
    for file in ["src/data/all_news.rs", "src/pages/news.rs", "src/pages/people.rs"] {
        assert!(folder.join(file).exists(), "{file}");
    }
    let said = refused(&folder, &["gen", "live", "Sheep", "name:string", "--plural", "sheep"]);
    assert!(said.contains("`sheep` cannot be one and several"), "{said}");
}

const ROUTES: &str = r#"routes! {
    pub fn routes() -> Router<App> {
        "/" => Home,
        "/counter" => Counter,
        "/assets/style.css" => get(assets::style),
        "/favicon.ico" => get(assets::icon),
        "/health" => get(async || "fine"),
        "/songs" => Songs(SongsAction::Index),
        "/songs/new" => Songs(SongsAction::New),
        "/songs/{id: i64}" => SongPage,
        "/songs/{id: i64}/edit" => Songs(SongsAction::Edit { id }),
        "/about-us" => AboutUs,
    }
}
"#;

#[test]
fn gen_edits_what_is_there_and_says_so() {
    let folder = application("edits", &[]);
    let before = files(&folder);
    let shown = live(&folder, &["gen", "live", "Song", "title:string", "--dry-run"]);
    assert!(shown.contains("+        \"/songs\" => Songs(SongsAction::Index),\n"), "{shown}");
    assert!(shown.ends_with("nothing has been written\n"), "{shown}");
    assert_eq!(files(&folder), before);

    live(&folder, &["gen", "live", "Song", "title:string"]);
    live(&folder, &["gen", "page", "AboutUs"]);
    let router = fs::read_to_string(folder.join("src/router.rs")).unwrap();
    assert!(router.ends_with(ROUTES), "{router}");
    let added: Vec<String> = files(&folder).into_iter().filter(|file| !before.contains(file)).collect();
    let expected = [
        "migrations/0002_songs.sql",
        "src/data/songs.rs",
        "src/pages/about_us.rs",
        "src/pages/song.rs",
        "src/pages/songs.rs",
        "tests/songs.rs",
    ];
    assert_eq!(added, expected);
    let listed = live(&folder, &["routes"]);
    assert!(listed.contains("/songs/{id: i64}/edit  Songs                 SongsAction::Edit { id }\n"), "{listed}");
}

#[test]
fn gen_never_overwrites_silently() {
    let folder = application("overwrites", &[]);
    fs::write(folder.join("src/components/badge.rs"), "// Mine.\n").unwrap();
    let why = refused(&folder, &["gen", "component", "badge"]);
    assert!(why.contains("these files are there already") && why.contains("src/components/badge.rs"), "{why}");
    assert_eq!(fs::read_to_string(folder.join("src/components/badge.rs")).unwrap(), "// Mine.\n");
    live(&folder, &["gen", "component", "badge", "--force"]);
    assert!(fs::read_to_string(folder.join("src/components/badge.rs")).unwrap().contains("pub fn badge"));

    live(&folder, &["gen", "live", "Song", "title:string"]);
    assert!(refused(&folder, &["gen", "live", "Song", "title:string"]).contains("there is a route \"/songs\" already"));
    for (arguments, why) in [
        (["live", "Album", "band:references:bands"], "there is no `src/data/bands.rs`"),
        (["live", "Form", "title:string"], "`Form` is something else already"),
        (["live", "Group", "title:string"], "`groups` is a word of SQL"),
        (["live", "Album", "title:strin"], "Did you mean `string`?"),
        (["live", "Album", "plays:integer"], "Did you mean `int`?"),
        (["live", "Album", "band:references"], "as in `band:references:bands`"),
        (["live", "Album", "user:references:users"], "`cargo live gen auth` makes it"),
        (["live", "SqliteThing", "title:string"], "`sqlite_things` is a word of SQL"),
    ] {
        let said = refused(&folder, &[&["gen"], &arguments[..]].concat());
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn gen_upload_adds_a_page_and_its_files() {
    let folder = application("upload", &["--no-db"]);
    let before = files(&folder);
    let shown = live(&folder, &["gen", "upload", "Photo", "--dry-run"]);
    assert!(shown.contains("+        \"/photos/{name}\" => get(photos::file),\n"), "{shown}");
    assert_eq!(files(&folder), before);
    live(&folder, &["gen", "upload", "Photo", "--accept", ".PNG,.jpg", "--max-entries", "2"]);
    let added: Vec<String> = files(&folder).into_iter().filter(|file| !before.contains(file)).collect();
    assert_eq!(added, ["src/pages/photos.rs", "src/uploads.rs", "tests/photos.rs"]);
    let page = fs::read_to_string(folder.join("src/pages/photos.rs")).unwrap();
    assert!(fs::read_to_string(folder.join("README.md")).unwrap().contains("\n## Uploads\n"));
    assert!(page.contains(r#"accepted: &[".png", ".jpg"]"#) && page.contains(".max_entries(2)"), "{page}");
    for (arguments, why) in [
        (["photos", "--max-entries", "2"], "there is a route \"/photos\" already"),
        (["Film", "--accept", "video/*"], "`video/*` is no end of a name"),
        (["Upload", "--accept", ".txt"], "`uploads` is something else already"),
    ] {
        let said = refused(&folder, &[&["gen", "upload"], &arguments[..]].concat());
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn gen_auth_adds_accounts_once() {
    let folder = application("auth", &[]);
    let before = files(&folder);
    let shown = live(&folder, &["gen", "auth", "--dry-run"]);
    for line in ["new src/auth/guard.rs", "+argon2 = \"0.6\"", "+            \"/log-in\" => LogIn,", "+## Accounts"] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    assert!(shown.ends_with("nothing has been written\n"), "{shown}");
    assert_eq!(files(&folder), before);

    // What it finds there stays.
    live(&folder, &["gen", "live", "Song", "title:string"]);
    let said = live(&folder, &["gen", "auth"]);
    assert!(said.contains("No mail is sent"), "{said}");
    for (file, line) in [
        ("src/app.rs", "    let router = routes()\n        .layer(from_fn_with_state(app.clone(), current_user))\n"),
        (
            "src/layout.rs",
            "<body>\n                <.account_menu user={page.extension::<User>()}/>\n                {page.content()}\n",
        ),
        ("src/data/mod.rs", "(3, include_str!(\"../../migrations/0003_users.sql\"))"),
        ("Cargo.toml", "[profile.dev.package.argon2]"),
    ] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        assert!(text.contains(line), "{file}: {text}");
    }
    let listed = live(&folder, &["routes"]);
    assert!(listed.contains("route_layer(from_fn(require_user)) live_session(\"user\")\n"), "{listed}");

    let after: Vec<String> = files(&folder).iter().map(|file| fs::read_to_string(folder.join(file)).unwrap()).collect();
    let why = refused(&folder, &["gen", "auth", "--force"]);
    assert!(why.contains("this application has accounts already"), "{why}");
    assert!(refused(&folder, &["gen", "page", "Settings"]).contains("there is a route \"/settings\" already"));
    assert!(refused(&folder, &["gen", "live", "User", "name:string"]).contains("src/data/users.rs"));
    let unchanged: Vec<String> =
        files(&folder).iter().map(|file| fs::read_to_string(folder.join(file)).unwrap()).collect();
    assert_eq!(after, unchanged);
}

#[test]
fn gen_auth_says_what_is_in_its_way() {
    let without_database = application("auth_no_db", &["--no-db"]);
    let why = refused(&without_database, &["gen", "auth"]);
    assert!(why.contains("accounts need a database") && why.contains("src/data/mod.rs"), "{why}");

    let folder = application("auth_taken", &[]);
    live(&folder, &["gen", "page", "LogIn"]);
    assert!(refused(&folder, &["gen", "auth"]).contains("there is a route \"/log-in\" already"));
    let folder = application("auth_users", &[]);
    live(&folder, &["gen", "live", "User", "name:string"]);
    assert!(refused(&folder, &["gen", "auth"]).contains("there is a table `users` already"));
    let folder = application("auth_layers", &[]);
    let app = fs::read_to_string(folder.join("src/app.rs")).unwrap();
    fs::write(folder.join("src/app.rs"), app.replace("routes()", "my_routes()")).unwrap();
    let why = refused(&folder, &["gen", "auth"]);
    assert!(why.contains("`src/app.rs` cannot be edited: there is no `let router = routes()"), "{why}");
    assert!(!folder.join("src/auth").exists());
}

#[test]
fn routes_are_listed_with_what_is_around_them() {
    let folder = application("routes", &["--no-db"]);
    let text = r#"
live_runtime::routes! {
    fn admin(key: Key) -> Router {
        "/login" => get(form).post(log_in),
        route_layer(require_user(key)) {
            live_session("admin", on_mount = watched) { "/admin" => Admin(AdminAction::Index) }
        }
    }
}
"#;
    fs::write(folder.join("src/admin.rs"), text).unwrap();
    let expected = "\
PATH    VIEW                    ACTION              WITHIN
/login  get(form).post(log_in)
/admin  Admin                   AdminAction::Index  route_layer(require_user(key)) live_session(\"admin\")
";
    assert_eq!(live(&folder, &["routes", "src/admin.rs"]), expected);
}

/// Each type of field without any other: what the others use must not be missed or left over.
const ALONE: [(&str, &str); 13] = [
    ("Title", "own:string"),
    ("Nickname", "own:string?"),
    ("Letter", "own:text"),
    ("Remark", "own:text?"),
    ("Number", "own:int"),
    ("Guess", "own:int?"),
    ("Weight", "own:float"),
    ("Height", "own:float?"),
    ("Answer", "own:bool"),
    ("Birthday", "own:date"),
    ("Holiday", "own:date?"),
    ("Chapter", "own:references:titles"),
    ("Footnote", "own:references:titles?"),
];

/// What each generator makes, twice and with every type of field, is as the compiler and the linters want it, and its tests pass.
#[test]
fn what_is_generated_compiles_and_passes() {
    let plain = application("plain", &["--no-db"]);
    live(&plain, &["gen", "page", "Prices"]);
    live(&plain, &["gen", "component", "badge"]);
    live(&plain, &["gen", "upload", "Photo"]);
    live(&plain, &["gen", "upload", "documents", "--accept", ".pdf,.txt", "--max-entries", "1"]);
    check(&plain);

    let whole = application("whole", &[]);
    for (name, field) in ALONE {
        live(&whole, &["gen", "live", name, field]);
    }
    for arguments in [
        "live Song title:string plays:int",
        "auth",
        "live Post user:references:users",
        "live Band name:string? about:text? founded:date active:bool rating:float? since:date? members:int?",
        "live BandMember nick:text band:references:bands since:references:bands? buddy:references:band_members? pay:float born:date",
        "live Visit seen:bool",
        "live Link url:string list:string task:text",
        "live Person some:string",
        "live HTTPServer name:string",
        "live Some name:string",
        "page Prices",
        "page AboutUs",
        "component badge",
        "component price_tag",
    ] {
        live(&whole, &[&["gen"], &arguments.split(' ').collect::<Vec<_>>()[..]].concat());
    }
    check(&whole);
}

/// With the versions of this repository, which are there, and one folder for all that is built.
fn check(folder: &Path) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::copy(repository.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    // It is built inside of the repository, but it is no part of its workspace.
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap() + "\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    live(folder, &["fmt", "--check", "."]);
    cargo(folder, "fmt --check");
    cargo(folder, "clippy --offline --all-targets -- -D warnings");
    join_tests(folder);
    cargo(folder, "test --offline");
}

fn cargo(folder: &Path, arguments: &str) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../generated");
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(arguments.split(' '))
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "cargo {arguments}:\n{}", String::from_utf8_lossy(&said));
}

/// Each file of tests is a program that is linked by itself. There are many here: they become modules of one.
fn join_tests(folder: &Path) {
    let tests = files(&folder.join("tests"));
    let modules = tests.iter().filter_map(|file| file.strip_suffix(".rs")).filter(|file| !file.contains('/'));
    let mut modules: Vec<String> = modules.map(|name| format!("#[path = \"{name}.rs\"]\nmod {name};\n")).collect();
    if tests.contains(&"support/mod.rs".to_owned()) {
        modules.push("mod support;\n".to_owned());
    }
    fs::write(folder.join("tests/all.rs"), modules.concat()).unwrap();
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let manifest = manifest.replacen("publish = false\n", "publish = false\nautotests = false\n", 1);
    fs::write(folder.join("Cargo.toml"), manifest + "\n[[test]]\nname = \"all\"\n").unwrap();
}
