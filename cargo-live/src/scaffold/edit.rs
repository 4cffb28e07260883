//! Edits of Rust files. Where something goes is found in the syntax tree; everything else stays as it is, to the byte.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, Group, Ident, LineColumn, TokenStream, TokenTree};
use syn::{
    Expr, ExprArray, ExprLit, ExprReference, File, Item, ItemMacro, ItemUse, Lit, UseTree, spanned::Spanned as _,
};

pub(super) fn file(text: &str) -> Result<File, String> {
    syn::parse2(tokens(text)?).map_err(|error| wrong(error.span().start(), &error.to_string()))
}

pub(super) fn tokens(text: &str) -> Result<TokenStream, String> {
    let why = "a bracket or a quote that does not fit, or an unknown character";
    TokenStream::from_str(text).map_err(|error| wrong(error.span().start(), why))
}

fn wrong(start: LineColumn, why: &str) -> String {
    format!("it is not Rust at {}:{}: {why}", start.line, start.column + 1)
}

pub(super) fn inserted(text: &str, at: usize, new: &str) -> String {
    [&text[..at], new, &text[at..]].concat()
}

/// Adds `pub mod name;` behind the modules that are there.
pub(crate) fn add_module(text: &str, name: &str) -> Result<String, String> {
    let file = file(text)?;
    let mut last = None;
    for item in &file.items {
        let Item::Mod(module) = item else { continue };
        if module.ident == name {
            return Ok(text.to_owned());
        }
        if module.content.is_none() {
            last = Some(item.span().byte_range().end);
        }
    }
    Ok(match last {
        Some(end) => inserted(text, end, &format!("\npub mod {name};")),
        None if file.items.is_empty() => format!("{}\n\npub mod {name};\n", text.trim_end()).trim_start().to_owned(),
        None => inserted(text, file.items[0].span().byte_range().start, &format!("pub mod {name};\n\n")),
    })
}

/// Adds `use path;` behind the imports that begin like it, or behind all, unless they have it.
pub(crate) fn add_use(text: &str, path: &str) -> Result<String, String> {
    let file = file(text)?;
    let there = imports(&file);
    let mut wanted = Vec::new();
    let tree: UseTree = syn::parse_str(path).map_err(|error| error.to_string())?;
    collect(&tree, "", &mut wanted);
    if wanted.iter().all(|import| there.contains(import)) {
        return Ok(text.to_owned());
    }
    for import in &wanted {
        check_free(import, &there, &file)?;
    }
    let root = path.split("::").next();
    let uses = || file.items.iter().rev().filter_map(|item| if let Item::Use(item) = item { Some(item) } else { None });
    let of_root =
        |item: &&ItemUse| matches!(&item.tree, UseTree::Path(tree) if root.is_some_and(|root| tree.ident == root));
    Ok(match (uses().find(of_root).or(uses().next()), file.items.first()) {
        (Some(last), _) => inserted(text, last.span().byte_range().end, &format!("\nuse {path};")),
        (None, Some(first)) => inserted(text, first.span().byte_range().start, &format!("use {path};\n\n")),
        (None, None) => format!("{text}use {path};\n"),
    })
}

/// A type's name means one thing in a file.
fn check_free(import: &Import, there: &[Import], file: &File) -> Result<(), String> {
    let Import { path, name } = import;
    if !name.starts_with(char::is_uppercase) {
        return Ok(());
    }
    if let Some(other) = there.iter().find(|other| other.name == *name && other.path != *path) {
        return Err(format!("`{name}` is `{}` in it already: take another name", other.path));
    }
    let declares = |item: &Item| match item {
        Item::Struct(item) => item.ident == name,
        Item::Enum(item) => item.ident == name,
        Item::Type(item) => item.ident == name,
        Item::Trait(item) => item.ident == name,
        _ => false,
    };
    if file.items.iter().any(declares) {
        return Err(format!("there is a `{name}` in it already: take another name"));
    }
    Ok(())
}

/// What is imported, and what it is called here.
#[derive(Debug, PartialEq, Eq)]
struct Import {
    path: String,
    name: String,
}

