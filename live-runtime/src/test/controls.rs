//! What is in a form: its controls, and what they would send.

use scraper::{ElementRef, Selector};

use super::{
    failure::nearest,
    obstacle::{is_disabled, lineage},
    validity::Rules,
};

/// An input, a list or a text area that has a name.
#[derive(Debug)]
pub(super) struct Control {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Its own `phx-change`.
    pub(super) change: Option<String>,
    /// What it takes files for.
    pub(super) upload: Option<String>,
    pub(super) rules: Rules,
    /// Whether a person has filled it in.
    pub(super) is_filled: bool,
    pub(super) access: Access,
    /// Inside of `phx-update="ignore"`: what was typed stays there.
    pub(super) is_ignored: bool,
}

/// What a person can do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Open,
    ReadOnly,
    /// It is not sent either.
    Disabled,
}

#[derive(Debug)]
pub(super) enum Kind {
    Text(String),
    Hidden(String),
    /// Box or button, by its type.
    Tick {
        value: String,
        is_radio: bool,
        is_on: bool,
    },
    List {
        options: Vec<Choice>,
        is_multiple: bool,
    },
    File,
}

#[derive(Debug)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) is_chosen: bool,
}

/// All controls of a form.
pub(super) fn controls(form: ElementRef<'_>) -> Vec<Control> {
    let selector = Selector::parse("input, select, textarea").expect("a selector");
    let outside = form.value().id().and_then(|id| Selector::parse(&format!("[form={id:?}]")).ok());
    let root = form.ancestors().filter_map(ElementRef::wrap).last().unwrap_or(form);
    let outside: Vec<_> = outside.iter().flat_map(|outside| root.select(outside)).collect();
    form.select(&selector).chain(outside).filter_map(Control::read).collect()
}

impl Control {
    fn read(element: ElementRef<'_>) -> Option<Self> {
        let attribute = |name| element.attr(name).map(str::to_owned);
        let value = || attribute("value");
        let kind = match (element.value().name(), element.attr("type").unwrap_or("text")) {
            ("textarea", _) => {
                let text: String = element.text().collect();
                Kind::Text(text.strip_prefix('\n').unwrap_or(&text).to_owned())
            }
            ("select", _) => Kind::list(element),
            ("input", "submit" | "button" | "reset" | "image") => return None,
            ("input", "file") => Kind::File,
            ("input", "hidden") => Kind::Hidden(value().unwrap_or_default()),
            ("input", kind @ ("checkbox" | "radio")) => Kind::Tick {
                value: value().unwrap_or_else(|| "on".to_owned()),
                is_radio: kind == "radio",
                is_on: element.attr("checked").is_some(),
            },
            ("input", _) => Kind::Text(value().unwrap_or_default()),
            _ => return None,
        };
        Some(Self {
            name: attribute("name").filter(|name| !name.is_empty())?,
            kind,
            change: attribute("phx-change"),
            upload: attribute("data-phx-upload-ref"),
            rules: Rules::of(element),
            is_filled: false,
            access: Access::of(element),
            is_ignored: lineage(element).any(|around| around.attr("phx-update") == Some("ignore")),
        })
    }

    /// The values that are sent.
    pub(super) fn values(&self) -> Vec<&str> {
        if self.access == Access::Disabled {
            return Vec::new();
        }
        match &self.kind {
            Kind::Text(value) | Kind::Hidden(value) | Kind::Tick { value, is_on: true, .. } => vec![value],
            Kind::Tick { .. } | Kind::File => Vec::new(),
            Kind::List { options, .. } => {
                options.iter().filter(|option| option.is_chosen).map(|option| option.value.as_str()).collect()
            }
        }
    }

    pub(super) fn is_hidden(&self) -> bool {
        matches!(self.kind, Kind::Hidden(_))
    }
}

impl Access {
    fn of(element: ElementRef<'_>) -> Self {
        match element.attr("readonly") {
            _ if is_disabled(element) => Self::Disabled,
            Some(_) => Self::ReadOnly,
            None => Self::Open,
        }
    }
}

impl Kind {
    fn list(element: ElementRef<'_>) -> Self {
        let selector = Selector::parse("option").expect("a selector");
        let is_multiple = element.attr("multiple").is_some();
        let mut options: Vec<Choice> = element
            .select(&selector)
            .map(|option| Choice {
                value: option.attr("value").map_or_else(|| super::failure::text_of(option), str::to_owned),
                is_chosen: option.attr("selected").is_some(),
            })
            .collect();
        let is_first_chosen = !is_multiple && options.iter().all(|option| !option.is_chosen);
        if let Some(first) = options.first_mut().filter(|_| is_first_chosen) {
            first.is_chosen = true;
        }
        Self::List { options, is_multiple }
    }
}

