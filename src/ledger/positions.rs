//! Where each meaning stands among the columns, which is asked of every row.

use crate::base::keyed::Keyed as _;
use crate::engine::question::Question;
use crate::ledger::columns::Target;

/// The first column of each meaning.
#[derive(Clone, Debug, Default)]
pub struct Positions(Vec<Option<usize>>);

impl Positions {
    /// Of the columns of a list.
    pub fn of(columns: &[Target]) -> Positions {
        let mut found = vec![None; FIELDS + Question::ALL.len()];
        for (column, target) in columns.iter().enumerate().rev() {
            found[place(*target)] = Some(column);
        }
        Positions(found)
    }

    /// The first column of a meaning; none where no column has it.
    pub fn get(&self, target: Target) -> Option<usize> {
        self.0.get(place(target)).copied().flatten()
    }
}

/// Behind those that are no question.
const FIELDS: usize = 13;

fn place(target: Target) -> usize {
    match target {
        Target::Ignored => 0,
        Target::Household => 1,
        Target::Name => 2,
        Target::IdNumber => 3,
        Target::HeadName => 4,
        Target::HeadNumber => 5,
        Target::PerHead => 6,
        Target::OwnPaid => 7,
        Target::Risks => 8,
        Target::Township => 9,
        Target::Village => 10,
        Target::Place => 11,
        Target::Day => 12,
        Target::Field(question) => FIELDS + question.place(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_meaning_has_its_own_place() {
        let all: Vec<Target> = Target::all().collect();
        let positions = Positions::of(&all);
        assert!(all.iter().enumerate().all(|(at, target)| positions.get(*target) == Some(at)));
        let first = Positions::of(&[Target::Day, Target::Name, Target::Name]);
        assert_eq!((first.get(Target::Name), first.get(Target::Risks)), (Some(1), None));
    }
}
