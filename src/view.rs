//! Markup from domain values.
