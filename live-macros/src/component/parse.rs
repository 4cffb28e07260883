//! From the function to the component.

use live_template::Diagnostic;
use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{
    FnArg, GenericParam, Generics, ItemFn, Lifetime, Pat, PatType, ReturnType, Stmt, StmtMacro, Type, WhereClause,
    WherePredicate, parse_quote,
};

use super::{Argument, Component};
use crate::{
    builder::{Attribute, Builder, Kind, Parameter, Types, camel},
    diagnostics::error,
};

pub(super) fn component(mut function: ItemFn, diagnostics: &mut Vec<Diagnostic>) -> Component {
    check(&function, diagnostics);
    function.sig.asyncness = None;
    let gives = matches!(
        function.block.stmts.last(),
        Some(Stmt::Expr(_, None) | Stmt::Macro(StmtMacro { semi_token: None, .. }))
    );
    if gives && matches!(function.sig.output, ReturnType::Default) {
        // The check has said that it is missing: nothing more is to be said about what the body gives.
        function.sig.output = parse_quote!(-> impl ::live_runtime::Render);
    }
    without_misplaced(&mut function, diagnostics);
    let name = function.sig.ident.clone();
    let prefix = camel(&name);
    let lifetime = Lifetime::new("'__lent", Span::mixed_site());
    let mut types = Types { lifetime: &lifetime, prefix: &prefix, named: Vec::new() };
    let (mut attributes, mut arguments, mut rest) = (Vec::new(), Vec::new(), None);

    for input in &mut function.sig.inputs {
        let FnArg::Typed(parameter) = input else { continue };
        let Pat::Ident(pattern) = &*parameter.pat else { continue };
        let name = pattern.ident.clone();
        let written = (*parameter.ty).clone();
        let own = std::mem::take(&mut parameter.attrs);
        let marked = |marker: &str| own.iter().any(|attribute| attribute.path().is_ident(marker));
        if marked("rest") {
            if rest.replace(name.clone()).is_some() {
                diagnostics.push(error(&name, "a second `#[rest]`").help("a component passes attributes on once"));
            }
            let anonymous = Lifetime::new("'_", Span::mixed_site());
            *parameter.ty = Types { lifetime: &anonymous, prefix: &prefix, named: Vec::new() }.name(&written);
            arguments.push(Argument::Rest);
            continue;
        }
        let named_before = types.named.len();
        let ty = types.name(&written);
        *parameter.ty = ty.clone();
        let is_slot = marked("slot") || name == "children";
        let attribute =
            Attribute::of(Parameter { name: &name, written: &written, ty, attributes: &own, is_slot }, diagnostics);
        if types.named.len() > named_before && !matches!(attribute.kind, Kind::Required) {
            let message = format!("`{name}` may be left out, and then nothing says which type its `impl` is");
            diagnostics.push(error(&written, message).help("write the type itself, or make the attribute required"));
        }
        arguments.push(Argument::Attribute(attributes.len()));
        attributes.push(attribute);
    }

    let named = std::mem::take(&mut types.named);
    let generics = &mut function.sig.generics;
    generics.params.extend(named.into_iter().map(|(name, bounds)| -> GenericParam { parse_quote!(#name: #bounds) }));
    // What is lent lives long enough: the required slots of a component say so of their types.
    outlives(generics, &lifetime);
    let outer = ["doc", "deprecated"];
    let is_outer = |attribute: &syn::Attribute| outer.iter().any(|name| attribute.path().is_ident(name));
    let (docs, inner) = std::mem::take(&mut function.attrs).into_iter().partition(is_outer);
    function.attrs = inner;
    let builder = Builder {
        name: format_ident!("{prefix}Component", span = Span::call_site()),
        called: format!("`<.{name}>`"),
        declared: format!("`#[component] fn {name}`"),
        vis: function.vis.clone(),
        generics: function.sig.generics.clone(),
        lifetime: Some(lifetime.clone()),
        prefix,
        attributes,
        rest,
    };
    function.sig.generics.params.insert(0, parse_quote!(#lifetime));
    Component { builder, function, name, docs, arguments }
}

/// A component is called by a template: it waits for nothing, and is a function of its own.
fn check(function: &ItemFn, diagnostics: &mut Vec<Diagnostic>) {
    let signature = &function.sig;
    if let Some(keyword) = &signature.asyncness {
        let diagnostic = error(keyword, "a component is not `async`: a template does not wait");
        diagnostics.push(diagnostic.help("load what it shows in the view, and pass it as an attribute"));
    }
    if let Some(FnArg::Receiver(receiver)) = signature.inputs.first() {
        let diagnostic = error(receiver, "a component is a function without `self`");
        diagnostics.push(diagnostic.help("move it out of the `impl` block, and take what it shows as attributes"));
    }
    if matches!(signature.output, ReturnType::Default) {
        let message = format!("the component `{}` returns nothing", signature.ident);
        diagnostics.push(error(&signature.ident, message).help("write `-> impl Render`"));
    }
}

/// Leaves out what can be no attribute, and the body that needs it.
fn without_misplaced(function: &mut ItemFn, diagnostics: &mut Vec<Diagnostic>) {
    let inputs = std::mem::take(&mut function.sig.inputs);
    let count = inputs.len();
    let mut is_attribute = |input: &FnArg| match input {
        FnArg::Receiver(_) => false,
        FnArg::Typed(parameter) => parameter_name(parameter, diagnostics).is_some(),
    };
    function.sig.inputs = inputs.into_iter().filter(|input| is_attribute(input)).collect();
    if function.sig.inputs.len() < count {
        function.attrs.push(parse_quote!(#[allow(unused_variables)]));
        function.block = parse_quote!({ ::live_runtime::__private::component::invalid::<&'static str>() });
    }
}

fn parameter_name(parameter: &PatType, diagnostics: &mut Vec<Diagnostic>) -> Option<Ident> {
    match &*parameter.pat {
        Pat::Ident(pattern) => Some(pattern.ident.clone()),
        pattern => {
            let diagnostic = error(pattern, "a parameter of a component is the name of an attribute");
            diagnostics.push(diagnostic.help("write a name, and take the value apart in the body"));
            None
        }
    }
}

/// Bounds every type parameter by a lifetime, there where its other bounds are, and every other lifetime.
fn outlives(generics: &mut Generics, lifetime: &Lifetime) {
    let bound_below = |name: &Ident, clause: &mut WhereClause| {
        let mut types = clause.predicates.iter_mut().filter_map(|predicate| match predicate {
            WherePredicate::Type(predicate) => Some(predicate),
            _ => None,
        });
        let found = types.find(|predicate| matches!(&predicate.bounded_ty, Type::Path(ty) if ty.path.is_ident(name)));
        found.map(|predicate| predicate.bounds.push(parse_quote!(#lifetime))).is_some()
    };
    let mut clause = generics.where_clause.take();
    for parameter in generics.type_params_mut() {
        if !clause.as_mut().is_some_and(|clause| bound_below(&parameter.ident, clause)) {
            parameter.bounds.push(parse_quote!(#lifetime));
        }
    }
    generics.where_clause = clause;
    for parameter in generics.lifetimes_mut() {
        parameter.colon_token.get_or_insert_default();
        parameter.bounds.push(lifetime.clone());
    }
}
