//! `cargo live gen page Songs`.

use crate::scaffold::{edit, name::Name, plan::Plan, template::fill};

pub(super) fn plan(name: &Name, plan: &mut Plan) -> Result<(), String> {
    let Name { camel, snake } = name;
    if TAKEN.contains(&camel.as_str()) {
        return Err(format!("`{camel}` is something else on every page: take another name"));
    }
    let title = name.title();
    let text = fill(TEMPLATE, &[("Name", camel), ("name", snake), ("title", &title)], &[]);
    plan.create(&format!("src/pages/{snake}.rs"), &text)?;
    plan.edit("src/pages/mod.rs", |text| edit::add_module(text, snake))?;
    plan.edit("src/router.rs", |text| {
        let text = edit::add_use(text, &format!("crate::pages::{snake}::{camel}"))?;
        edit::add_routes(&text, &[format!("\"/{}\" => {camel}", name.kebab())])
    })
}

pub(super) fn advice(name: &Name) -> String {
    format!("The page is at /{}, and in src/pages/{}.rs.", name.kebab(), name.snake)
}

/// What the generated page calls already.
const TAKEN: [&str; 2] = ["Flash", "Render"];

const TEMPLATE: &str = include_str!("../../templates/page.rs.tmpl");
