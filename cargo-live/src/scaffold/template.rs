//! Templates of files: `@name@` stands for a value, and lines between `@if db@`, `@else@` and `@end@` are there or not.

/// Fills in a template.
///
/// `is` says which conditions hold; a value takes the place of its name between two `@`.
pub(crate) fn fill(template: &str, values: &[(&str, &str)], is: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut shown = true;
    for line in template.split_inclusive('\n') {
        match line.trim_end() {
            "@else@" => shown = !shown,
            "@end@" => shown = true,
            mark if mark.starts_with("@if ") => {
                shown = is.contains(&mark.trim_start_matches("@if ").trim_end_matches('@'));
            }
            _ if shown => filled.push_str(line),
            _ => {}
        }
    }
    values.iter().fold(filled, |filled, (name, value)| filled.replace(&format!("@{name}@"), value))
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_and_conditions() {
        let template = "a @b@\n@if db@\nwith\n@else@\nwithout\n@end@\nc\n";
        assert_eq!(fill(template, &[("b", "B")], &["db"]), "a B\nwith\nc\n");
        assert_eq!(fill(template, &[("b", "B")], &[]), "a B\nwithout\nc\n");
    }
}
