//! What a browser has against a form, before it sends it: the rules of its inputs.

use regex_lite::Regex;
use scraper::ElementRef;

use super::controls::{Access, Control, Kind};

/// The rules of one input, by its attributes.
#[derive(Debug)]
pub(super) struct Rules {
    /// Its `type`; `textarea` and `select` for these.
    kind: String,
    is_required: bool,
    is_multiple: bool,
    minlength: Option<usize>,
    maxlength: Option<usize>,
    min: Option<String>,
    max: Option<String>,
    step: Option<String>,
    pattern: Option<String>,
    /// What its value was at first: steps are counted from there.
    first: Option<String>,
}

impl Rules {
    pub(super) fn of(element: ElementRef<'_>) -> Self {
        let text = |name| element.attr(name).map(str::to_owned);
        let number = |name| element.attr(name).and_then(|text| text.parse().ok());
        let kind = match element.value().name() {
            "input" => element.attr("type").unwrap_or("text").to_ascii_lowercase(),
            other => other.to_owned(),
        };
        Self {
            kind,
            is_required: element.attr("required").is_some(),
            is_multiple: element.attr("multiple").is_some(),
            minlength: number("minlength"),
            maxlength: number("maxlength"),
            min: text("min"),
            max: text("max"),
            step: text("step"),
            pattern: text("pattern"),
            first: text("value"),
        }
    }

    /// What is wrong with a text, where a person has typed it or the server has put it there.
    fn wrong_text(&self, text: &str, is_typed: bool) -> Option<String> {
        if text.is_empty() {
            return self.is_required.then(|| "has to be filled in".to_owned());
        }
        let wrong = match self.kind.as_str() {
            "number" | "range" => return self.wrong_number(text),
            "date" | "month" | "week" | "time" | "datetime-local" => return self.wrong_time(text),
            "email" if self.is_multiple => {
                text.split(',').any(|one| !is_email(one.trim())).then_some("email addresses")
            }
            "email" => (!is_email(text)).then_some("an email address"),
            "url" => (!matches("[A-Za-z][A-Za-z0-9+.-]*:.+", text)).then_some("a URL"),
            _ => None,
        };
        if let Some(what) = wrong {
            return Some(format!("takes {what}, and {text:?} is none"));
        }
        let length = text.encode_utf16().count();
        if let Some(least) = self.minlength.filter(|least| is_typed && length < *least) {
            return Some(format!("takes at least {least} characters, and {text:?} has {length}"));
        }
        if let Some(most) = self.maxlength.filter(|most| is_typed && length > *most) {
            return Some(format!("takes at most {most} characters, and {text:?} has {length}"));
        }
        let pattern = self.pattern.as_ref().filter(|pattern| self.kind != "textarea" && !matches(pattern, text))?;
        Some(format!("takes what matches `{pattern}`, and {text:?} does not"))
    }

    fn wrong_number(&self, text: &str) -> Option<String> {
        let parsed = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
        let Some(number) = text.parse::<f64>().ok().filter(|number| number.is_finite()) else {
            return Some(format!("takes a number, and {text:?} is none"));
        };
        if let Some(min) = parsed(&self.min).filter(|min| number < *min) {
            return Some(format!("takes {min} at least, and not {text}"));
        }
        if let Some(max) = parsed(&self.max).filter(|max| number > *max) {
            return Some(format!("takes {max} at most, and not {text}"));
        }
        if self.step.as_deref().is_some_and(|step| step.eq_ignore_ascii_case("any")) {
            return None;
        }
        let step = parsed(&self.step).filter(|step| *step > 0.0).unwrap_or(1.0);
        let steps = (number - parsed(&self.min).or(parsed(&self.first)).unwrap_or(0.0)) / step;
        let is_off = (steps - steps.round()).abs() > 1e-7;
        is_off.then(|| format!("goes by steps of {step}, and {text} is between two: see its `step`"))
    }

    fn wrong_time(&self, text: &str) -> Option<String> {
        let (pattern, example) = match self.kind.as_str() {
            "date" => (r"\d{4,}-\d\d-\d\d", "2024-12-31"),
            "month" => (r"\d{4,}-\d\d", "2024-12"),
            "week" => (r"\d{4,}-W\d\d", "2024-W52"),
            "time" => (r"\d\d:\d\d(:\d\d(\.\d{1,3})?)?", "23:59"),
            _ => (r"\d{4,}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?", "2024-12-31T23:59"),
        };
        if !matches(pattern, text) {
            return Some(format!("takes a {}, as in `{example}`, and {text:?} is none", self.kind));
        }
        // Of one length, they are in order as texts are.
        if let Some(min) = self.min.as_deref().filter(|min| text < *min) {
            return Some(format!("takes {min} at least, and not {text}"));
        }
        self.max.as_deref().filter(|max| text > *max).map(|max| format!("takes {max} at most, and not {text}"))
    }
}

