//! A hundred thousand users in `SQLite`, made at the first start, beside the program.

use std::{env, path::PathBuf, time::Duration};

use sqlx::{
    Executor as _, Row as _, SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteRow},
};
use tokio::sync::OnceCell;

pub(in crate::pages) struct User {
    pub(in crate::pages) id: i64,
    pub(in crate::pages) name: String,
    pub(in crate::pages) email: String,
    pub(in crate::pages) role: String,
}

static POOL: OnceCell<SqlitePool> = OnceCell::const_new();

/// The first users whose name or address contains `text`.
pub(super) async fn search(text: String) -> Result<Vec<User>, sqlx::Error> {
    let pool = POOL.get_or_try_init(open).await?;
    let rows = sqlx::query(SEARCH).bind(text).fetch_all(pool).await?;
    rows.iter().map(user).collect()
}

/// The users with these numbers, which are counted from 1.
pub(in crate::pages) async fn numbered(first: i64, last: i64) -> Result<Vec<User>, sqlx::Error> {
    let pool = POOL.get_or_try_init(open).await?;
    let rows = sqlx::query(NUMBERED).bind(first).bind(last).fetch_all(pool).await?;
    rows.iter().map(user).collect()
}

const NUMBERED: &str = "SELECT id, name, email, role FROM users WHERE id BETWEEN ?1 AND ?2 ORDER BY id";

const SEARCH: &str = "SELECT id, name, email, role FROM users
    WHERE instr(lower(name), lower(?1)) OR instr(email, lower(?1)) ORDER BY name, id LIMIT 20";

fn user(row: &SqliteRow) -> Result<User, sqlx::Error> {
    Ok(User { id: row.try_get(0)?, name: row.try_get(1)?, email: row.try_get(2)?, role: row.try_get(3)? })
}

async fn open() -> Result<SqlitePool, sqlx::Error> {
    let options =
        SqliteConnectOptions::new().filename(file()).create_if_missing(true).busy_timeout(Duration::from_secs(30));
    let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
    // Two servers that start at once: the second waits, and finds everything done.
    pool.execute(SCHEMA).await?;
    Ok(pool)
}

/// Beside the program where that is a place to write to, as in `target/debug`.
fn file() -> PathBuf {
    let program = env::current_exe().ok();
    let directory = program.and_then(|program| Some(program.parent()?.to_owned())).unwrap_or_else(env::temp_dir);
    directory.join("gallery-users.sqlite")
}

const SCHEMA: &str = r#"
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, role TEXT NOT NULL);
    WITH RECURSIVE
        numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100000),
        people(n, first, last) AS (
            SELECT n,
                json_extract('["Ada","Bob","Cleo","Dan","Eve","Finn","Grace","Hugo","Ida","Jan"]', '$[' || (n % 10) || ']'),
                json_extract('["Ahl","Berg","Curie","Dahl","Euler","Frege","Gauss","Hopper"]', '$[' || (n / 10 % 8) || ']')
            FROM numbers
        )
    INSERT INTO users
        SELECT n, first || ' ' || last || ' ' || n, lower(first || '.' || last) || n || '@example.org',
            json_extract('["Admin","Editor","Reader","Reader","Reader"]', '$[' || (n % 5) || ']')
        FROM people
        WHERE NOT EXISTS (SELECT 1 FROM users);
    COMMIT;
"#;