/// What a file imports: `a::{b, c}` is `a::b` and `a::c`.
fn imports(file: &File) -> Vec<Import> {
    let mut imports = Vec::new();
    for item in &file.items {
        if let Item::Use(item) = item {
            collect(&item.tree, "", &mut imports);
        }
    }
    imports
}

fn collect(tree: &UseTree, before: &str, imports: &mut Vec<Import>) {
    let mut import = |ident: &Ident, name: &Ident| {
        let (path, name) = match before.strip_suffix("::") {
            Some(module) if ident == "self" => {
                (module.to_owned(), if name == "self" { last(module) } else { name.to_string() })
            }
            _ => (format!("{before}{ident}"), name.to_string()),
        };
        imports.push(Import { path, name });
    };
    match tree {
        UseTree::Name(name) => import(&name.ident, &name.ident),
        UseTree::Rename(rename) => import(&rename.ident, &rename.rename),
        UseTree::Path(path) => collect(&path.tree, &format!("{before}{}::", path.ident), imports),
        UseTree::Group(group) => group.items.iter().for_each(|tree| collect(tree, before, imports)),
        UseTree::Glob(_) => {}
    }
}

fn last(path: &str) -> String {
    path.rsplit("::").next().unwrap_or_default().to_owned()
}

/// Adds routes, or groups of them, at the end of the file's `routes!`.
pub(crate) fn add_routes(text: &str, routes: &[String]) -> Result<String, String> {
    let file = file(text)?;
    let block = main_routes(&file).ok_or("there is no `routes! { fn … { … } }` in it")?;
    let taken = paths(block.stream());
    for route in routes {
        let tokens = TokenStream::from_str(route).map_err(|error| error.to_string())?;
        if let Some(path) = paths(tokens).iter().find(|path| taken.contains(path)) {
            return Err(format!("there is a route {path} already"));
        }
    }
    let close = block.span_close().byte_range().start;
    let line = text[..close].rfind('\n').map_or(0, |end| end + 1);
    let indent = &text[line..close];
    let stands_alone = indent.trim().is_empty();
    let lines = routes.iter().fold(String::new(), |lines, route| {
        let is_group = !route.starts_with('"');
        let end = if is_group { "\n" } else { ",\n" };
        let margin = format!("{indent}    ");
        lines + &margin + &route.replace('\n', &format!("\n{margin}")) + end
    });
    let added = if stands_alone { inserted(text, line, &lines) } else { inserted(text, close, &routes.join(", ")) };
    let last = block.stream().into_iter().last();
    Ok(match last {
        Some(last) if !ends_entry(&last) => inserted(&added, last.span().byte_range().end, ","),
        _ => added,
    })
}

/// The paths that are declared, also in groups, as they are written.
fn paths(tokens: TokenStream) -> Vec<String> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |tree: Option<&TokenTree>, mark| matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == mark);
    let mut found = Vec::new();
    for (place, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Literal(path) if is(trees.get(place + 1), '=') && is(trees.get(place + 2), '>') => {
                found.push(path.to_string());
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => found.extend(paths(group.stream())),
            _ => {}
        }
    }
    found
}

