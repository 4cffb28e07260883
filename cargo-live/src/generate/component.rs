//! `cargo live gen component badge`.

use crate::scaffold::{edit, name::Name, plan::Plan, template::fill};

pub(super) fn plan(name: &Name, plan: &mut Plan) -> Result<(), String> {
    let Name { snake, .. } = name;
    let text = fill(TEMPLATE, &[("name", snake), ("title", &name.title()), ("kebab", &name.kebab())], &[]);
    plan.create(&format!("src/components/{snake}.rs"), &text)?;
    plan.edit("src/components/mod.rs", |text| edit::add_module(text, snake))
}

pub(super) fn advice(name: &Name) -> String {
    let snake = &name.snake;
    format!("use crate::components::{snake}::{snake};\n\n  <.{snake}>…</.{snake}>")
}

const TEMPLATE: &str = include_str!("../../templates/component.rs.tmpl");
