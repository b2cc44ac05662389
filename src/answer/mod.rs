//! Over all programmes: the check-up of a household and its totals, what it has already, what would turn a verdict, two cases side by
//! side, a child's years at school, the answer in four blocks, what is covered for which place and year, what closes when.

pub mod blocks;
pub mod change;
pub mod checkup;
pub mod child_total;
pub mod compare;
pub mod coverage;
pub mod dates;
pub mod held;
pub mod reach;
pub mod renewal;
pub mod school_years;
pub mod task;

#[cfg(test)]
mod tests {
    use crate::base::calendar::Date;
    use crate::base::keyed::Keyed;
    use crate::base::money::Money;
    use crate::base::region::Code;
    use crate::book::parameter::built_in;
    use crate::engine::completion::{complete_by, complete_by_ends};
    use crate::engine::outlook::{Outlook, Range};
    use crate::engine::question::{Category, HospitalLevel, Key, Question};
    use crate::engine::situation::{Answer, Situation, Stated};
    use crate::engine::standards::Standards;
    use crate::programme::Programme;

    /// Made-up bills of a year: spans, what the slip says, the level known or not. The same ones each time.
    fn bills(seed: u64) -> Situation {
        const PLACES: [u32; 5] = [530_127, 429_005, 422_802, 620_602, 360_400];
        const GROUPS: [Category; 5] = [
            Category::Ordinary,
            Category::Destitute,
            Category::MinimumLiving,
            Category::Monitored,
            Category::MinimumLivingMargin,
        ];
        let mut state = seed;
        let mut below = |limit: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((state >> 33) % limit).unwrap_or(0)
        };
        let amount = |fen: usize| Answer::Amount(Money::from_fen(i64::try_from(fen).unwrap_or(0)));
        let mut situation = Situation::new(Code::of(PLACES[below(5)]), Date::of(2026, 6, 10));
        if let Some(group) = GROUPS.get(below(6)) {
            situation = situation.with_option(0, Question::Category, *group);
        }
        let year = 2019 + i16::try_from(below(8)).unwrap_or(0);
        for visit in 0..=u8::try_from(below(2)).unwrap_or(0) {
            let mut state = |question, stated| situation.state(Key::at(0, visit, question), stated);
            let (low, wide) = (below(15_000_000), below(5_000_000));
            let month = 1 + u8::try_from(below(5)).unwrap_or(0);
            state(Question::Discharge, Stated::Given(Answer::Day(Date::of(year, month, 10))));
            state(Question::InScope, Stated::Between(amount(low), amount(low + wide)));
            if below(3) > 0 {
                let level = u8::try_from(below(HospitalLevel::ALL.len() as u64)).unwrap_or(0);
                state(Question::HospitalLevel, Stated::Given(Answer::Option(level)));
            }
            if below(3) == 0 {
                state(Question::SlipBasic, Stated::Given(amount(below(low as u64 / 2 + 1))));
            }
        }
        situation
    }

    #[test]
    fn where_amounts_move_one_way_the_ends_give_the_ranges() {
        let book = built_in();
        let standards = Standards::of(&book);
        let mut compared = 0;
        for seed in 0..800 {
            let situation = bills(seed);
            for programme in Programme::ALL.iter().copied().filter(|one| one.amounts_move_one_way()) {
                let all = Outlook::fold(complete_by(&situation, &standards, 0, programme.rule()), &standards);
                if all.answer_first.is_some() {
                    continue;
                }
                let ends = Outlook::fold(complete_by_ends(&situation, &standards, 0, programme.rule()), &standards);
                let told = |range: &Range| (range.label, range.low, range.high);
                let [all, ends] = [all, ends].map(|outlook| outlook.ranges.iter().map(told).collect::<Vec<_>>());
                assert_eq!(all, ends, "{situation:?}");
                compared += 1;
            }
        }
        assert!(compared > 300, "{compared}");
    }
}
