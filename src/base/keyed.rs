//! Closed lists whose members have a key: the word used for them in files,
//! links, worked examples and the API.

use std::sync::OnceLock;

/// A closed list.
pub trait Keyed: Copy + Eq + 'static {
    /// Every member, in order.
    const ALL: &'static [Self];

    /// The keys in the same order, each followed by [`END`]: one text is much smaller
    /// in the browser's modules than a table of texts.
    const KEYS: &'static str;

    /// Its place in the list.
    fn place(self) -> usize;

    /// The keys one by one, once they were asked for: a report asks hundreds of times.
    fn table() -> &'static OnceLock<Vec<&'static str>>;

    /// The keys, in the order of the members.
    fn keys() -> &'static [&'static str] {
        taken_apart(Self::table(), Self::KEYS)
    }

    /// The member's key.
    fn key(self) -> &'static str {
        nth(Self::table(), Self::KEYS, self.place())
    }

    /// The member with a key.
    fn parse(key: &str) -> Option<Self> {
        Self::ALL.get(position(Self::table(), Self::KEYS, key)?).copied()
    }
}

/// What follows each key of a list.
pub const END: char = '\n';

/// Every key of a list.
fn all(keys: &'static str) -> Vec<&'static str> {
    keys.split_terminator(END).collect()
}

// One function each for all lists.
#[inline(never)]
fn taken_apart(table: &'static OnceLock<Vec<&'static str>>, keys: &'static str) -> &'static [&'static str] {
    table.get_or_init(|| all(keys))
}
#[inline(never)]
fn nth(table: &'static OnceLock<Vec<&'static str>>, keys: &'static str, at: usize) -> &'static str {
    taken_apart(table, keys).get(at).copied().unwrap_or_default()
}
#[inline(never)]
fn position(table: &'static OnceLock<Vec<&'static str>>, keys: &'static str, key: &str) -> Option<usize> {
    // Built for size, comparing texts is a call: most are told apart before by their length.
    taken_apart(table, keys).iter().position(|known| known.len() == key.len() && *known == key)
}

/// Declares an enum and the key of each member.
macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $key:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$member_doc])* $member,)+ }
        impl $crate::base::keyed::Keyed for $name {
            const ALL: &'static [Self] = &[$($name::$member),+];
            const KEYS: &'static str = concat!($($key, "\n"),+);
            fn place(self) -> usize {
                let member = self;
                member as usize
            }
            fn table() -> &'static std::sync::OnceLock<Vec<&'static str>> {
                static TABLE: std::sync::OnceLock<Vec<&'static str>> = std::sync::OnceLock::new();
                &TABLE
            }
        }
    };
}
pub(crate) use keyed;
