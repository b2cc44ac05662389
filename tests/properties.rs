//! Laws that hold for every household, tried on random ones.

mod support;

use bangfu::base::keyed::Keyed;
use bangfu::base::money::{Money, Rate};
use bangfu::book::parameter::built_in;
use bangfu::engine::case::{Open, Supposed};
use bangfu::engine::completion::Run;
use bangfu::engine::decision::Standing;
use bangfu::engine::figure::{Label, Quantity};
use bangfu::engine::outlook::{Outlook, Verdict};
use bangfu::engine::question::{Key, Kind, Question, Subject};
use bangfu::engine::retrace::Reckoner;
use bangfu::engine::situation::{Answer, Situation, Stated};
use bangfu::form::{self, link, number};
use bangfu::programme::Programme;
use proptest::prelude::*;
use support::random::{SONGMING, complete, partly};

/// A complete household, and the same with some answers left open or given
/// between two amounts around the true one.
fn opened() -> impl Strategy<Value = (Situation, Situation)> {
    let veils = proptest::collection::vec((0_u8..5, 0_i64..500_000, 0_i64..500_000), Question::ALL.len());
    let first = 0..Question::ALL.len();
    (complete(), veils, first).prop_map(|(truth, veils, first)| {
        let mut open = truth.clone();
        let mut hidden = 0;
        let (before, after) = Question::ALL.split_at(first);
        for (question, (veil, below, above)) in after.iter().chain(before).copied().zip(veils) {
            let key = Key::of(0, question);
            let dating = matches!(question.kind(), Kind::Day | Kind::Term | Kind::Year);
            // A date is taken to be that of the assessment when it is left out, and what has a usual answer to be that;
            // many open answers are refused rather than tried.
            if veil != 0 || dating || question.usual().is_some() || hidden == 4 {
                continue;
            }
            hidden += 1;
            match truth.stated(key) {
                Stated::Given(Answer::Amount(amount)) => {
                    let low =
                        if amount < Money::from_fen(below) { Money::ZERO } else { amount - Money::from_fen(below) };
                    let high = amount + Money::from_fen(above);
                    open.state(key, Stated::Between(Answer::Amount(low), Answer::Amount(high)));
                }
                _ => {
                    open.state(key, Stated::NotGiven);
                }
            }
        }
        (truth, open)
    })
}

/// The household of a run: what it supposed is now given.
fn filled(open: &Situation, run: &Run) -> Situation {
    let mut situation = open.clone();
    for (open, supposed) in &run.supposed {
        let Open::Question(key) = open else { continue };
        let answer = match (*supposed, key.question.kind()) {
            (Supposed::Amount(amount), Kind::Count { .. }) => Answer::Count(u32::try_from(amount.whole()).unwrap()),
            (Supposed::Amount(amount), Kind::Percent { .. } | Kind::Measure { .. }) => {
                Answer::Number(Rate::of_yuan(amount))
            }
            (Supposed::Amount(amount), _) => Answer::Amount(amount),
            (Supposed::Option(at), Kind::YesNo) => Answer::YesNo(at == 0),
            (Supposed::Option(at), Kind::Count { least, .. }) => Answer::Count(least + u32::from(at)),
            (Supposed::Option(at), _) => Answer::Option(at),
        };
        situation.state(*key, Stated::Given(answer));
    }
    situation
}

