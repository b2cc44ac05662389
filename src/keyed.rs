//! Closed lists whose members have a key: the word used for them in files,
//! links, worked examples and the API.

/// A closed list.
pub trait Keyed: Copy + Eq + 'static {
    /// Every member, in order.
    const ALL: &'static [Self];

    /// The member's key.
    fn key(self) -> &'static str;

    /// The member with a key.
    fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.key() == key)
    }
}

/// Declares an enum and the key of each member.
macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $key:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$member_doc])* $member,)+ }
        impl $crate::keyed::Keyed for $name {
            const ALL: &'static [Self] = &[$($name::$member),+];
            fn key(self) -> &'static str {
                match self { $($name::$member => $key),+ }
            }
        }
    };
}
pub(crate) use keyed;
