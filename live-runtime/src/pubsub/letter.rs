//! A message to many.

use std::any::Any;

/// A message that its subscribers share, whatever its type.
pub(crate) trait Letter: Send + Sync {
    /// Puts a clone of the message into `slot`, where that is an `Option` of the message's type.
    fn copy_into(&self, slot: &mut dyn Any);

    /// The name of the message's type.
    fn message(&self) -> &'static str;
}

/// The one letter there is. Not the message itself: else an `Arc` of a letter would be a letter too.
pub(super) struct Envelope<M>(pub(super) M);

impl<M: Clone + Send + Sync + 'static> Letter for Envelope<M> {
    fn copy_into(&self, slot: &mut dyn Any) {
        if let Some(slot) = slot.downcast_mut::<Option<M>>() {
            *slot = Some(self.0.clone());
        }
    }

    fn message(&self) -> &'static str {
        std::any::type_name::<M>()
    }
}
