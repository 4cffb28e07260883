//! What is known about the place of a node: the elements around it.

use crate::{
    ast::Tag,
    html::content::{self, Content},
};

/// The nearest element around a node, with those around it.
///
/// The chain ends where nothing more is known: at the top of a template, at components and slots, whose content stands
/// wherever they put it, and at `<template>`, whose content may stand anywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    pub(super) tag: &'t Tag,
    /// Whether it is an element of SVG or `MathML`, the outermost one included.
    pub(super) foreign: bool,
    outer: Option<&'t Around<'t>>,
}

impl<'t> Around<'t> {
    pub(super) fn new(tag: &'t Tag, foreign: bool, outer: Option<&'t Around<'t>>) -> Self {
        Self { tag, foreign, outer }
    }

    pub(super) fn name(&self) -> &'t str {
        &self.tag.name.text
    }

    /// From this element outwards.
    pub(super) fn chain(&self) -> impl Iterator<Item = &Around<'t>> {
        std::iter::successors(Some(self), |around| around.outer)
    }

    /// The elements of HTML in the chain.
    pub(super) fn html(&self) -> impl Iterator<Item = &Around<'t>> {
        self.chain().filter(|around| !around.foreign)
    }

    /// What may stand in it.
    pub(super) fn content(&self) -> Content {
        let is_group = |outer: &Around<'_>| self.name() == "div" && outer.name() == "dl";
        if self.outer.is_some_and(is_group) {
            return content::GROUP_OF_NAMES;
        }
        content::model(self.name()).map_or(Content::Anything, |model| model.content)
    }

    /// The nearest element that decides what may stand here.
    pub(super) fn deciding(&self) -> Option<&Around<'t>> {
        self.chain().find(|around| around.content() != Content::Transparent)
    }
}
