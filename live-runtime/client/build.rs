//! Builds the one script that a live page loads: the official client's two packages and `src/live.js`.
//!
//! The packages come from `LIVE_CLIENT_DIR`, else from `node_modules` beside `package.json`, else from npm.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use serde::Deserialize;
use sha2::{Digest, Sha256};

const HELP: &str = "install Node.js with npm, or run `npm ci` in live-runtime/client, \
     or set LIVE_CLIENT_DIR to a folder that holds the packages `phoenix` and `phoenix_live_view`";

/// The versions that `package.json` pins.
#[derive(Deserialize)]
struct Manifest {
    dependencies: Pinned,
}

#[derive(Deserialize)]
struct Pinned {
    phoenix: String,
    phoenix_live_view: String,
}

/// What is read of a package's own `package.json`.
#[derive(Deserialize)]
struct Package {
    version: String,
}

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            for line in message.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    for input in ["build.rs", "package.json", "package-lock.json", "src/live.js"] {
        println!("cargo::rerun-if-changed={input}");
    }
    println!("cargo::rerun-if-env-changed=LIVE_CLIENT_DIR");
    println!("cargo::rerun-if-env-changed=DOCS_RS");

    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let manifest: Manifest = json(Path::new("package.json"))?;
    let Pinned { phoenix, phoenix_live_view } = &manifest.dependencies;
    println!("cargo::rustc-env=PHOENIX_VERSION={phoenix}");
    println!("cargo::rustc-env=LIVE_VIEW_VERSION={phoenix_live_view}");

    if env::var_os("DOCS_RS").is_some() {
        return write_asset(&out, b"");
    }
    let packages = packages(&out)?;
    let script = [
        iife(&packages, "phoenix", phoenix)?,
        iife(&packages, "phoenix_live_view", phoenix_live_view)?,
        read(Path::new("src/live.js"))?,
    ];
    write_asset(&out, script.join("\n").as_bytes())
}

/// The folder that holds both packages.
fn packages(out: &Path) -> Result<PathBuf, String> {
    if let Some(given) = env::var_os("LIVE_CLIENT_DIR") {
        return Ok(PathBuf::from(given));
    }
    let installed = PathBuf::from("node_modules");
    if installed.join("phoenix_live_view").is_dir() {
        return Ok(installed);
    }
    install(out)
}

fn install(out: &Path) -> Result<PathBuf, String> {
    for file in ["package.json", "package-lock.json"] {
        fs::copy(file, out.join(file)).map_err(|error| format!("can't copy {file}: {error}"))?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(out)
        .output()
        .map_err(|error| format!("the browser client is missing and npm can't be run ({error})\nhelp: {HELP}"))?;
    if !run.status.success() {
        let reason = String::from_utf8_lossy(&run.stderr);
        return Err(format!("the browser client is missing and `npm ci` failed\n{reason}\nhelp: {HELP}"));
    }
    Ok(out.join("node_modules"))
}

/// One package's script for a `<script>` element, headed by what it is; an error unless it is the pinned version.
fn iife(packages: &Path, name: &str, pinned: &str) -> Result<String, String> {
    let folder = packages.join(name);
    let manifest = folder.join("package.json");
    let source = folder.join("priv/static").join(format!("{name}.min.js"));
    let licence = folder.join("LICENSE.md");
    for file in [&manifest, &source, &licence] {
        println!("cargo::rerun-if-changed={}", file.display());
    }

    let Package { version } = json(&manifest)?;
    if version != pinned {
        let found = folder.display();
        return Err(format!(
            "{found} is {name} {version}, but {pinned} is needed\nhelp: run `npm ci` in live-runtime/client, \
             or point LIVE_CLIENT_DIR to a folder with {name} {pinned}"
        ));
    }
    let licence = read(&licence)?;
    let copyright = licence.lines().find(|line| line.starts_with("Copyright")).unwrap_or_default();
    let source = read(&source)?;
    let code = source.lines().filter(|line| !line.starts_with("//# sourceMappingURL="));
    Ok(code.fold(format!("/*! {name} {version} | MIT License | {copyright} */"), |script, line| script + "\n" + line))
}

/// Writes the script, its two compressed forms, and the expression that `lib.rs` includes.
fn write_asset(out: &Path, script: &[u8]) -> Result<(), String> {
    let hash = Sha256::digest(script).iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing to a `String` can't fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let name = format!("live-{hash}.js");
    let file = out.join(&name).display().to_string();
    let asset = format!(
        "Asset {{
    name: {name:?},
    content_type: \"text/javascript; charset=utf-8\",
    etag: {:?},
    identity: include_bytes!({file:?}),
    gzip: include_bytes!({:?}),
    brotli: include_bytes!({:?}),
}}",
        // Weak: one tag for the three encodings.
        format!("W/\"{hash}\""),
        format!("{file}.gz"),
        format!("{file}.br"),
    );
    let compressed = gzip(script).and_then(|gzip| Ok((gzip, brotli(script)?)));
    let (gzip, brotli) = compressed.map_err(|error| format!("can't compress the script: {error}"))?;
    write(&file, script)?;
    write(&format!("{file}.gz"), &gzip)?;
    write(&format!("{file}.br"), &brotli)?;
    write(&out.join("script.rs").display().to_string(), asset.as_bytes())
}

fn gzip(script: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(script)?;
    encoder.finish()
}

fn brotli(script: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &*script, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn write(file: &str, content: &[u8]) -> Result<(), String> {
    fs::write(file, content).map_err(|error| format!("can't write {file}: {error}"))
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("can't read {}: {error}\nhelp: {HELP}", file.display()))
}

fn json<T: for<'de> Deserialize<'de>>(file: &Path) -> Result<T, String> {
    serde_json::from_str(&read(file)?).map_err(|error| format!("{}: {error}", file.display()))
}
