//! For the tests of a project: what must not compile. With the feature `ui-test`.

use std::path::Path;

/// Tests that no page in `directory` compiles, and that the compiler says to each what stands beside it: `wrong.stderr`
/// for `wrong.rs`.
///
/// `directory` is found from the package's own. A page is a program with a `main`. With `TRYBUILD=overwrite` in the
/// environment the texts are written anew; they are worth reading like code.
///
/// ```no_run
/// // tests/wrong.rs, beside tests/wrong/misspelt_event.rs
/// live_runtime::test::compile_fail("tests/wrong");
/// ```
///
/// # Panics
///
/// If a page compiles, if something else is said to one, or if there is none.
pub fn compile_fail(directory: impl AsRef<Path>) {
    let directory = directory.as_ref();
    let is_page = |file: &Path| file.extension().is_some_and(|extension| extension == "rs");
    let count = directory.read_dir().into_iter().flatten().flatten().filter(|entry| is_page(&entry.path())).count();
    assert!(count > 0, "there is no page in {}", directory.display());
    trybuild::TestCases::new().compile_fail(directory.join("*.rs"));
}