fn within(truth: &Outlook, open: &Outlook) -> Result<(), TestCaseError> {
    match open.verdict {
        Verdict::Likely | Verdict::NotNow => prop_assert_eq!(truth.verdict, open.verdict),
        Verdict::Possible | Verdict::CannotJudge => {}
    }
    for range in &truth.ranges {
        let wide = open.ranges.iter().find(|wide| wide.label == range.label && wide.form == range.form);
        prop_assert!(wide.is_some(), "{:?} is missing from the range", range.label);
        let wide = wide.unwrap();
        if let (Some(low), Some(wide_low)) = (range.low, wide.low) {
            prop_assert!(wide_low <= low, "{:?}: {low} lies below {wide_low}", range.label);
        }
        match (range.high, wide.high) {
            (Some(high), Some(wide_high)) => prop_assert!(high <= wide_high, "{:?}: {high}", range.label),
            (None, Some(wide_high)) if range.gap.is_none() => {
                prop_assert!(false, "{:?} has no end, the range ends at {wide_high}", range.label);
            }
            _ => {}
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_true_completion_lies_inside_what_the_open_one_says((truth, open) in opened()) {
        let book = built_in();
        for programme in Programme::ALL.iter().copied() {
            let wide = programme.assess(&open, 0, &book);
            if wide.answer_first.is_none() {
                within(&programme.assess(&truth, 0, &book), &wide)?;
            }
        }
    }

    #[test]
    fn each_end_of_a_range_is_attained_by_its_case((_, open) in opened()) {
        let book = built_in();
        for programme in Programme::ALL.iter().copied() {
            let wide = programme.assess(&open, 0, &book);
            let leading = bangfu::engine::outlook::leading(&wide.ranges).filter(|_| wide.answer_first.is_none());
            let Some(first) = wide.ranges.iter().find(|range| Some(range.label) == leading) else { continue };
            let amount = |run: &Run| run.decision.entitlements.iter().find(|one| Some(one.label) == leading).and_then(|one| one.amount.ok());
            let shown = |run: Option<&Run>| run.and_then(amount);
            let low = shown(wide.cases.first()).map(|(_, amount)| amount);
            let high = shown(wide.cases.last()).map(|(_, amount)| amount);
            prop_assert_eq!(low, first.low);
            if first.gap.is_none() {
                prop_assert_eq!(high.filter(|high| !high.is_unbounded()), first.high);
            }
            // The household that the case supposes really gets that amount.
            for (run, end) in [(wide.cases.first(), low), (wide.cases.last(), high)] {
                let (Some(run), Some(end)) = (run, end) else { continue };
                let again = programme.assess(&filled(&open, run), 0, &book);
                let range = again.ranges.iter().find(|range| Some(range.label) == leading);
                prop_assert!(range.is_some_and(|range| range.low <= Some(end) && range.high.is_none_or(|high| end <= high)));
            }
        }
    }

    /// What is paid and what is borne come to the whole, in each case shown.
    #[test]
    fn columns_add_up_to_the_fen((_, open) in opened()) {
        let book = built_in();
        for programme in [Programme::Enrolment, Programme::Medical] {
            for run in &programme.assess(&open, 0, &book).cases {
                let wholes = if programme == Programme::Enrolment { [Label::Premium].as_slice() } else { &[Label::InScope] };
                let line = |label: Label| run.steps.iter().rev().find_map(|step| match (step.label, step.value) {
                    (Some(known), Quantity::Money(amount)) if known == label => Some(amount),
                    _ => None,
                });
                let amounts: Vec<Money> = run.decision.entitlements.iter().filter_map(|one| one.amount.ok()).map(|(_, amount)| amount).collect();
                prop_assert!(amounts.iter().all(|amount| *amount >= Money::ZERO));
                if let (Some(whole), true) = (line(wholes[0]), amounts.len() == run.decision.entitlements.len()) {
                    let whole = whole + line(Label::OutOfScope).unwrap_or(Money::ZERO);
                    if programme == Programme::Medical || amounts.len() == 2 {
                        prop_assert_eq!(amounts.into_iter().fold(Money::ZERO, |sum, amount| sum + amount), whole);
                    }
                }
            }
        }
    }

    /// 昆明, from 2019-12-01: deductible, percent and cap written here a second
    /// time (km-basic-*), reckoned in whole fen.
    #[test]
    fn decimals_agree_with_whole_fen(fen in 0_i64..30_000_000, level in 0_usize..3) {
        let (deductible, percent) = [(40_000_i64, 85_i64), (55_000, 75), (88_000, 60)][level];
        let above = (fen - deductible).max(0);
        let paid = ((above * percent + 50) / 100).min(6_000_000);
        let situation = Situation::new(SONGMING, bangfu::base::calendar::Date::of(2024, 5, 10))
            .with(0, Question::InScope, Answer::Amount(Money::from_fen(fen)))
            .with(0, Question::HospitalLevel, Answer::Option(u8::try_from(level).unwrap()));
        let situation = situation.with(0, Question::Category, Answer::Option(0));
        let outlook = Programme::Medical.assess(&situation, 0, &built_in());
        let basic = outlook.ranges.iter().find(|range| range.label == Label::BasicPaid).unwrap();
        prop_assert_eq!((basic.low, basic.high), (Some(Money::from_fen(paid)), Some(Money::from_fen(paid))));
    }

    #[test]
    fn a_lower_income_never_worsens_the_verdict(truth in complete(), less in 0_i64..5_000_000) {
        let rank = |situation: &Situation| {
            let outlook = Programme::Monitoring.assess(situation, 0, &built_in());
            match outlook.cases.first().map(|run| run.decision.standing) {
                Some(Standing::Qualifies) => 2,
                Some(Standing::Judgement) => 1,
                _ => 0,
            }
        };
        let key = Key::of(0, Question::NetIncome);
        let Stated::Given(Answer::Amount(income)) = truth.stated(key) else { return Ok(()) };
        let poorer = truth.clone().with(0, Question::NetIncome, Answer::Amount(income - Money::from_fen(less)));
        prop_assert!(rank(&poorer) >= rank(&truth));
    }

    /// And of the allowance: below the standard stays below it.
    #[test]
    fn a_lower_income_never_loses_the_allowance(truth in complete(), less in 0_i64..5_000_000) {
        let key = Key::of(0, Question::NetIncome);
        let Stated::Given(Answer::Amount(income)) = truth.stated(key) else { return Ok(()) };
        let poorer = truth.clone().with(0, Question::NetIncome, Answer::Amount(income - Money::from_fen(less)));
        let rank = |situation: &Situation| match Programme::MinimumLiving.assess(situation, 0, &built_in()).verdict {
            Verdict::Likely => 2,
            Verdict::Possible => 1,
            Verdict::NotNow | Verdict::CannotJudge => 0,
        };
        prop_assert!(rank(&poorer) >= rank(&truth));
    }

    /// What was told of before changes nothing: not of the same answers, nor of others that differ in their amounts.
    #[test]
    fn what_was_told_of_before_changes_nothing(
        first in prop_oneof![complete(), partly()],
        bill in proptest::option::of(complete()),
        others in proptest::collection::vec(proptest::collection::vec(0_i64..3_000, Question::ALL.len()), 4),
    ) {
        let mut first = first;
        // With another bill, or with one whose day is the only one that is told.
        for question in Question::ALL.iter().copied() {
            match &bill {
                Some(bill) if question.subject() == Subject::Visit => {
                    first.state(Key::at(0, 1, question), bill.stated(Key::of(0, question)));
                }
                None if matches!(question.kind(), Kind::Day) && question != Question::Discharge => {
                    first.state(Key::of(0, question), Stated::NotGiven);
                }
                _ => {}
            }
        }
        // Each amount so many thousandths of what it was, or a fen off it; a day some days later.
        let other = |parts: &Vec<i64>| {
            let mut other = first.clone();
            for ((question, part), visit) in Question::ALL.iter().copied().zip(parts).zip([0, 1].into_iter().cycle()) {
                let key = Key::at(0, visit, question);
                if let Stated::Given(Answer::Amount(amount)) = first.stated(key) {
                    let now = if part % 3 == 0 { amount + Money::FEN } else { amount.at(Rate::from_units(*part, 3)) };
                    other.state(key, Stated::Given(Answer::Amount(now)));
                }
                if let Stated::Given(Answer::Day(day)) = first.stated(key) {
                    let later = (0..part % 40).fold(day, |day, _| day.next());
                    other.state(key, Stated::Given(Answer::Day(later)));
                }
            }
            other
        };
        let (book, told) = (built_in(), [first.clone(), first.clone()].into_iter().chain(others.iter().map(other)));
        let reckoner = Reckoner::of(&book);
        for situation in told {
            for programme in Programme::ALL.iter().copied() {
                let before = programme.assess_by(&situation, 0, &reckoner);
                prop_assert_eq!(format!("{before:?}"), format!("{:?}", programme.assess(&situation, 0, &book)));
            }
        }
    }

    /// Who is named first changes nothing.
    #[test]
    fn the_order_of_persons_changes_nothing(truth in complete(), other in complete()) {
        let both = |first: &Situation, second: &Situation| {
            let mut both = truth.clone();
            for question in Question::ALL.iter().copied().filter(|question| question.subject() != Subject::Household) {
                for (person, of) in [(0, first), (1, second)] {
                    both.state(Key::of(person, question), of.stated(Key::of(0, question)));
                }
            }
            both
        };
        let book = built_in();
        let said = |situation: &Situation, person: u8| {
            let assessments = bangfu::programme::assess(situation, &book);
            let mine = assessments.into_iter().filter(|one| one.person == person && one.programme.topic().is_of_persons());
            mine.map(|one| format!("{:?} {:?} {:?}", one.programme, one.outlook.verdict, one.outlook.ranges)).collect::<Vec<_>>()
        };
        let (one_way, other_way) = (both(&truth, &other), both(&other, &truth));
        prop_assert_eq!(said(&one_way, 0), said(&other_way, 1));
        prop_assert_eq!(said(&one_way, 1), said(&other_way, 0));
    }

    #[test]
    fn a_person_without_income_never_raises_the_income_per_head(truth in complete()) {
        let key = Key::of(0, Question::Members);
        let Stated::Given(Answer::Count(members)) = truth.stated(key) else { return Ok(()) };
        prop_assume!(members < 30);
        let more = truth.clone().with(0, Question::Members, Answer::Count(members + 1));
        let qualifies = |situation| Programme::Monitoring.assess(situation, 0, &built_in()).verdict == Verdict::Likely;
        prop_assert!(!qualifies(&truth) || qualifies(&more));
    }

    #[test]
    fn nothing_typed_makes_it_panic(pairs in proptest::collection::vec((".{0,20}", ".{0,40}"), 0..8), at in 0_usize..Question::ALL.len(), text in ".{0,40}") {
        let mut pairs = pairs;
        let question = Question::ALL[at];
        let name = if question.subject() == Subject::Household { question.key().to_owned() } else { format!("p1.{}", question.key()) };
        pairs.push((name, text));
        pairs.push(("place".to_owned(), "530127".to_owned()));
        pairs.push(("assessed_on".to_owned(), "2024-05-10".to_owned()));
        let book = built_in();
        let reading = form::read(&pairs, &book);
        prop_assert_eq!(form::read(&link::read(&link::write(&pairs)), &book).situation, reading.situation.clone());
        for assessment in bangfu::programme::assess(&reading.situation.unwrap(), &book) {
            let _ = bangfu::view::result::outcome::results(bangfu::view::words::Language::Zh, &book, &Situation::new(SONGMING, bangfu::base::calendar::Date::of(2024, 5, 10)), &[&assessment]);
        }
    }

    /// What one may answer at most is nobody's amount.
    #[test]
    fn no_bound_of_an_answer_is_shown(situation in partly()) {
        let book = built_in();
        let assessments = bangfu::programme::assess(&situation, &book);
        let assessments: Vec<&bangfu::programme::Assessment> = assessments.iter().collect();
        let shown = bangfu::view::result::outcome::results(bangfu::view::words::Language::Zh, &book, &situation, &assessments).into_string();
        for bound in ["0,000,000,000", "9,999,9", "223372036854", "337,203,685"] {
            if let Some(at) = shown.find(bound) {
                let context: String = shown[..at].chars().rev().take(200).collect::<Vec<_>>().into_iter().rev().collect();
                prop_assert!(false, "{context}{bound}");
            }
        }
    }

    #[test]
    fn any_fragment_is_read(fragment in ".{0,200}") {
        let _ = form::read(&link::read(&fragment), &built_in());
    }
}

/// The second arithmetic: millionths on `i128`, held against the library's decimals.
mod second {
    pub const ONE: i128 = 1_000_000;
    pub const FEN: i128 = 10_000;
    /// The largest amount: the last whole fen whose millionths fit 64 bits.
    pub const LARGEST: i128 = i64::MAX as i128 / FEN * FEN;

    pub fn stopped(millionths: i128) -> i128 {
        millionths.clamp(-LARGEST, LARGEST)
    }

    /// A tie moves away from zero.
    pub fn half_up(number: i128, by: i128) -> i128 {
        number / by + if 2 * (number % by).abs() >= by { number.signum() } else { 0 }
    }

    /// Up to the next whole one.
    pub fn up(number: i128, by: i128) -> i128 {
        -(-number).div_euclid(by)
    }

    /// At least so many decimals, and no further zeros.
    pub fn text(millionths: i128, places: usize) -> String {
        let sign = if millionths < 0 { "-" } else { "" };
        let (whole, fraction) = (millionths.abs() / ONE, format!("{:06}", millionths.abs() % ONE));
        let fraction = &fraction[..fraction.trim_end_matches('0').len().max(places)];
        format!("{sign}{whole}{}{fraction}", if fraction.is_empty() { "" } else { "." })
    }
}

/// Millionths of everything that can be kept, the usual and the utmost more often than the rest.
fn millionths() -> impl Strategy<Value = i64> {
    prop_oneof![
        (-2_000_000_i64..2_000_000).prop_map(|fen| fen * 10_000),
        -3_000_000_i64..3_000_000,
        (0_i64..=1_000_000_000_000).prop_map(|fen| fen * 10_000),
        any::<i64>(),
        any::<i64>().prop_map(|any| any >> 24),
        prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(i64::MAX - 1), Just(i64::MAX - 5_807), Just(i64::MAX - 5_808)],
    ]
}

fn amount() -> impl Strategy<Value = (Money, i128)> {
    millionths().prop_map(|number| (Money::from_units(number, 6), second::stopped(number.into())))
}

fn rate() -> impl Strategy<Value = (Rate, i128)> {
    prop_oneof![0_i64..=1_000_000, (0_i64..=10_000).prop_map(|rate| rate * 100), millionths()]
        .prop_map(|number| (Rate::from_units(number, 6), second::stopped(number.into())))
}

/// A whole number below a million million as it is said: `一万零五十`.
fn said(number: u64) -> String {
    let digit = |at: u64| "零一二三四五六七八九".chars().nth(at as usize).expect("a digit");
    let mut parts = Vec::new();
    for (size, unit) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let part = number / size % 10_000;
        let mut words = String::new();
        for (size, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
            match part / size % 10 {
                0 if words.ends_with('零') || (part.is_multiple_of(size) && size < 1_000) => {}
                0 => words.push('零'),
                some => words.extend([digit(some).to_string(), unit.to_owned()]),
            }
        }
        let words = if part == 0 { "零".to_owned() } else { words.trim_end_matches('零').to_owned() + unit };
        parts.push(words);
    }
    let mut all = parts.concat();
    while all.contains("零零") {
        all = all.replace("零零", "零");
    }
    let trimmed = all.trim_start_matches('零').trim_end_matches('零');
    if trimmed.is_empty() { "零".to_owned() } else { trimmed.to_owned() }
}

