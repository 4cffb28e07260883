//! Commands that change how the page looks.

use ego_tree::NodeId;
use scraper::ElementRef;
use serde_json::Value;

use super::{View, command::Firing};

/// An element that a command changes.
struct Target {
    node: NodeId,
    is_shown: bool,
    /// What is between its tags, as far as `display` goes.
    display: &'static str,
}

/// The classes of a transition: during it, at its start, at its end.
#[derive(Default)]
struct Transition {
    run: Vec<String>,
    start: Vec<String>,
    end: Vec<String>,
}

impl Transition {
    fn of(said: &Value) -> Self {
        Self { run: texts(&said[0]), start: texts(&said[1]), end: texts(&said[2]) }
    }

    fn all(&self) -> Vec<String> {
        [&*self.run, &*self.start, &*self.end].concat()
    }
}

impl View {
    /// Does what a command says, as it is once its transition is over.
    pub(super) fn alter(&mut self, name: &str, arguments: &Value, firing: &Firing) {
        let target = |element: ElementRef<'_>| Target {
            node: element.id(),
            is_shown: self.unseen(element).is_none(),
            display: match element.value().name() {
                "tr" => "table-row",
                "td" => "table-cell",
                _ => "block",
            },
        };
        for target in self.targets(arguments, firing, target) {
            self.alter_one(name, arguments, &target);
        }
    }

    fn alter_one(&mut self, name: &str, arguments: &Value, target: &Target) {
        let node = target.node;
        let names = || texts(&arguments["names"]);
        let transition = || Transition::of(&arguments["transition"]);
        match name {
            "show" if !target.is_shown => self.set_shown(target, arguments, &transition(), &Transition::default()),
            "hide" if target.is_shown => self.set_shown(target, arguments, &Transition::default(), &transition()),
            "toggle" => {
                let (ins, outs) = (Transition::of(&arguments["ins"]), Transition::of(&arguments["outs"]));
                self.set_shown(target, arguments, &ins, &outs);
            }
            "add_class" | "remove_class" | "transition" => {
                let (adds, removes) = match name {
                    "add_class" => (names(), Vec::new()),
                    "remove_class" => (Vec::new(), names()),
                    _ => Default::default(),
                };
                let Transition { run, start, end } = transition();
                self.dom.alter_classes(node, &[adds, end].concat(), &[removes, run, start].concat());
            }
            "toggle_class" => self.dom.toggle_classes(node, &names()),
            "set_attr" => {
                if let [name, value] = &*texts(&arguments["attr"]) {
                    self.dom.set_attribute(node, name, Some(value));
                }
            }
            "remove_attr" => {
                if let Some(name) = arguments["attr"].as_str() {
                    self.dom.set_attribute(node, name, None);
                }
            }
            "toggle_attr" => self.toggle_attribute(node, &texts(&arguments["attr"])),
            "ignore_attrs" => self.dom.ignore_attributes(node, texts(&arguments["attrs"])),
            // What else there is, scripts hear, or it moves the focus.
            _ => {}
        }
    }

    fn set_shown(&mut self, target: &Target, arguments: &Value, ins: &Transition, outs: &Transition) {
        let display = if target.is_shown { "none" } else { arguments["display"].as_str().unwrap_or(target.display) };
        self.dom.alter_classes(target.node, &[], &[ins.all(), outs.all()].concat());
        self.dom.set_display(target.node, display);
    }

    fn toggle_attribute(&mut self, node: NodeId, said: &[String]) {
        let [name, on, off @ ..] = said else { return };
        let now = self.dom.html.tree.get(node).and_then(ElementRef::wrap).and_then(|element| element.attr(name));
        let next = match (now, off.first()) {
            (Some(_), None) => None,
            (Some(now), Some(off)) if now == on => Some(off),
            _ => Some(on),
        };
        self.dom.set_attribute(node, name, next.map(String::as_str));
    }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}