/// Whether a token ends a route or a group of routes.
fn ends_entry(last: &TokenTree) -> bool {
    match last {
        TokenTree::Punct(punct) => punct.as_char() == ',',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

/// Of several `routes!` the one that declares `routes`, as an application calls it; else the first that is always compiled.
fn main_routes(file: &File) -> Option<Group> {
    let is_main =
        |item: &&Item| matches!(item, Item::Macro(item) if declared(item).is_some_and(|name| name == "routes"));
    let is_always =
        |item: &&Item| matches!(item, Item::Macro(item) if !item.attrs.iter().any(|attr| attr.path().is_ident("cfg")));
    let all = || file.items.iter().filter(|item| routes_block(item).is_some());
    all().find(is_main).or_else(|| all().find(is_always)).or_else(|| all().next()).and_then(routes_block)
}

/// The name of the function that a macro declares.
fn declared(item: &ItemMacro) -> Option<Ident> {
    let mut tokens = item.mac.tokens.clone().into_iter();
    tokens.find(|tree| matches!(tree, TokenTree::Ident(word) if word == "fn"))?;
    match tokens.next()? {
        TokenTree::Ident(name) => Some(name),
        _ => None,
    }
}

/// The braces of the function that `routes!` declares.
pub(crate) fn routes_block(item: &Item) -> Option<Group> {
    let Item::Macro(item) = item else { return None };
    if item.mac.path.segments.last()?.ident != "routes" {
        return None;
    }
    item.mac.tokens.clone().into_iter().find_map(|tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
        _ => None,
    })
}

/// Every block of routes of a file, in order.
pub(crate) fn routes_blocks(text: &str) -> Result<Vec<Group>, String> {
    Ok(file(text)?.items.iter().filter_map(routes_block).collect())
}

/// Adds an element at the end of the list that a constant is: `const NAME: &[…] = &[…];`.
pub(crate) fn add_element(text: &str, constant: &str, element: &str) -> Result<String, String> {
    let array = list(text, constant)?;
    let close = array.bracket_token.span.close().byte_range().start;
    Ok(match array.elems.last() {
        Some(last) if !array.elems.trailing_punct() => {
            inserted(text, last.span().byte_range().end, &format!(", {element}"))
        }
        _ => inserted(text, close, &format!("{element},")),
    })
}

/// The number that each element of a list of tuples begins with.
pub(crate) fn first_numbers(text: &str, constant: &str) -> Result<Vec<i64>, String> {
    let number = |element: &Expr| {
        let Expr::Tuple(tuple) = element else { return None };
        let Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) = tuple.elems.first()? else { return None };
        number.base10_parse().ok()
    };
    Ok(list(text, constant)?.elems.iter().filter_map(number).collect())
}

