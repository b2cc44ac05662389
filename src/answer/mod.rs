//! Over all programmes: the check-up of a household and its totals, what would turn a verdict, two cases side by
//! side, a child's years at school, the answer in four blocks, what is covered for which place and year.

pub mod blocks;
pub mod change;
pub mod checkup;
pub mod child_total;
pub mod compare;
pub mod coverage;
pub mod renewal;
pub mod school_years;
pub mod task;

#[cfg(test)]
mod tests {
    use crate::base::keyed::Keyed;
    use crate::book::parameter::built_in;
    use crate::engine::completion::{complete, complete_by_ends};
    use crate::engine::outlook::{Outlook, Range};
    use crate::form;
    use crate::programme::Programme;

    /// Made-up bills of a year: spans, what the slip says, the level known or not. The same ones each time.
    fn bills(seed: u64) -> String {
        let mut state = seed;
        let mut below = |limit: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % limit
        };
        let places = ["530127", "429005", "422802", "620602", "360400"];
        let groups = ["ordinary", "destitute", "minimum_living", "monitored", "minimum_living_margin", "unknown"];
        let year = 2019 + below(8);
        let mut said = format!(
            "place={}&assessed_on=2026-06-10&p1.category={}",
            places[below(5) as usize],
            groups[below(6) as usize]
        );
        for visit in 1..=1 + below(2) {
            let (low, wide) = (below(15_000_000), below(5_000_000));
            let yuan = |fen: u64| format!("{}.{:02}", fen / 100, fen % 100);
            said += &format!("&p1.v{visit}.discharge={year}-0{}-10&p1.v{visit}.in_scope=", 1 + below(5));
            said += &format!("{}~{}", yuan(low), yuan(low + wide));
            if below(3) > 0 {
                said += &format!("&p1.v{visit}.hospital_level=level_{}", ["one", "two", "three"][below(3) as usize]);
            }
            if below(3) == 0 {
                said += &format!("&p1.v{visit}.slip_basic={}", yuan(below(low / 2 + 1)));
            }
        }
        said
    }

    #[test]
    fn where_amounts_move_one_way_the_ends_give_the_ranges() {
        let book = built_in();
        let mut compared = 0;
        for seed in 0..800 {
            let said = bills(seed);
            let situation = form::read(&form::link::read(&said), &book).situation.expect("place and day are named");
            for programme in Programme::ALL.iter().copied().filter(|one| one.amounts_move_one_way()) {
                let all = Outlook::fold(complete(&situation, &book, 0, programme.rule()), &book);
                if all.answer_first.is_some() {
                    continue;
                }
                let ends = Outlook::fold(complete_by_ends(&situation, &book, 0, programme.rule()), &book);
                let told = |range: &Range| (range.label, range.low, range.high);
                let [all, ends] = [all, ends].map(|outlook| outlook.ranges.iter().map(told).collect::<Vec<_>>());
                assert_eq!(all, ends, "{said}");
                compared += 1;
            }
        }
        assert!(compared > 300, "{compared}");
    }
}
