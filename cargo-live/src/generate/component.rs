//! `cargo live gen component badge`.

use crate::scaffold::{edit, name::Name, plan::Plan, template::fill};

pub(super) fn plan(name: &Name, plan: &mut Plan) -> Result<(), String> {
    let Name { snake, .. } = name;
    if TAKEN.contains(&snake.as_str()) {
        return Err(format!("`{snake}` is something else in every component: take another name"));
    }
    let text = fill(TEMPLATE, &[("name", snake), ("title", &name.title()), ("kebab", &name.kebab())], &[]);
    plan.create(&format!("src/components/{snake}.rs"), &text)?;
    plan.edit("src/components/mod.rs", |text| edit::add_module(text, snake))
}

pub(super) fn advice(name: &Name) -> String {
    let snake = &name.snake;
    format!("use crate::components::{snake}::{snake};\n\n  <.{snake}>…</.{snake}>")
}

/// What the generated component calls already.
const TAKEN: [&str; 2] = ["html", "to_html"];

const TEMPLATE: &str = include_str!("../../templates/component.rs.tmpl");
