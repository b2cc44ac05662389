//! A province needs data only: the medical chain on made-up provinces, each one
//! file of `tests/provinces/`, held against examples, against a second
//! arithmetic in whole fen, and against the laws that any ordered table obeys.

// `src/book/files` is compiled into this test and looks for these at the root.
use bangfu::{base, book};

#[path = "campaign/mod.rs"]
mod campaign;
#[path = "support/policy.rs"]
mod policy;
mod support;

use bangfu::base::keyed::Keyed;
use bangfu::base::money::{Money, Rate};
use bangfu::book::entry::{Band, Book, Bound, CaseValue, Entry, Value};
use bangfu::engine::figure::Label;
use bangfu::engine::outlook::Outlook;
use bangfu::engine::question::{Category, HospitalLevel, Question, VisitKind, Where};
use bangfu::engine::situation::{Answer, Situation};
use bangfu::programme::Programme;
use campaign::record::{self, Known, Record};
use campaign::told::{Story, Told};
use campaign::{medical, world};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;
use support::example;

fn provinces() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| policy::provinces("tests/provinces").book)
}

#[test]
fn a_province_of_data_only_answers_to_the_fen() {
    let examples = example::of(Path::new("tests/provinces/cases"));
    assert!(examples.len() > 15, "the cases are read");
    let wrong: Vec<String> = examples
        .iter()
        .filter_map(|example| Some(format!("{}: {}", example.name, example.check(provinces()).err()?)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The categories from the one that gets most to the one that gets nothing.
const RANKS: [Category; 6] = [
    Category::Destitute,
    Category::MinimumLiving,
    Category::ReturnedToPoverty,
    Category::Monitored,
    Category::MinimumLivingMargin,
    Category::Ordinary,
];
const AIDED: usize = RANKS.len() - 1;

/// What a place pays to one category: rates in per cent, amounts in fen.
#[derive(Clone, Copy, Debug)]
struct Aid {
    rate: i64,
    chronic_rate: i64,
    deductible: i64,
    cap: i64,
    chronic_cap: i64,
    tilt_threshold: i64,
    tilt_rate: i64,
    tilt_cap: i64,
}

/// The parameters of a place: rates in per cent, amounts in fen.
#[derive(Clone, Debug)]
struct Terms {
    deductible: i64,
    rate: i64,
    cap: i64,
    repeat: i64,
    later: i64,
    /// On the deductibles of a year's stays together.
    ceiling: i64,
    chronic: (i64, i64, i64),
    counted: bool,
    /// Whether what is paid first counts for aid.
    aid_counted: bool,
    gross: bool,
    serious_deductible: i64,
    /// Upper edge and rate; the last has no edge.
    bands: [(i64, i64); 3],
    serious_cap: i64,
    /// A cap of the tilted groups alone.
    tilted_cap: Option<i64>,
    tilted: usize,
    factor: i64,
    points: i64,
    lifted: bool,
    separate: bool,
    aid: [Aid; AIDED],
}

/// One bill, in fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bill {
    day: (i16, u8, u8),
    in_scope: i64,
    pre_self: i64,
    full_own: i64,
    chronic: bool,
}

/// Sums of the layers, in fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Paid {
    basic: i64,
    serious: i64,
    aid: i64,
    tilt: i64,
    own: i64,
}

/// Half up to the fen of an amount in hundredths of a fen.
fn fen(hundredths: i64) -> i64 {
    (hundredths + 50) / 100
}

impl Terms {
    fn entry(id: &str, values: Vec<CaseValue>) -> Entry {
        Entry {
            parameter: provinces().position(id).unwrap_or_else(|| panic!("{id} is a parameter")),
            region: PLACE,
            period: base::calendar::Period { from: base::calendar::Date::of(2024, 1, 1), until: None },
            values: values.into(),
            status: base::citation::Status::Report,
            disputed: false,
            stands_in: true,
            range: None,
        }
    }

    /// The real definitions, with this place alone.
    fn book(&self) -> Book {
        let exact = |case: usize, value| CaseValue { case: u8::try_from(case).unwrap(), value, bound: Bound::Exact };
        let money = |fen: i64| Value::Money(Money::from_fen(fen));
        let rate = |percent: i64| Value::Rate(Rate::from_units(percent, 2));
        let choice = |first: bool| Value::Choice(u8::from(!first));
        let one = |id: &str, value| Terms::entry(id, vec![exact(0, value)]);
        let case = |id: &str, key: &str| {
            let definition = provinces().definition(provinces().position(id).unwrap());
            definition.cases.iter().position(|known| known == key).unwrap_or_else(|| panic!("{id} has {key}"))
        };
        let each = |id: &str, value: &dyn Fn(&Aid) -> Value| {
            let values = RANKS.iter().zip(&self.aid).map(|(rank, aid)| exact(case(id, rank.key()), value(aid)));
            Terms::entry(id, values.collect())
        };
        let mut edges = vec![0];
        edges.extend(self.bands.iter().map(|(edge, _)| *edge));
        let bands = self.bands.iter().enumerate().map(|(at, (edge, percent))| Band {
            over: Money::from_fen(edges[at]),
            up_to: (at + 1 < self.bands.len()).then(|| Money::from_fen(*edge)),
            rate: Rate::from_units(*percent, 2),
        });
        let bands: Vec<Band> = bands.collect();
        let level = |id: &str, value| Terms::entry(id, vec![exact(case(id, HospitalLevel::LevelThree.key()), value)]);
        let tilted = RANKS
            .iter()
            .enumerate()
            .take(AIDED)
            .map(|(at, rank)| exact(case("medical.serious_tilt", rank.key()), choice(at < self.tilted)));
        let mut entries = vec![
            level("medical.basic_deductible", money(self.deductible)),
            level("medical.basic_rate", rate(self.rate)),
            one("medical.basic_cap", money(self.cap)),
            one("medical.basic_repeat_factor", rate(self.repeat)),
            one("medical.basic_later_factor", rate(self.later)),
            one("medical.basic_deductible_ceiling", money(self.ceiling)),
            one("medical.chronic_deductible", money(self.chronic.0)),
            one("medical.chronic_rate", rate(self.chronic.1)),
            one("medical.chronic_cap", money(self.chronic.2)),
            one("medical.serious_base_pre_self", choice(self.counted)),
            one("medical.serious_basis", choice(self.gross)),
            one("medical.serious_deductible", money(self.serious_deductible)),
            one("medical.serious_bands", Value::Bands(bands.leak())),
            one("medical.serious_cap", money(self.serious_cap)),
            one("medical.serious_capped", choice(true)),
            Terms::entry("medical.serious_tilt", tilted.collect()),
            one("medical.serious_tilt_deductible_factor", rate(self.factor)),
            one("medical.serious_tilt_rate_points", rate(self.points)),
            one("medical.serious_tilt_cap", choice(self.lifted)),
            one("medical.aid_base_pre_self", choice(self.aid_counted)),
            one("medical.aid_cap_scope", choice(!self.separate)),
            each("medical.aid_rate", &|aid| rate(aid.rate)),
            each("medical.chronic_aid_rate", &|aid| rate(aid.chronic_rate)),
            each("medical.aid_deductible", &|aid| money(aid.deductible)),
            each("medical.aid_cap", &|aid| money(aid.cap)),
            each("medical.aid_cap_chronic", &|aid| money(aid.chronic_cap)),
            each("medical.tilt_threshold", &|aid| money(aid.tilt_threshold)),
            each("medical.tilt_rate", &|aid| rate(aid.tilt_rate)),
            each("medical.tilt_cap", &|aid| money(aid.tilt_cap)),
        ];
        entries.extend(self.tilted_cap.map(|cap| one("medical.serious_tilt_cap_amount", money(cap))));
        entries.sort_by_key(|entry| entry.parameter);
        Book { entries: entries.into(), ..provinces().clone() }
    }

    /// 大病保险 of the sum of a year, in fen.
    fn serious(&self, rank: usize, base: i64) -> i64 {
        let tilted = rank < self.tilted;
        let deductible = if tilted { fen(self.serious_deductible * self.factor) } else { self.serious_deductible };
        if base <= deductible {
            return 0;
        }
        let reached = if self.gross { base } else { base - deductible };
        let (mut sum, mut over) = (0, 0);
        for (at, (edge, rate)) in self.bands.into_iter().enumerate() {
            let from = if self.gross && at == 0 { deductible } else { over };
            let to = if at + 1 < self.bands.len() { reached.min(edge) } else { reached };
            let rate = if tilted { (rate + self.points).min(100) } else { rate };
            sum += (to - from).max(0) * rate;
            over = edge;
        }
        fen(sum).min(self.serious_cap_of(rank))
    }

    fn serious_cap_of(&self, rank: usize) -> i64 {
        match self.tilted_cap {
            Some(cap) if rank < self.tilted => cap,
            _ if rank < self.tilted && self.lifted => i64::MAX,
            _ => self.serious_cap,
        }
    }
}

const PLACE: base::region::Code = base::region::Code::of(991_000);

/// What is told of the bills: the group, and of each bill its parts.
fn story(rank: usize, tilt_applied: bool, bills: &[Bill]) -> Story {
    let told = |bill: &Bill| {
        let (year, month, day) = bill.day;
        let total = bill.in_scope + bill.pre_self + bill.full_own;
        let kind = if bill.chronic { VisitKind::ChronicOutpatient } else { VisitKind::Inpatient };
        let parts = [
            ("total", total),
            ("full_own", bill.full_own),
            ("over_limit", 0),
            ("pre_self", bill.pre_self),
            ("in_scope", bill.in_scope),
        ];
        let others = [
            ("visit_kind", Told::Option(kind.key())),
            ("hospital_level", Told::Option(HospitalLevel::LevelThree.key())),
            ("discharge", Told::Day(record::day(year.into(), month.into(), day.into()))),
            ("where", Told::Option(Where::Within.key())),
            ("referred", Told::Yes(true)),
        ];
        parts.map(|(key, fen)| (key, Told::Fen(fen.into()))).into_iter().chain(others)
    };
    let of_person = [
        ("category", Told::Option(RANKS[rank].key())),
        ("also_category", Told::Option(Category::Ordinary.key())),
        ("tilt_applied", Told::Yes(tilt_applied && rank < AIDED)),
    ];
    let mut answers: BTreeMap<_, _> = of_person.into_iter().map(|(key, told)| ((0, key), told)).collect();
    // Each bill says which admission it is of, or comes after; of one day the smaller bill first.
    let mut ordered: Vec<(usize, &Bill)> = bills.iter().enumerate().collect();
    ordered.sort_by_key(|(_, bill)| (bill.day, bill.in_scope, bill.in_scope + bill.pre_self + bill.full_own));
    let (mut of, mut stays) = (0, 0);
    for (visit, bill) in ordered {
        let visit = u8::try_from(visit).unwrap();
        answers.extend(told(bill).map(|(key, told)| ((visit, key), told)));
        stays = if bill.day.0 == of { stays } else { 0 } + i128::from(!bill.chronic);
        of = bill.day.0;
        answers.insert((visit, "admission"), Told::Count(stays.max(1)));
    }
    Story { place: 991_000, on: record::day(2025, 12, 31), answers }
}

/// The values of a made-up place as the second arithmetic has them.
fn record_of(book: &Book) -> Record {
    let known = |value: Value, options: &[std::borrow::Cow<'static, str>]| match value {
        Value::Money(amount) => Known::Fen(i128::from(amount.millionths()) / 10_000),
        Value::Rate(rate) => Known::Rate(rate.millionths().into()),
        Value::Choice(at) => Known::Option(options[usize::from(at)].to_string()),
        Value::Bands(bands) => {
            let fen = |amount: Money| i128::from(amount.millionths()) / 10_000;
            Known::Bands(bands.iter().map(|b| (fen(b.over), b.up_to.map(fen), b.rate.millionths().into())).collect())
        }
        Value::Count(_) | Value::Text => panic!("the terms have neither counts nor words"),
    };
    let entries = book.entries.iter().map(|entry| {
        let definition = book.definition(entry.parameter);
        let case = |at: u8| definition.cases.get(usize::from(at)).map_or(String::new(), ToString::to_string);
        let values = entry.values.iter().map(|one| (case(one.case), known(one.value, &definition.options)));
        (definition.id.to_string(), values.collect())
    });
    Record::alone(991_000, record::day(2024, 1, 1), entries)
}

/// The same by the second arithmetic.
fn paid_again(record: &Record, story: &Story) -> Paid {
    let whole = world::all_worlds(record, story, medical::ALL[0].rule).expect("everything is told");
    let of = |label: &str| {
        let mine = whole.amounts.iter().find(|((known, _), _)| known == label);
        mine.map_or(0, |(_, (low, high))| {
            assert_eq!(low, high, "{label} is exact");
            low.and_then(|fen| i64::try_from(fen).ok()).expect("an amount")
        })
    };
    Paid {
        basic: of("basic_paid"),
        serious: of("serious_paid"),
        aid: of("aid_paid"),
        tilt: of("tilt_paid"),
        own: of("own_cost"),
    }
}

fn paid(outlook: &Outlook) -> Paid {
    let of = |label: Label| {
        let range = outlook.ranges.iter().find(|range| range.label == label);
        range.map_or(0, |range| {
            assert!(range.is_exact(), "{label:?} is exact");
            // In whole fen: the amount times a hundred.
            range.low.unwrap().times(100).to_string().split('.').next().unwrap().parse().unwrap()
        })
    };
    Paid {
        basic: of(Label::BasicPaid),
        serious: of(Label::SeriousPaid),
        aid: of(Label::AidPaid),
        tilt: of(Label::TiltPaid),
        own: of(Label::OwnCost),
    }
}

fn assess(book: &Book, rank: usize, tilt_applied: bool, bills: &[Bill]) -> Paid {
    paid(&Programme::Medical.assess(&story(rank, tilt_applied, bills).situation(&BTreeMap::new()), 0, book))
}

/// Parameters whose categories are ordered: rate higher, deductible lower, cap
/// higher, the better the category.
fn terms() -> impl Strategy<Value = Terms> {
    let basic = (0_i64..300_000, 0_i64..=100, 0_i64..20_000_000, 0_i64..=100, 0_i64..=100, 0_i64..600_000);
    let chronic = (0_i64..100_000, 0_i64..=100, 0_i64..2_000_000);
    let serious =
        (0_i64..3_000_000, 0_i64..3_000_000, 1_i64..5_000_000, 1_i64..10_000_000, [0_i64..=100, 0..=100, 0..=100]);
    let more = (0_i64..60_000_000, 0..=AIDED, 0_i64..=100, 0_i64..=30);
    let tilted_cap = proptest::option::of(0_i64..60_000_000);
    let switches = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), tilted_cap);
    let aid = proptest::collection::vec(
        (
            0_i64..=100,
            0_i64..=100,
            0_i64..2_000_000,
            0_i64..8_000_000,
            0_i64..500_000,
            0_i64..1_000_000,
            0_i64..=100,
            0_i64..5_000_000,
        ),
        AIDED,
    );
    (basic, chronic, serious, more, switches, aid).prop_map(|(basic, chronic, serious, more, switches, aid)| {
        let column = |of: &dyn Fn(usize) -> i64, rising: bool| {
            let mut column: Vec<i64> = (0..AIDED).map(of).collect();
            column.sort_unstable();
            if !rising {
                column.reverse();
            }
            column
        };
        let columns = [
            column(&|at| aid[at].0, false),
            column(&|at| aid[at].1, false),
            column(&|at| aid[at].2, true),
            column(&|at| aid[at].3, false),
            column(&|at| aid[at].4, false),
            column(&|at| aid[at].5, true),
            column(&|at| aid[at].6, false),
            column(&|at| aid[at].7, false),
        ];
        let aid = std::array::from_fn(|at| Aid {
            rate: columns[0][at],
            chronic_rate: columns[1][at],
            deductible: columns[2][at],
            cap: columns[3][at],
            chronic_cap: columns[4][at],
            tilt_threshold: columns[5][at],
            tilt_rate: columns[6][at],
            tilt_cap: columns[7][at],
        });
        let (gross, deductible) = (switches.1, serious.0);
        // On the gross amount the first band ends above the deductible.
        let first = if gross { deductible + serious.2 } else { serious.1 + 1 };
        let mut rates = serious.4;
        rates.sort_unstable();
        Terms {
            deductible: basic.0,
            rate: basic.1,
            cap: basic.2,
            repeat: basic.3,
            later: basic.4,
            ceiling: basic.5,
            chronic,
            counted: switches.0,
            aid_counted: switches.4,
            gross,
            serious_deductible: deductible,
            bands: [(first, rates[0]), (first + serious.3, rates[1]), (0, rates[2])],
            serious_cap: more.0,
            // Never less than that of everybody.
            tilted_cap: switches.5.map(|beyond| more.0 + beyond),
            tilted: more.1,
            factor: more.2,
            points: more.3,
            lifted: switches.2,
            separate: switches.3,
            aid,
        }
    })
}

