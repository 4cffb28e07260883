//! Chance, the same in each run.

use super::piece::{Id, Piece};

/// Numbers that look random, the same in each run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn small(&mut self, end: u64) -> u8 {
        u8::try_from(self.below(end)).expect("small")
    }

    pub(super) fn piece(&mut self, depth: u32) -> Piece {
        if depth == 0 {
            return if self.below(4) == 0 { Piece::Nothing } else { Piece::Text(self.small(9)) };
        }
        let inner = |dice: &mut Self| Box::new(dice.piece(depth - 1));
        match self.below(16) {
            0 => Piece::Text(self.small(9)),
            1 => Piece::Strong(inner(self)),
            2 | 3 => Piece::Pair(inner(self), inner(self)),
            kind @ (4..=6 | 12) => {
                let mut keys: Vec<u8> = (0..8).filter(|_| self.below(2) == 0).collect();
                let len = keys.len();
                if len > 1 {
                    keys.rotate_left(usize::from(self.small(8)) % len);
                }
                let entries = keys.into_iter().map(|key| (key, self.piece(depth - 1))).collect();
                if kind > 5 { Piece::Memos(entries) } else { Piece::Keyed(entries) }
            }
            7 | 8 => Piece::Component(Id::Plain(self.small(6)), inner(self)),
            9 => Piece::Component(Id::Other(self.small(6)), inner(self)),
            10 => Piece::Fold(self.small(3), inner(self)),
            13..=15 => Piece::Memo(self.small(3), inner(self)),
            _ => Piece::Songs(1 + self.small(4)),
        }
    }

    /// Another piece in place of one that is somewhere in `piece`.
    pub(super) fn edit(&mut self, piece: &mut Piece, depth: u32) {
        let stop = depth == 0 || self.below(4) == 0;
        match piece {
            Piece::Strong(inner) | Piece::Component(_, inner) | Piece::Fold(_, inner) if !stop => {
                self.edit(inner, depth - 1);
            }
            Piece::Memo(number, inner) if !stop => {
                *number = self.small(3);
                if self.below(2) == 0 {
                    self.edit(inner, depth - 1);
                }
            }
            Piece::Pair(one, other) if !stop => match self.below(3) {
                0 => std::mem::swap(one, other),
                1 => self.edit(one, depth - 1),
                _ => self.edit(other, depth - 1),
            },
            Piece::Keyed(entries) | Piece::Memos(entries) if !stop && !entries.is_empty() => {
                let at = usize::from(self.small(8)) % entries.len();
                match self.below(4) {
                    0 => entries.reverse(),
                    1 => drop(entries.remove(at)),
                    2 => entries.rotate_left(at),
                    _ => self.edit(&mut entries[at].1, depth - 1),
                }
            }
            piece => *piece = self.piece(depth),
        }
    }
}
