//! What the compiler says to each mistake: `fail/AREA/MISTAKE.rs` with the text beside it.
//!
//! `TRYBUILD=overwrite cargo test -p live-ui-tests` writes the texts anew; review them like code.

#[test]
fn mistakes_are_explained() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("fail/*/*.rs");
}

#[test]
fn what_is_right_compiles_without_a_warning() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
}
