//! How a rule is run: what can be asked, what was stated, numbers that carry their origin, one run for each
//! completion of the open answers, and what all of them together let us say.

pub mod case;
pub mod completion;
pub mod decision;
pub mod figure;
pub mod finding;
pub mod outlook;
pub mod programme;
pub mod question;
pub mod retrace;
pub mod run;
pub mod sheet;
pub mod situation;
pub mod standards;
