//! A project's own mistakes stay mistakes: pages that must not compile.

#[test]
fn wrong_pages_do_not_compile() {
    live_runtime::test::compile_fail("tests/wrong");
}