fn list(text: &str, constant: &str) -> Result<ExprArray, String> {
    let list = file(text)?.items.into_iter().find_map(|item| match item {
        Item::Const(item) if item.ident == constant => Some(*item.expr),
        _ => None,
    });
    let list = match list {
        Some(Expr::Reference(ExprReference { expr, .. })) => Some(*expr),
        list => list,
    };
    match list {
        Some(Expr::Array(array)) => Ok(array),
        _ => Err(format!("there is no `const {constant}: &[…] = &[…];` in it")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_imports() {
        let text = "//! Docs.\n\npub mod a;\n\nfn x() {}\n";
        assert_eq!(add_module(text, "b").unwrap(), "//! Docs.\n\npub mod a;\npub mod b;\n\nfn x() {}\n");
        assert_eq!(add_module(text, "a").unwrap(), text);
        assert_eq!(add_module("//! Docs.\n", "b").unwrap(), "//! Docs.\n\npub mod b;\n");
        assert_eq!(add_module("//! Docs.\nfn x() {}\n", "b").unwrap(), "//! Docs.\npub mod b;\n\nfn x() {}\n");
        assert_eq!(add_use("use a;\n\nfn x() {}\n", "b").unwrap(), "use a;\nuse b;\n\nfn x() {}\n");
        assert_eq!(add_use("fn x() {}\n", "b").unwrap(), "use b;\n\nfn x() {}\n");
        let text = "use a::{b, c::d};\n\nuse e::f;\n";
        assert_eq!(add_use(text, "a::c::d").unwrap(), text);
        assert_eq!(add_use(text, "a::x").unwrap(), "use a::{b, c::d};\nuse a::x;\n\nuse e::f;\n");
    }

    #[test]
    fn a_name_means_one_thing() {
        let text = "use a::{B, c::{self, D as E}};\nstruct F;\n";
        for (path, why) in [
            ("x::B", "`B` is `a::B` in it already: take another name"),
            ("x::{y, E}", "`E` is `a::c::D` in it already: take another name"),
            ("x::F", "there is a `F` in it already: take another name"),
        ] {
            assert_eq!(add_use(text, path).unwrap_err(), why);
        }
        assert_eq!(add_use(text, "a::c::{self}").unwrap(), text);
        assert_eq!(add_use(text, "a::{B, c}").unwrap(), text);
        assert!(add_use(text, "x::D").unwrap().contains("use x::D;"));
    }

    #[test]
    fn of_several_routes_the_main_ones_grow() {
        let routes = |before: &str, name| format!("{before}routes! {{\n    fn {name}() -> Router {{\n    }}\n}}\n");
        let grows = |text: &str, name| {
            let added = add_routes(text, &["\"/a\" => A".to_owned()]).unwrap();
            assert!(added.contains(&format!("fn {name}() -> Router {{\n        \"/a\" => A,\n")), "{added}");
        };
        grows(&(routes("", "admin") + &routes("#[cfg(x)]\n", "routes")), "routes");
        grows(&(routes("#[cfg(x)]\n", "admin") + &routes("", "pages")), "pages");
        grows(&routes("#[cfg(x)]\n", "admin"), "admin");
    }

    #[test]
    fn what_is_not_rust_is_said_with_its_place() {
        let bracket = "it is not Rust at 2:1: a bracket or a quote that does not fit, or an unknown character";
        assert_eq!(add_module("\n}", "a").unwrap_err(), bracket);
        assert_eq!(add_module("\nfn ()", "a").unwrap_err(), "it is not Rust at 2:4: expected identifier");
    }

    #[test]
    fn routes_go_to_the_end() {
        let text = "// routes! { }\nroutes! {\n    fn r() -> Router {\n        \"/\" => Home // comment }\n    }\n}\n";
        let added = "// routes! { }\nroutes! {\n    fn r() -> Router {\n        \"/\" => Home, // comment }\n        \"/a\" => A,\n    }\n}\n";
        assert_eq!(add_routes(text, &["\"/a\" => A".to_owned()]).unwrap(), added);
        let one_line = "routes! { fn r() -> Router { \"/\" => get(a) } }";
        let added = "routes! { fn r() -> Router { \"/\" => get(a), \"/a\" => A } }";
        assert_eq!(
            add_routes(one_line, &["\"/a\" => A".to_owned()]).unwrap().replace("  ", " "),
            added.replace(" } }", "} }")
        );
        let group = "routes! {\n    fn r() -> Router {\n        layer(x) { \"/\" => A }\n    }\n}\n";
        assert!(
            add_routes(group, &["\"/a\" => A".to_owned()])
                .unwrap()
                .contains("\"/\" => A }\n        \"/a\" => A,\n    }")
        );
        assert_eq!(add_routes(text, &["\"/\" => B".to_owned()]).unwrap_err(), "there is a route \"/\" already");
        assert_eq!(add_routes(group, &["\"/\" => B".to_owned()]).unwrap_err(), "there is a route \"/\" already");
        let nested = "layer(x) {\n    \"/\" => B,\n}".to_owned();
        assert_eq!(add_routes(text, &[nested]).unwrap_err(), "there is a route \"/\" already");
        let nested = "layer(x) {\n    \"/b\" => B,\n}".to_owned();
        let added = "        layer(x) {\n            \"/b\" => B,\n        }\n    }\n}\n";
        assert!(add_routes(text, &[nested]).unwrap().ends_with(added));
        assert!(add_routes("fn a() {}", &[]).is_err());
        assert!(add_routes("fn a( {}", &[]).is_err());
    }

    #[test]
    fn elements_go_to_the_end() {
        assert_eq!(add_element("const A: &[u8] = &[];", "A", "1").unwrap(), "const A: &[u8] = &[1,];");
        assert_eq!(add_element("const A: &[u8] = &[1];", "A", "2").unwrap(), "const A: &[u8] = &[1, 2];");
        assert_eq!(
            add_element("const A: [u8; 1] = [1, /* ] */];", "A", "2").unwrap(),
            "const A: [u8; 1] = [1, /* ] */2,];"
        );
        assert!(add_element("const B: &[u8] = &[];", "A", "1").is_err());
    }
}
