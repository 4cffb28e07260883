//! An application inside of somebody's workspace.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const PROFILES: &str = "Its `[profile.…]` are only read in the `Cargo.toml` of a workspace: move them there.";

/// What is to be done so that cargo takes the new package, if it is below a workspace.
pub(super) fn note(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let root = folder.ancestors().skip(1).map(|above| above.join("Cargo.toml")).find(|path| is_workspace(path))?;
    let member = folder.strip_prefix(root.parent()?).ok()?.display().to_string();
    let root = root.display();
    match workspace_of(&folder) {
        None => Some(format!(
            "It is inside of the workspace `{root}`, which does not know it: add `{member:?}` to its `members`, or to its \
             `exclude` to keep it apart. {PROFILES}"
        )),
        Some(own) if own == folder => None,
        Some(_) => Some(format!("It is a member of the workspace `{root}`. {PROFILES}")),
    }
}

fn is_workspace(manifest: &Path) -> bool {
    let text = fs::read_to_string(manifest).unwrap_or_default();
    text.parse::<toml::Table>().is_ok_and(|table| table.contains_key("workspace"))
}

/// The root of the workspace that cargo finds a package in; its own, if it is in none. `None` where it is not taken as it is.
fn workspace_of(folder: &Path) -> Option<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(["locate-project", "--workspace", "--message-format", "plain"]).current_dir(folder);
    let output = cargo.output().ok().filter(|output| output.status.success())?;
    Path::new(String::from_utf8(output.stdout).ok()?.trim()).parent()?.canonicalize().ok()
}