fn count() -> impl Strategy<Value = u32> {
    prop_oneof![0_u32..40, any::<u32>(), Just(u32::MAX)]
}

/// The same amount by both arithmetics, and one that has an end.
fn same(amount: Money, millionths: i128) -> Result<(), TestCaseError> {
    prop_assert_eq!(i128::from(amount.millionths()), second::stopped(millionths));
    prop_assert!(!amount.is_unbounded());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_stop_at_the_largest_amount((one, a) in amount(), (other, b) in amount(), (rate, r) in rate(), (points, p) in rate()) {
        same(one + other, a + b)?;
        same(one - other, a - b)?;
        prop_assert_eq!(one.cmp(&other), a.cmp(&b));
        prop_assert_eq!(i128::from(rate.raised(points).millionths()), (r + p).clamp(-second::LARGEST, second::ONE));
        prop_assert_eq!(i128::from(rate.lowered(points).millionths()), (r - p).clamp(0, second::LARGEST));
    }

    #[test]
    fn products_are_rounded_once((one, a) in amount(), (rate, r) in rate(), count in count()) {
        use second::{FEN, ONE};
        same(one.at(rate), second::half_up(a * r, ONE * FEN) * FEN)?;
        same(one.at_exactly(rate).to_millionth(), second::half_up(a * r, ONE))?;
        same(one.at_exactly(rate).as_limit(), second::up(a * r, ONE))?;
        same(one.to_fen(), second::half_up(a, FEN) * FEN)?;
        same(one.times(count), a * i128::from(count))?;
        // A decimal holds 28 digits: nothing shorter than the largest amount is cut.
        prop_assert!((a * r).abs() < 10_i128.pow(28) || one.at(rate) == Money::LARGEST || one.at(rate) == Money::ZERO - Money::LARGEST);
    }

    /// However many decimals the rates have.
    #[test]
    fn sums_of_products_are_rounded_once(parts in proptest::collection::vec((-1_000_000_000_000_i64..1_000_000_000_000, 0_i64..=1_000_000), 0..6)) {
        let product = |(fen, rate): &(i64, i64)| Money::from_fen(*fen).at_exactly(Rate::from_units(*rate, 6));
        let sum = parts.iter().map(product).fold(Money::ZERO.unrounded(), |sum, part| sum + part);
        let exact: i128 = parts.iter().map(|(fen, rate)| i128::from(*fen) * i128::from(*rate)).sum();
        same(sum.to_fen(), second::half_up(exact, second::ONE) * second::FEN)?;
    }

    #[test]
    fn a_limit_parts_amounts_as_the_product_does((one, a) in amount(), (other, b) in amount(), (rate, r) in rate()) {
        let limit = one.at_exactly(rate).as_limit();
        let stops = (a * r).abs() > second::LARGEST * second::ONE;
        prop_assert!(stops || (other < limit) == (b * second::ONE < a * r), "{limit}");
    }

    #[test]
    fn quotients_are_rounded_once((one, a) in amount(), (other, b) in amount(), (rate, r) in rate(), count in count()) {
        use second::{FEN, ONE};
        same(one.of_months(count), second::half_up(a * i128::from(count), 12 * FEN) * FEN)?;
        let exact = (a * r).checked_mul(i128::from(count % 600));
        let exact = exact.map_or(i128::MAX * (a * r).signum(), |exact| second::half_up(exact, 12 * ONE * FEN));
        same(one.at_exactly(rate).of_months(count % 600), exact.saturating_mul(FEN))?;
        let down = if count == 0 { a } else { a.div_euclid(i128::from(count) * FEN) * FEN };
        same(one.shown_per_head(count), down)?;
        let share = (b >= FEN).then(|| second::stopped(second::half_up(a * 10_000, b) * 100));
        prop_assert_eq!(one.share_of(other).map(|share| i128::from(share.millionths())), share);
    }

    #[test]
    fn a_span_is_parted_within_it((one, a) in amount(), (other, b) in amount(), near in any::<u64>(), far in any::<u64>(), coarse in 1_u32..64) {
        let (near, far) = (near >> coarse, far >> coarse);
        let parted = one.parted(other, near, far);
        let (part, whole) = if near | far == 0 { (1, 2) } else { (u128::from(near), u128::from(near) + u128::from(far)) };
        let exact = (b - a).clamp(0, i64::MAX.into()).unsigned_abs() * part / whole;
        let exact = second::stopped(a + second::stopped(exact as i128 / second::FEN * second::FEN));
        // Good to a millionth before the fen is taken.
        let off = i128::from(parted.millionths()) - exact;
        prop_assert!(off == 0 || off == second::FEN, "{parted}");
    }

    #[test]
    fn what_is_written_is_read((one, a) in amount(), (rate, r) in rate()) {
        prop_assert_eq!(one.to_string(), second::text(a, 2));
        prop_assert_eq!(rate.to_string(), second::text(r, 0));
        prop_assert_eq!(rate.percent(), second::text(r * 100, 0));
        prop_assert_eq!(Money::parse(&one.to_string()), Some(one));
        prop_assert_eq!(Rate::parse(&rate.to_string()), Some(rate));
        if r.abs() < 1_000_000_000_000 * second::ONE {
            prop_assert_eq!(number::measure(&rate.to_string()), Some(rate));
        }
        if a % second::FEN == 0 && a.abs() < 1_000_000_000_000 * second::ONE {
            prop_assert_eq!(number::amount(&one.to_string()), Ok(one));
        }
    }

    /// A plain decimal is what its digits say, or refused: never rounded, never without an end.
    #[test]
    fn a_text_is_read_as_it_stands(text in "-?[0-9]{0,24}(\\.[0-9]{0,24})?|[-+0-9._, 万]{0,12}|0{0,400}[1-9]\\.[0-9]0{0,400}") {
        let digits = text.strip_prefix('-').unwrap_or(&text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit()));
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let exact = (plain && whole.len() <= 20 && fraction.len() <= 6)
            .then(|| format!("0{whole}{fraction:0<6}").parse::<i128>().unwrap())
            .filter(|size| *size <= second::LARGEST)
            .map(|size| if text.starts_with('-') { -size } else { size });
        prop_assert_eq!(Money::parse(&text).map(|amount| i128::from(amount.millionths())), exact);
        prop_assert_eq!(Rate::parse(&text).map(|rate| i128::from(rate.millionths())), exact);
    }

    #[test]
    fn what_is_typed_is_read_to_the_fen_or_refused(text in "[-¥ ]{0,2}[0-9０-９]{0,14}[.．,]?[0-9]{0,10}[万亿千百]?元?|[-(=约0-9.,一二两三十百千万亿零点元角分~e+)]{0,12}|[0-9.一百万点]{1,5}e[+]?[0-9]{1,2}|.{0,40}") {
        if let Ok(amount) = number::amount(&text) {
            prop_assert!(!amount.is_unbounded());
            prop_assert_eq!(amount, amount.to_fen());
        }
        if let Some(Ok((low, high))) = number::span(&text) {
            prop_assert_eq!((low, high), (low.to_fen(), high.to_fen()));
        }
        if let Some(count) = number::whole(&text) {
            prop_assert_eq!(number::whole(&count.to_string()), Some(count));
        }
        prop_assert!(number::measure(&text).is_none_or(|rate| rate != Rate::UNBOUNDED));
    }

    /// What is said digit by digit and unit by unit is what its digits say.
    #[test]
    fn what_is_said_is_what_is_written(number in 0_u64..1_000_000_000_000) {
        let said = said(number);
        prop_assert_eq!(number::amount(&said), Ok(Money::from_units(number as i64, 0)), "{}", said);
    }

    #[test]
    fn no_end_stays_without_one((one, a) in amount(), (rate, r) in rate(), count in count()) {
        let endless = Money::UNBOUNDED;
        for result in [endless + one, one + endless, endless - one, endless - endless, endless.to_fen(), endless.of_months(count), endless.shown_per_head(count)] {
            prop_assert!(result.is_unbounded());
        }
        prop_assert!(one < endless && one - endless < Money::from_units(-9_000_000_000_000, 0) + one.max(Money::ZERO));
        prop_assert_eq!(endless.share_of(one).or(one.share_of(endless)), None);
        prop_assert_eq!(endless.times(count).is_unbounded(), count > 0);
        prop_assert_eq!((endless.times(0), endless.at(Rate::ZERO)), (Money::ZERO, Money::ZERO));
        prop_assert_eq!(endless.at(rate).is_unbounded(), r > 0);
        prop_assert_eq!(one.at(Rate::UNBOUNDED).is_unbounded(), a > 0);
        prop_assert_eq!((Rate::UNBOUNDED.lowered(rate), Rate::UNBOUNDED.hundredth()), (Rate::UNBOUNDED, Rate::UNBOUNDED));
        for text in [endless.to_string(), Rate::UNBOUNDED.to_string()] {
            prop_assert_eq!((Money::parse(&text), Rate::parse(&text)), (None, None));
        }
    }

    #[test]
    fn a_constant_is_cut_to_what_can_be_kept(units in any::<i64>(), scale in 0_u32..=40) {
        let exact = match scale {
            0..=6 => i128::from(units) * 10_i128.pow(6 - scale),
            _ => i128::from(units) / 10_i128.checked_pow(scale - 6).unwrap_or(i128::MAX),
        };
        same(Money::from_units(units, scale), exact)?;
        same(Rate::from_units(units, scale).as_yuan(), exact)?;
        same(Money::from_fen(units), i128::from(units) * second::FEN)?;
    }
}
