//! `cargo live gen page Songs`.

use crate::scaffold::{edit, name::Name, plan::Plan, template::fill};

pub(super) fn plan(name: &Name, plan: &mut Plan) -> Result<(), String> {
    let Name { camel, snake } = name;
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

const TEMPLATE: &str = include_str!("../../templates/page.rs.tmpl");
