//! A live component in a template: `<Clock id="c1" start={5}/>`.

use std::{any::TypeId, fmt::Display};

use super::{
    LiveComponent,
    mounted::{AnyComponent, Mounted, update_many},
    stage::{self, hold, next_of_page, origin},
    store::Found,
};
use crate::{
    render::{Dynamic, Render as _, Rendering, Written},
    upload::Uploads,
    view::Socket,
};

/// What `<Clock …>` in a template begins with. `#[live_component]` implements it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a live component",
    label = "not a live component",
    note = "an element whose name begins with an upper-case letter is a struct with `#[live_component]`; `<.name>` calls a function with `#[component]`"
)]
pub trait LiveElement {
    /// Takes the properties one by one.
    type Builder<'lent>;

    /// No property is given yet.
    fn builder<'lent>() -> Self::Builder<'lent>;
}

/// A live component with all that it needs: its id, and what hands the properties to its `update`.
#[doc(hidden)]
#[expect(missing_debug_implementations, reason = "its parts have no `Debug`, and it lives in one expression")]
pub struct Pass<'a, U> {
    /// What the view knows the component by.
    pub id: &'a dyn Display,
    /// Hands the properties over.
    pub update: U,
}

impl<U> Pass<'_, U> {
    /// Fills the place of one dynamic.
    pub fn render<C>(self, dynamic: Dynamic<'_, '_>) -> Written
    where
        C: LiveComponent,
        U: FnOnce(&mut C, &str, &mut Socket<C>),
    {
        if dynamic.is_html() {
            return self.render_html(dynamic);
        }
        let (found, id) = stage::show(TypeId::of::<C>(), self.id);
        let (cid, mut component): (_, Box<dyn AnyComponent>) = match found {
            Found::New(cid) => (cid, Box::new(Mounted::<C>::mount(Socket::of(origin(), Some(cid))))),
            Found::Known(cid, component) => (cid, component),
            Found::Twice => {
                tracing::error!(
                    component = C::NAME,
                    id,
                    "two live components of one type have the same id: only the first is shown"
                );
                return dynamic.leave_out();
            }
        };
        if let Some(mounted) = component.as_any().downcast_mut::<Mounted<C>>() {
            (self.update)(&mut mounted.component, &id, &mut mounted.socket);
            mounted.settle();
        }
        stage::with(|components| {
            components.text = id;
            components.updated(cid, component);
        });
        dynamic.component(Some(cid), |cid| hold(cid))
    }

    /// A page as HTML has the component itself in it.
    fn render_html<C>(self, dynamic: Dynamic<'_, '_>) -> Written
    where
        C: LiveComponent,
        U: FnOnce(&mut C, &str, &mut Socket<C>),
    {
        let cid = next_of_page();
        let mut mounted = Mounted::<C>::mount(Socket::of(origin(), Some(cid)));
        (self.update)(&mut mounted.component, &self.id.to_string(), &mut mounted.socket);
        let mut component: [Box<dyn AnyComponent>; 1] = [Box::new(mounted)];
        if C::UPDATES_MANY {
            update_many::<C>(&mut component);
        }
        let [mut component] = component;
        component.uploads(&mut Uploads::new(&mut |_| {}));
        let _rendering = Rendering::of(cid);
        match component.as_any().downcast_ref::<Mounted<C>>() {
            Some(mounted) => mounted.component.render().render(dynamic),
            None => dynamic.empty(),
        }
    }
}