fn bills() -> impl Strategy<Value = Vec<Bill>> {
    let bill =
        (2024_i16..=2025, 1_u8..=12, 1_u8..=28, 0_i64..30_000_000, 0_i64..2_000_000, 0_i64..2_000_000, any::<bool>());
    proptest::collection::vec(bill, 1..6).prop_map(|bills| {
        let mut bills: Vec<Bill> = bills
            .into_iter()
            .map(|(year, month, day, in_scope, pre_self, full_own, chronic)| Bill {
                day: (year, month, day),
                in_scope,
                pre_self,
                full_own,
                chronic,
            })
            .collect();
        bills.dedup_by_key(|bill| bill.day);
        bills
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_chain_agrees_with_a_second_arithmetic(terms in terms(), bills in bills(), rank in 0..RANKS.len(), applied in any::<bool>()) {
        let book = terms.book();
        prop_assert_eq!(assess(&book, rank, applied, &bills), paid_again(&record_of(&book), &story(rank, applied, &bills)));
    }

    /// Each layer pays of what the layers before it left; all parts make the bill; no cap is passed.
    #[test]
    fn no_layer_pays_more_than_was_left_or_than_its_cap(terms in terms(), bills in bills(), rank in 0..RANKS.len(), applied in any::<bool>()) {
        let paid = assess(&terms.book(), rank, applied, &bills);
        let first = |bill: &Bill| if terms.aid_counted { bill.pre_self } else { 0 };
        let in_scope: i64 = bills.iter().map(|bill| bill.in_scope + first(bill)).sum();
        let total: i64 = bills.iter().map(|bill| bill.in_scope + bill.pre_self + bill.full_own).sum();
        let mut left = in_scope;
        for part in [paid.basic, paid.serious, paid.aid, paid.tilt] {
            prop_assert!((0..=left).contains(&part));
            left -= part;
        }
        prop_assert_eq!(paid.basic + paid.serious + paid.aid + paid.tilt + paid.own, total);
        let mut years: Vec<i16> = bills.iter().map(|bill| bill.day.0).collect();
        years.sort_unstable();
        years.dedup();
        for year in years {
            let of_year: Vec<Bill> = bills.iter().copied().filter(|bill| bill.day.0 == year).collect();
            let paid = assess(&terms.book(), rank, applied, &of_year);
            prop_assert!(paid.basic <= terms.cap + terms.chronic.2);
            prop_assert!(paid.serious <= terms.serious_cap_of(rank));
            if let Some(aid) = terms.aid.get(rank) {
                let chronic_cap = i64::from(terms.separate) * aid.chronic_cap;
                prop_assert!(paid.aid <= aid.cap + chronic_cap);
                prop_assert!(paid.tilt <= aid.tilt_cap);
            }
        }
    }

    /// A visit gets F(after) − F(before): where nothing cuts a visit short, the
    /// year's payment is that of one sum.
    #[test]
    fn splitting_a_year_changes_nothing_of_the_second_layer(terms in terms(), bills in bills(), rank in 0..RANKS.len()) {
        let terms = Terms { counted: false, ..terms };
        let bills: Vec<Bill> = bills.into_iter().map(|bill| Bill { day: (2025, bill.day.1, bill.day.2), ..bill }).collect();
        let paid = assess(&terms.book(), rank, false, &bills);
        let in_scope: i64 = bills.iter().map(|bill| bill.in_scope).sum();
        prop_assert_eq!(paid.serious, terms.serious(rank, in_scope - paid.basic));
    }

    /// To the fen for one bill. Over several, each layer of each bill is rounded
    /// by itself, which may turn a fen each. Bills of one kind only: where aid pays
    /// less for outpatient care, a group that reaches the cap of the second layer
    /// with its stay in hospital bears more of the outpatient bill that follows.
    #[test]
    fn a_better_category_never_costs_more(terms in terms(), bills in bills(), applied in any::<bool>()) {
        let book = terms.book();
        let bills: Vec<Bill> = bills.iter().map(|bill| Bill { chronic: bills[0].chronic, ..*bill }).collect();
        for bills in [&bills[..1], &bills[..]] {
            let own: Vec<i64> = (0..RANKS.len()).map(|rank| assess(&book, rank, applied, bills).own).collect();
            let roundings = if bills.len() == 1 { 0 } else { 3 * i64::try_from(bills.len()).unwrap() };
            for (better, worse) in own.iter().zip(&own[1..]) {
                prop_assert!(*better <= worse + roundings, "{own:?}");
            }
        }
    }

    #[test]
    fn the_order_of_entry_changes_nothing(terms in terms(), bills in bills(), rank in 0..RANKS.len(), turn in 0_usize..6) {
        let book = terms.book();
        let mut turned = bills.clone();
        turned.rotate_left(turn % bills.len());
        turned.reverse();
        prop_assert_eq!(assess(&book, rank, true, &turned), assess(&book, rank, true, &bills));
    }
}

/// Tiers of 国办发〔2021〕42号, from the one that gets most.
const TIERS: [&[Category]; 5] = [
    &[Category::Destitute],
    &[Category::MinimumLiving, Category::ReturnedToPoverty],
    &[Category::MinimumLivingMargin, Category::Monitored],
    &[Category::IllnessPoor],
    &[Category::Ordinary],
];

/// What was recorded of every place obeys the laws on every day on which
/// something changes: a better tier never bears more, a dearer bill never gets
/// less. A table that breaks one says so on the programme's page, by its note.
#[test]
fn the_recorded_tables_obey_the_laws() {
    // 凉州区 has a rate for the margin without a cap: (86,000 − 2,000) × 0.6 is more
    // than the 50,000 up to which the province pays for the tiers above it.
    const TOLD: [(u32, usize, i64); 2] = [(620_602, 0, 1_500_000), (620_602, 1, 1_500_000)];
    const BILLS: [i64; 9] = [400, 5_000, 12_001, 20_000, 60_000, 150_000, 300_000, 600_000, 1_500_000];
    let book = bangfu::book::parameter::built_in();
    let (mut compared, mut broken) = (0, BTreeSet::new());
    for region in book.regions.iter() {
        for day in book.change_days(|_| true).into_iter().filter(|day| (2016..=2026).contains(&day.year())) {
            let ends = |category: Category, bill: i64| {
                let asked = Situation::new(region.code, day)
                    .with_option(0, Question::Category, category)
                    .with_option(0, Question::HospitalLevel, HospitalLevel::LevelTwo)
                    .with(0, Question::SlipBasic, Answer::Amount(Money::from_units(bill / 2, 0)))
                    .with(0, Question::InScope, Answer::Amount(Money::from_units(bill, 0)));
                let outlook = Programme::Medical.assess(&asked, 0, &book);
                let own = outlook.ranges.iter().find(|range| range.label == Label::OwnInScope);
                own.and_then(|own| Some((own.low?, own.high?))).expect("what is left to bear lies between two ends")
            };
            let tiers = TIERS
                .map(|tier| tier.iter().map(|category| BILLS.map(|bill| ends(*category, bill))).collect::<Vec<_>>());
            for (at, better) in tiers.iter().enumerate() {
                for own in better {
                    for (at_bill, bill) in BILLS.into_iter().enumerate() {
                        for worse in tiers[at + 1..].iter().flatten() {
                            let (own, worse) = (own[at_bill], worse[at_bill]);
                            compared += 1;
                            if own.0 > worse.0 && own.1 > worse.1 {
                                broken.insert((region.code, at, bill));
                            }
                        }
                    }
                    for (at, bill) in BILLS.into_iter().enumerate().skip(1) {
                        let paid = |at: usize, end: Money| Money::from_units(BILLS[at], 0) - end;
                        let lower = (paid(at, own[at].1), paid(at, own[at].0));
                        compared += 1;
                        if lower.0 < paid(at - 1, own[at - 1].1) && lower.1 < paid(at - 1, own[at - 1].0) {
                            panic!("{} {day}: less is paid of {bill} than of a smaller bill", region.code);
                        }
                    }
                }
            }
        }
    }
    assert!(compared > 10_000, "the tables are compared");
    assert_eq!(broken, TOLD.map(|(place, tier, bill)| (base::region::Code::of(place), tier, bill)).into());
}
