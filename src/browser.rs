//! The browser's side: events in, markup out.
//!
//! Invariant: no arithmetic and no sentences here. If a line would need a unit
//! test, it belongs in `form` or `view`.

#[cfg(feature = "page")]
mod boot;
#[cfg(feature = "ledger")]
pub mod ledger;
#[cfg(any(feature = "page", feature = "talk"))]
mod link;
#[cfg(any(feature = "local", feature = "ledger"))]
mod local;
#[cfg(feature = "bench")]
pub mod object;
#[cfg(feature = "page")]
mod page;
#[cfg(feature = "page")]
pub use page::start;
#[cfg(feature = "talk")]
pub mod talk;

/// Half the size of the standard library's allocator, which is faster: the ledger keeps that one.
#[cfg(not(feature = "ledger"))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
