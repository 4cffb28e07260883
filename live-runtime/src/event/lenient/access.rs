//! Lists and maps, item by item; an item's error is told where it is.

use std::vec;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess};
use serde_json::{Map, Value, map};

use super::error::LenientError;
use super::value::Lenient;

/// The items of a list, or of a map whose keys are their places: `songs[0][title]=…&songs[1][title]=…`.
pub(super) struct Items<'de> {
    rest: vec::IntoIter<(usize, &'de Value)>,
}

impl<'de> Items<'de> {
    pub(super) fn of(value: Lenient<'de>) -> Option<Self> {
        let items: Vec<_> = match value {
            // What the hidden input of an emptied list sends.
            Lenient::Text("") => Vec::new(),
            Lenient::List(list) => list.iter().enumerate().collect(),
            Lenient::Map(map) => {
                let mut items =
                    map.iter().map(|(key, item)| Some((key.parse().ok()?, item))).collect::<Option<Vec<_>>>()?;
                items.sort_unstable_by_key(|(place, _)| *place);
                items
            }
            _ => return None,
        };
        Some(Self { rest: items.into_iter() })
    }

    pub(super) fn is_exhausted(&self) -> bool {
        self.rest.len() == 0
    }
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = LenientError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, LenientError> {
        let Some((place, item)) = self.rest.next() else { return Ok(None) };
        seed.deserialize(Lenient::from(item)).map(Some).map_err(|error| error.inside(place))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The fields of a map.
pub(super) struct Entries<'de> {
    rest: map::Iter<'de>,
    current: Option<(&'de str, &'de Value)>,
}

impl<'de> Entries<'de> {
    pub(super) fn of(map: &'de Map<String, Value>) -> Self {
        Self { rest: map.iter(), current: None }
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = LenientError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, LenientError> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.current = Some((key, value));
        seed.deserialize(Lenient::Text(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, LenientError> {
        let Some((key, value)) = self.current.take() else { return Err(LenientError::new("is asked for too early")) };
        seed.deserialize(Lenient::from(value)).map_err(|error| error.inside(key))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}
