//! The deserializer.

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{self, Expected, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Number, Value};

use super::access::{Entries, Items};
use super::error::LenientError;
use super::number::{parse_f32, parse_f64, parse_whole};

/// A value that becomes what it is asked for, if it can.
#[derive(Clone, Copy)]
pub(super) enum Lenient<'de> {
    Null,
    Bool(bool),
    Number(&'de Number),
    Text(&'de str),
    List(&'de [Value]),
    Map(&'de Map<String, Value>),
}

impl<'de> From<&'de Value> for Lenient<'de> {
    fn from(value: &'de Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::Text(text),
            Value::Array(list) => Self::List(list),
            Value::Object(map) => Self::Map(map),
        }
    }
}

impl<'de> Lenient<'de> {
    /// The error of a value that can't become what the visitor expects.
    fn refuse(self, expected: &dyn Expected) -> LenientError {
        let unexpected = match self {
            Self::Null => Unexpected::Other("null"),
            Self::Bool(value) => Unexpected::Bool(value),
            Self::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(number), _, _) => Unexpected::Unsigned(number),
                (_, Some(number), _) => Unexpected::Signed(number),
                (_, _, Some(number)) => Unexpected::Float(number),
                _ => Unexpected::Other("number"),
            },
            Self::Text(text) => Unexpected::Str(text),
            Self::List(_) => Unexpected::Other("a list"),
            Self::Map(_) => Unexpected::Other("a map"),
        };
        de::Error::invalid_type(unexpected, expected)
    }

    fn visit_items<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        let Some(mut items) = Items::of(self) else { return Err(self.refuse(&visitor)) };
        let value = visitor.visit_seq(&mut items)?;
        if !items.is_exhausted() {
            return Err(LenientError::new("has too many items"));
        }
        Ok(value)
    }
}

/// Numbers from text; from anything else as it is.
macro_rules! parse_numbers {
    ($($method:ident => $visit:ident, $parse:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
            match self {
                Self::Text(text) => visitor.$visit($parse(text)?),
                _ => self.deserialize_any(visitor),
            }
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Lenient<'de> {
    type Error = LenientError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(number), _, _) => visitor.visit_u64(number),
                (_, Some(number), _) => visitor.visit_i64(number),
                (_, _, Some(number)) => visitor.visit_f64(number),
                _ => Err(self.refuse(&visitor)),
            },
            Self::Text(text) => visitor.visit_borrowed_str(text),
            Self::List(_) => self.visit_items(visitor),
            Self::Map(map) => visitor.visit_map(Entries::of(map)),
        }
    }

    parse_numbers! {
        deserialize_i8 => visit_i8, parse_whole;
        deserialize_i16 => visit_i16, parse_whole;
        deserialize_i32 => visit_i32, parse_whole;
        deserialize_i64 => visit_i64, parse_whole;
        deserialize_i128 => visit_i128, parse_whole;
        deserialize_u8 => visit_u8, parse_whole;
        deserialize_u16 => visit_u16, parse_whole;
        deserialize_u32 => visit_u32, parse_whole;
        deserialize_u64 => visit_u64, parse_whole;
        deserialize_u128 => visit_u128, parse_whole;
        deserialize_f32 => visit_f32, parse_f32;
        deserialize_f64 => visit_f64, parse_f64;
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        match self {
            Self::Text("true" | "on" | "1") => visitor.visit_bool(true),
            Self::Text("false" | "off" | "0") => visitor.visit_bool(false),
            Self::Text(_) => Err(LenientError::new("is neither true nor false")),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        match self {
            Self::Text(text) => visitor.visit_borrowed_str(text),
            Self::Number(number) => visitor.visit_string(number.to_string()),
            Self::Bool(value) => visitor.visit_string(value.to_string()),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        match self {
            Self::Text(text) => visitor.visit_borrowed_bytes(text.as_bytes()),
            _ => self.visit_items(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        match self {
            Self::Null | Self::Text("") => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        match self {
            Self::Null | Self::Text("") => visitor.visit_unit(),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, LenientError> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, LenientError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        self.visit_items(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, LenientError> {
        self.visit_items(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, LenientError> {
        self.visit_items(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        match self {
            Self::Map(map) => visitor.visit_map(Entries::of(map)),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, LenientError> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, LenientError> {
        match self {
            Self::Text("") => Err(LenientError::blank()),
            Self::Text(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            Self::Map(map) if map.len() == 1 => visitor.visit_enum(MapAccessDeserializer::new(Entries::of(map))),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, LenientError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { identifier }
}
