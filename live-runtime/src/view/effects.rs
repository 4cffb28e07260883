//! What a live component wants of its view.

use super::{Navigation, Socket, client_push::Waiting};
use crate::session::Flash;

/// What was asked of the socket of a live component, and is its view's to do.
#[derive(Debug)]
pub(crate) struct Effects {
    navigation: Option<Navigation>,
    flash: Flash,
    waiting: Waiting,
}

impl<V: 'static> Socket<V> {
    /// Of a live component: what its view has to do.
    pub(crate) fn take_effects(&mut self) -> Option<Effects> {
        let ties = self.ties.as_mut()?;
        let effects = Effects {
            navigation: ties.navigation.take(),
            flash: std::mem::take(&mut ties.flash),
            waiting: std::mem::take(&mut ties.waiting),
        };
        (effects.navigation.is_some() || !effects.flash.is_empty() || !effects.waiting.is_empty()).then_some(effects)
    }

    /// Does what a live component wants. `true` where the view looks different then.
    pub(crate) fn take_on(&mut self, effects: Effects) -> bool {
        let Effects { navigation, flash, waiting } = effects;
        let ties = self.ties.get_or_insert_default();
        ties.navigation = navigation.or(ties.navigation.take());
        ties.waiting.append(waiting);
        ties.flash.put_all(flash)
    }

    /// [`take_on`](Self::take_on) of what a live component has asked for as it was rendered: it is due when that has been sent.
    pub(crate) fn take_on_rendered(&mut self, effects: Effects) {
        let navigates = effects.navigation.is_some();
        let is_due = self.take_on(effects) || navigates;
        self.ties.get_or_insert_default().is_due |= is_due;
    }

    /// Whether anything is due.
    pub(crate) fn is_due(&self) -> bool {
        self.ties.as_ref().is_some_and(|ties| ties.is_due)
    }

    /// Whether anything is due, once.
    pub(crate) fn take_due(&mut self) -> bool {
        self.ties.as_mut().is_some_and(|ties| std::mem::take(&mut ties.is_due))
    }
}
