use std::borrow::Cow;

use crate::{
    LocalUrl, Rest, Slot, Url, component, html,
    render::{
        Render, Text, UrlAttribute,
        component::{Given, Missing},
        write_attribute_value,
    },
};

/// A link. It has one of
///
/// * `patch`: to another URL of the same view, which stays and gets the parameters in `handle_params`,
/// * `navigate`: to another view of the same live session, over the socket that is open,
/// * `href`: to any page, which is loaded,
/// * `post`: to a handler of this site that changes something, such as `/logout`: the browser sends it a form with nothing but the
///   csrf token. There is no other method: HTML's forms have none, and a link that says `delete` would arrive as something else.
///
/// With `confirm` the browser asks before it does anything. So it does for everything that has `data-confirm`.
///
/// ```
/// use live_runtime::{components::link, prelude::*, render::to_html};
///
/// let songs = LocalUrl::from_static("/songs");
/// let other = Url::new("https://phoenixframework.org")?;
/// let page = html! {
///     <.link patch={songs.with_query([("page", "2")])} replace={true}>More</.link>
///     <.link navigate={&songs} class="next">Songs</.link>
///     <.link href={&other}>Phoenix</.link>
///     <.link post={LocalUrl::from_static("/logout")} confirm="Really?">Log out</.link>
/// };
/// let more = r#"<a href="/songs?page=2" data-phx-link="patch" data-phx-link-state="replace">More</a>"#;
/// let next = r#"<a href="/songs" data-phx-link="redirect" data-phx-link-state="push" class="next">Songs</a>"#;
/// let phoenix = r#"<a href="https://phoenixframework.org">Phoenix</a>"#;
/// let log_out = r#"<a href="/logout" data-method="post" data-confirm="Really?">Log out</a>"#;
/// assert_eq!(to_html(&page), [more, next, phoenix, log_out].join(" "));
/// # Ok::<(), live_runtime::UnsafeUrl>(())
/// ```
#[component]
pub fn link(
    /// Where it leads, and how.
    #[one_of(patch, navigate, href, post)]
    to: LinkTarget<'_>,
    /// Whether the new page takes the place of this one in the browser's history.
    replace: bool,
    /// What the browser asks before it follows the link.
    confirm: Option<&str>,
    children: &Slot,
    #[rest] rest: Rest,
) -> impl Render {
    let kind = to.kind();
    let state = kind.map(|_| if replace { "replace" } else { "push" });
    let method = to.method();
    html! {
        <a
            href={&to}
            data-phx-link={kind}
            data-phx-link-state={state}
            data-method={method}
            data-confirm={confirm}
            {..rest}
        >{children}</a>
    }
}

/// Where a [`link`] leads, and how: made by its attributes `patch`, `navigate`, `href` and `post`.
#[derive(Debug, Clone)]
pub struct LinkTarget<'a> {
    kind: Kind,
    url: Cow<'a, str>,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Patch,
    Navigate,
    Href,
    Post,
}

impl LinkTarget<'_> {
    /// As the client calls it.
    fn kind(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Patch => Some("patch"),
            Kind::Navigate => Some("redirect"),
            Kind::Href | Kind::Post => None,
        }
    }

    fn method(&self) -> Option<&'static str> {
        matches!(self.kind, Kind::Post).then_some("post")
    }
}

#[diagnostic::do_not_recommend]
impl UrlAttribute for LinkTarget<'_> {
    fn write_url(&self, name: &str, text: &mut Text<'_>) {
        write_attribute_value(name, &self.url, text);
    }
}

impl<'l, To, Children, Others> LinkComponent<'l, To, Children, Others> {
    /// Another URL of the same view.
    pub fn patch(
        self,
        url: impl LinkTo<'l> + OnlyTarget<To>,
    ) -> LinkComponent<'l, Given<LinkTarget<'l>>, Children, Others> {
        self.to(LinkTarget { kind: Kind::Patch, url: url.link_to() })
    }

    /// Another view of the same live session.
    pub fn navigate(
        self,
        url: impl LinkTo<'l> + OnlyTarget<To>,
    ) -> LinkComponent<'l, Given<LinkTarget<'l>>, Children, Others> {
        self.to(LinkTarget { kind: Kind::Navigate, url: url.link_to() })
    }

    /// A handler of this site, which gets a `POST` with the csrf token.
    pub fn post(
        self,
        url: impl LinkTo<'l> + OnlyTarget<To>,
    ) -> LinkComponent<'l, Given<LinkTarget<'l>>, Children, Others> {
        self.to(LinkTarget { kind: Kind::Post, url: url.link_to() })
    }

    /// Any page.
    pub fn href(
        self,
        url: impl LinkHref<'l> + OnlyTarget<To>,
    ) -> LinkComponent<'l, Given<LinkTarget<'l>>, Children, Others> {
        self.to(LinkTarget { kind: Kind::Href, url: url.link_href() })
    }
}

/// Of every target, for a link that has none yet: so that the error is at the second one.
#[diagnostic::on_unimplemented(
    message = "`<.link>` leads to two places",
    label = "the link has a target already",
    note = "give it one of `patch`, `navigate`, `href` and `post`"
)]
pub trait OnlyTarget<To> {}

#[diagnostic::do_not_recommend]
impl<T> OnlyTarget<Missing> for T {}

/// What a live link leads to: a checked [`LocalUrl`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checked place of this site",
    label = "expected a `LocalUrl`",
    note = "write `{{url!(\"/path\")}}`, which is checked against `routes!`, or check it when it runs: `LocalUrl::new(value)?`; a page of another site is reached by `href`"
)]
pub trait LinkTo<'l> {
    /// The place.
    fn link_to(self) -> Cow<'l, str>;
}

impl<'l> LinkTo<'l> for LocalUrl {
    fn link_to(self) -> Cow<'l, str> {
        self.into_text()
    }
}

impl<'l> LinkTo<'l> for &'l LocalUrl {
    fn link_to(self) -> Cow<'l, str> {
        Cow::Borrowed(self.as_str())
    }
}

/// What a plain link leads to: a checked [`Url`], or a [`LocalUrl`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checked URL",
    label = "expected a `Url` or a `LocalUrl`",
    note = "a URL from outside could be `javascript:…`; check it: `Url::new(value)?`"
)]
pub trait LinkHref<'l> {
    /// The place.
    fn link_href(self) -> Cow<'l, str>;
}

impl<'l> LinkHref<'l> for Url {
    fn link_href(self) -> Cow<'l, str> {
        self.into_text()
    }
}

impl<'l> LinkHref<'l> for &'l Url {
    fn link_href(self) -> Cow<'l, str> {
        Cow::Borrowed(self.as_str())
    }
}

#[diagnostic::do_not_recommend]
impl<'l, T: LinkTo<'l>> LinkHref<'l> for T {
    fn link_href(self) -> Cow<'l, str> {
        self.link_to()
    }
}
