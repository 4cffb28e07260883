//! Randomness for secrets and names.

/// `N` bytes that nobody can guess.
///
/// An operating system that has none can't run anything that keeps secrets: this is no error a caller could handle.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
