//! The photos on the disk: the last few, under names of our own.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    sync::LazyLock,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{
    extract::{Path as Segment, Request},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use live_runtime::TempFile;
use tokio::task::spawn_blocking;
use tower_http::services::ServeFile;

/// How many photos are kept: the gallery is open to everybody.
const KEPT: usize = 20;

static FOLDER: LazyLock<PathBuf> =
    LazyLock::new(|| env::var_os("LIVE_PHOTOS").map_or_else(|| env::temp_dir().join("live-photos"), PathBuf::from));

/// Keeps a file. Of the name that the client gave only the type is used.
pub(super) async fn store(file: TempFile, client_name: &str) -> io::Result<()> {
    let extension = client_name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let content_type = content_type(&extension).ok_or(io::ErrorKind::InvalidInput)?;
    let extension = content_type.trim_start_matches("image/");
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    blocking(|| fs::create_dir_all(&*FOLDER)).await?;
    file.persist(FOLDER.join(format!("{}.{extension}", since.as_nanos()))).await?;
    let stored = names().await;
    blocking(move || stored.iter().skip(KEPT).try_for_each(|name| fs::remove_file(FOLDER.join(name)))).await
}

/// The names of the photos, the last one first.
pub(super) async fn names() -> Vec<String> {
    let mut names = blocking(list).await.unwrap_or_default();
    names.sort_unstable_by(|a, b| b.cmp(a));
    names
}

fn list() -> io::Result<Vec<String>> {
    let names = fs::read_dir(&*FOLDER)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.filter(|name| type_of(name).is_some()).collect())
}

/// `GET /photos/{name}`: piece by piece, as the browser takes it. A large photo needs no more memory than a small one.
pub(crate) async fn photo(Segment(name): Segment<String>, request: Request) -> Response {
    let Some(content_type) = type_of(&name) else { return StatusCode::NOT_FOUND.into_response() };
    match ServeFile::new(FOLDER.join(name)).try_call(request).await {
        Ok(mut response) => {
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
            headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
            response.into_response()
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a photo cannot be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The type of a photo, where `name` is one that we have made.
fn type_of(name: &str) -> Option<&'static str> {
    let (stem, extension) = name.split_once('.')?;
    let is_ours = !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_digit()) && Path::new(name).is_relative();
    content_type(extension).filter(|_| is_ours)
}

fn content_type(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        _ => return None,
    })
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}