/// Fills in `values` where the name is `name`, as a person would.
///
/// # Errors
///
/// Why a person couldn't.
pub(super) fn fill(controls: &mut [Control], name: &str, values: &[String]) -> Result<(), String> {
    // A hidden input before a box says what is sent without it.
    let has_others = controls.iter().any(|control| control.name == name && !control.is_hidden());
    let mut of_name: Vec<&mut Control> =
        controls.iter_mut().filter(|control| control.name == name && !(has_others && control.is_hidden())).collect();
    if let Some(control) = of_name.iter().find(|control| control.access == Access::Disabled) {
        return Err(format!("`{}` is disabled", control.name));
    }
    if let Some(control) = of_name.iter().find(|control| control.access == Access::ReadOnly) {
        return Err(format!("`{}` is read-only", control.name));
    }
    match of_name.first().map(|control| &control.kind) {
        None => Err(missing(controls, name)),
        Some(Kind::Hidden(_)) => Err(format!("`{name}` is a hidden input: use `hidden` for what a script would set")),
        Some(Kind::File) => Err(format!("`{name}` is for files: use `file_input`")),
        Some(Kind::Tick { .. }) => tick(&mut of_name, name, values),
        Some(Kind::List { .. }) => of_name.iter_mut().try_for_each(|control| choose(control, values)),
        Some(Kind::Text(_)) => {
            let mut values = values.iter();
            for control in of_name {
                if let (Kind::Text(text), Some(value)) = (&mut control.kind, values.next()) {
                    text.clone_from(value);
                    control.is_filled = true;
                }
            }
            match values.next() {
                Some(value) => Err(format!("there is no further `{name}` for {value:?}")),
                None => Ok(()),
            }
        }
    }
}

/// Sets what a script would set.
///
/// # Errors
///
/// Where there is no such input.
pub(super) fn set_hidden(controls: &mut [Control], name: &str, value: &str) -> Result<(), String> {
    let hidden = controls.iter_mut().find_map(|control| match &mut control.kind {
        Kind::Hidden(text) if control.name == name => Some(text),
        _ => None,
    });
    let Some(hidden) = hidden else { return Err(format!("the form has no hidden input `{name}`")) };
    value.clone_into(hidden);
    Ok(())
}

fn missing(controls: &[Control], name: &str) -> String {
    let mut names: Vec<&str> = controls.iter().map(|control| control.name.as_str()).collect();
    names.dedup();
    let hint =
        nearest(name, names.iter().copied()).map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
    format!("the form has no input `{name}`{hint}; it has {names:?}")
}

fn tick(boxes: &mut [&mut Control], name: &str, values: &[String]) -> Result<(), String> {
    let offered: Vec<String> = boxes
        .iter()
        .filter_map(|control| match &control.kind {
            Kind::Tick { value, .. } => Some(value.clone()),
            _ => None,
        })
        .collect();
    // One box may be ticked and unticked by `true` and `false`, whatever its value is.
    let single = match (boxes.len(), values) {
        (1, [value]) if !offered.contains(value) => match value.as_str() {
            "true" | "on" => Some(true),
            "false" | "" => Some(false),
            _ => None,
        },
        _ => None,
    };
    let wrong = values.iter().find(|value| single.is_none() && !offered.contains(value));
    if let Some(wrong) = wrong {
        return Err(format!("`{name}` does not offer {wrong:?}; it offers {offered:?}"));
    }
    for control in boxes {
        if let Kind::Tick { value, is_on, .. } = &mut control.kind {
            *is_on = single.unwrap_or_else(|| values.contains(value));
        }
    }
    Ok(())
}

fn choose(control: &mut Control, values: &[String]) -> Result<(), String> {
    let name = &control.name;
    let Kind::List { options, is_multiple } = &mut control.kind else { return Ok(()) };
    if let Some(wrong) = values.iter().find(|value| options.iter().all(|option| option.value != **value)) {
        let offered: Vec<&str> = options.iter().map(|option| option.value.as_str()).collect();
        return Err(format!("`{name}` does not offer {wrong:?}; it offers {offered:?}"));
    }
    if values.len() > 1 && !*is_multiple {
        return Err(format!("of `{name}` one can be chosen"));
    }
    for option in options {
        option.is_chosen = values.contains(&option.value);
    }
    Ok(())
}
