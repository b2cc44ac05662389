//! A second arithmetic of every programme, and what random households tell it.

#![allow(dead_code, reason = "each test needs a part of it")]

pub mod ages;
pub mod compare;
pub mod enrolment;
pub mod home_and_work;
pub mod household;
pub mod loans;
pub mod medical;
pub mod patient;
pub mod record;
pub mod school;
pub mod told;
pub mod world;

/// A programme, a second time.
pub struct Programme {
    pub key: &'static str,
    /// The parameters near whose amounts and turns its stories lie.
    pub near: &'static [&'static str],
    pub make: fn(&mut told::Maker<'_>),
    pub rule: fn(&world::World<'_>) -> world::Said,
    /// What may be left out only by somebody of whom it is not so: no slip, nothing bought, not applied for.
    pub kept: &'static [&'static str],
}

pub const fn programme(
    key: &'static str,
    near: &'static [&'static str],
    make: fn(&mut told::Maker<'_>),
    rule: fn(&world::World<'_>) -> world::Said,
) -> Programme {
    Programme { key, near, make, rule, kept: &[] }
}

impl Programme {
    pub const fn keeping(self, kept: &'static [&'static str]) -> Programme {
        Programme { kept, ..self }
    }
}
