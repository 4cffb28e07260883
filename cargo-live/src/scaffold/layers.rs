//! Layers around the routes of an application.

use syn::{Expr, Item, ItemFn, Local, LocalInit, Stmt, spanned::Spanned as _};

use super::edit::{file, inserted};

/// Adds what `layers` calls behind the call of `routes` that a function's chain of methods begins with: they are inside of
/// those that are there.
pub(crate) fn add(text: &str, function: &str, routes: &str, layers: &str) -> Result<String, String> {
    let file = file(text)?;
    let function = file.items.iter().find_map(|item| match item {
        Item::Fn(item) if item.sig.ident == function => Some(item),
        _ => None,
    });
    let call = function.and_then(|function| call_of(function, routes));
    let call = call.ok_or_else(|| format!("there is no `let router = {routes}().layer(…)` in it"))?;
    Ok(inserted(text, call.span().byte_range().end, layers))
}

fn call_of<'a>(function: &'a ItemFn, name: &str) -> Option<&'a Expr> {
    let starts = function.block.stmts.iter().filter_map(|statement| match statement {
        Stmt::Local(Local { init: Some(LocalInit { expr, .. }), .. }) => Some(start(expr)),
        Stmt::Expr(expr, _) => Some(start(expr)),
        _ => None,
    });
    starts.into_iter().find(|start| match start {
        Expr::Call(call) => matches!(&*call.func, Expr::Path(path) if path.path.is_ident(name)),
        _ => false,
    })
}

/// What a chain of methods begins with.
fn start(expression: &Expr) -> &Expr {
    match expression {
        Expr::MethodCall(call) => start(&call.receiver),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::add;

    #[test]
    fn they_are_inside_of_those_that_are_there() {
        let text = "fn a() { routes().b() }\nfn serve() { let x = 1; let router = routes(/* ) */).layer(y).c(); }";
        let added =
            "fn a() { routes().b() }\nfn serve() { let x = 1; let router = routes(/* ) */).layer(z).layer(y).c(); }";
        assert_eq!(add(text, "serve", "routes", ".layer(z)").unwrap(), added);
        for text in ["fn serve() { x.routes() }", "fn a() { routes() }", "fn serve( {}"] {
            assert!(add(text, "serve", "routes", ".layer(z)").is_err(), "{text}");
        }
    }
}