/// What the browser says against the first control that it has something against.
pub(super) fn wrong(controls: &[Control], has_files: impl Fn(&Control) -> bool) -> Option<String> {
    controls.iter().filter(|control| control.access == Access::Open).find_map(|control| {
        let is_required = control.rules.is_required;
        let wrong = match &control.kind {
            Kind::Hidden(_) => None,
            Kind::Text(text) => control.rules.wrong_text(text, control.is_filled),
            Kind::Tick { is_radio: false, is_on, .. } => (is_required && !is_on).then(|| "has to be ticked".to_owned()),
            Kind::Tick { is_radio: true, .. } => {
                let is_on = |other: &Control| {
                    other.name == control.name && matches!(other.kind, Kind::Tick { is_on: true, .. })
                };
                (is_required && !controls.iter().any(is_on)).then(|| "has to be chosen".to_owned())
            }
            Kind::List { options, .. } => {
                let is_chosen = options.iter().any(|option| option.is_chosen && !option.value.is_empty());
                (is_required && !is_chosen).then(|| "has to be chosen".to_owned())
            }
            Kind::File => (is_required && !has_files(control)).then(|| "has to have a file".to_owned()),
        };
        wrong.map(|wrong| format!("`{}` {wrong}", control.name))
    })
}

/// As HTML defines it.
fn is_email(text: &str) -> bool {
    let label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    matches(&format!(r"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{label}(?:\.{label})*"), text)
}

/// Whether a whole text matches. A pattern that only browsers understand lets everything through.
fn matches(pattern: &str, text: &str) -> bool {
    Regex::new(&format!("^(?:{pattern})$")).map_or(true, |pattern| pattern.is_match(text))
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::test::controls::{controls, fill};

    /// What the browser says against a form of one control, where `typed` is typed into it.
    fn said(control: &str, typed: Option<&str>) -> Option<String> {
        let html = Html::parse_fragment(&format!("<form>{control}</form>"));
        let form = html.root_element().descendent_elements().find(|element| element.value().name() == "form").unwrap();
        let mut controls = controls(form);
        if let Some(typed) = typed {
            fill(&mut controls, "a", &[typed.to_owned()]).unwrap();
        }
        wrong(&controls, |_| false)
    }

    #[test]
    fn what_breaks_a_rule() {
        for (control, typed, expected) in [
            ("<input name=a required>", "", "`a` has to be filled in"),
            ("<input name=a type=email>", "ada", "`a` takes an email address, and \"ada\" is none"),
            ("<input name=a type=email multiple>", "a@b, c", "takes email addresses"),
            ("<input name=a type=url>", "example.org", "takes a URL"),
            ("<input name=a minlength=3>", "ab", "takes at least 3 characters, and \"ab\" has 2"),
            ("<textarea name=a maxlength=3></textarea>", "abcd", "takes at most 3 characters"),
            ("<input name=a pattern='[a-z]+'>", "abC", "takes what matches `[a-z]+`"),
            ("<input name=a type=number>", "x", "takes a number, and \"x\" is none"),
            ("<input name=a type=number>", "1.5", "goes by steps of 1"),
            ("<input name=a type=number min=1>", "0", "takes 1 at least, and not 0"),
            ("<input name=a type=number max=9>", "10", "takes 9 at most, and not 10"),
            ("<input name=a type=number min=1 step=2>", "4", "goes by steps of 2"),
            ("<input name=a type=date>", "31.12.2024", "takes a date, as in `2024-12-31`"),
            ("<input name=a type=date min=2024-01-01>", "2023-12-31", "takes 2024-01-01 at least"),
            ("<input name=a type=time max='12:00'>", "12:01", "takes 12:00 at most"),
            ("<input name=a type=checkbox required>", "false", "has to be ticked"),
            ("<select name=a required><option value=''>-<option>b</select>", "", "has to be chosen"),
        ] {
            let said = said(control, Some(typed));
            assert!(said.as_ref().is_some_and(|said| said.contains(expected)), "{control}: {said:?}");
        }
        for control in ["<input type=radio name=a value=b required>", "<input type=file name=a required>"] {
            assert!(said(control, None).is_some(), "{control}");
        }
    }

    #[test]
    fn what_breaks_none() {
        for (control, typed) in [
            ("<input name=a minlength=3 type=email>", Some("")),
            ("<input name=a type=email>", Some("ada@example.com")),
            ("<input name=a pattern='[a-z]{2}'>", Some("ab")),
            ("<input name=a pattern='(?<!x)ab'>", Some("c")),
            ("<input name=a type=number step=any>", Some("1.25")),
            ("<input name=a type=number step=0.1>", Some("0.3")),
            ("<input name=a type=datetime-local>", Some("2024-12-31T23:59")),
            ("<input name=a required disabled>", None),
            ("<input name=a required readonly>", None),
            // Nobody has typed it.
            ("<input name=a maxlength=1 value=long>", None),
        ] {
            assert_eq!(said(control, typed), None, "{control}");
        }
    }
}
