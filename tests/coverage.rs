//! Coverage in time: on every day on which a value begins or ceases to hold, the
//! day before and the day after, in every place, there is an answer or a named
//! gap.

use bangfu::base::calendar::Date;
use bangfu::base::citation::Status;
use bangfu::base::keyed::Keyed;
use bangfu::base::money::{Money, Rate};
use bangfu::base::region::{Code, chain};
use bangfu::book::entry::{Book, Kind as ValueKind};
use bangfu::book::parameter::{Basis, EntryAt, Slot, built_in, resolve, sought_in_vain};
use bangfu::engine::case::{GapKind, day_of};
use bangfu::engine::outlook::{Outlook, Verdict};
use bangfu::engine::question::{Kind, Question};
use bangfu::engine::situation::{Answer, Situation, Stated};
use bangfu::programme::Programme;
use std::collections::BTreeSet;

fn days(book: &Book) -> BTreeSet<Date> {
    let changes = book.change_days(|_| true);
    assert!(changes.len() > 20, "the book changes in time");
    changes.into_iter().flat_map(|day| [day.previous(), day, day.next()]).collect()
}

fn slots(book: &Book) -> Vec<Slot> {
    let mut slots = Vec::new();
    for parameter in 0..u16::try_from(book.definitions.len()).expect("few parameters") {
        let cases = u8::try_from(book.definition(parameter).cases.len().max(1)).expect("few cases");
        slots.extend((0..cases).map(|case| Slot { parameter, case }));
    }
    slots
}

/// What is said of a household: its name, whether amounts are said, and which
/// option of each choice; every question but some of yes and no has yes.
struct Said {
    name: &'static str,
    amount: Option<i64>,
    members: u32,
    no: &'static [Question],
    category: u8,
    level: u8,
    stage: u8,
}

const SAID: [Said; 4] = [
    Said {
        name: "a poor family in need",
        amount: Some(1),
        members: 1,
        no: &[Question::CanCope],
        category: 1,
        level: 1,
        stage: 6,
    },
    Said { name: "a family that can cope", amount: Some(20_000), members: 3, no: &[], category: 0, level: 0, stage: 0 },
    Said {
        name: "a large family with a boarding pupil and a large bill",
        amount: Some(200_000),
        members: 30,
        no: &[Question::CanCope, Question::ExPoor],
        category: 4,
        level: 2,
        stage: 2,
    },
    Said {
        name: "a family that does not know its amounts",
        amount: None,
        members: 3,
        no: &[Question::CanCope],
        category: 2,
        level: 2,
        stage: 5,
    },
];

impl Said {
    fn answer(&self, question: Question, day: Date) -> Option<Answer> {
        Some(match question.kind() {
            Kind::Amount { .. } => Answer::Amount(Money::from_units(self.amount?, 0)),
            Kind::Count { .. } => Answer::Count(self.members),
            Kind::Percent { .. } | Kind::Measure { .. } => Answer::Number(Rate::from_units(i64::from(self.members), 2)),
            Kind::YesNo => Answer::YesNo(!self.no.contains(&question)),
            Kind::Choice(_) => Answer::Option(match question {
                Question::Category => self.category,
                Question::HospitalLevel => self.level,
                _ => self.stage,
            }),
            Kind::Day => Answer::Day(day),
            Kind::Term => Answer::Term(bangfu::base::calendar::Semester::of(day)),
            Kind::Year => Answer::Year(day.year()),
        })
    }
}

fn situation(place: Code, day: Date, said: &Said) -> Situation {
    let mut situation = Situation::new(place, day);
    for question in Question::ALL.iter().copied() {
        if let Some(answer) = said.answer(question, day) {
            situation = situation.with(0, question, answer);
        }
    }
    situation
}

/// What is wrong with an outlook, if it says neither an answer nor why not.
fn silence(outlook: &Outlook, of_amounts: bool) -> Option<String> {
    if outlook.verdict == Verdict::CannotJudge && outlook.gaps.is_empty() {
        return Some("cannot judge, and names no gap".to_owned());
    }
    if outlook.answer_first.is_some() {
        return None;
    }
    if outlook.cases.is_empty() {
        return Some("shows no working".to_owned());
    }
    for range in &outlook.ranges {
        // 两免 and other waivers name no amount: nothing is missing.
        let named = range.gap.is_some_and(|gap| gap.why == GapKind::NoAmount || outlook.gaps.contains(&gap));
        if range.low.is_none() && !named {
            return Some(format!("{} has neither an amount nor a gap", range.label.key()));
        }
    }
    let qualifies = matches!(outlook.verdict, Verdict::Likely | Verdict::Possible);
    if of_amounts && qualifies && outlook.ranges.is_empty() {
        return Some("qualifies for nothing".to_owned());
    }
    None
}

/// Who answers, in the place and, for a school elsewhere, in the nation, and on
/// what ground.
fn answering(read: &[Slot], situation: &Situation, book: &Book) -> Vec<(Code, Slot, EntryAt, Basis)> {
    let mut found = Vec::new();
    for slot in read.iter().copied() {
        let day = day_of(situation, 0, 0, slot.definition().by).unwrap_or(situation.assessed_on);
        for place in [situation.place, Code::NATION] {
            let recorded = resolve(book, slot, place, day);
            found.extend(recorded.into_iter().map(|one| (place, slot, one.at, one.basis)));
        }
    }
    found
}

/// Programmes that are a standing, not an amount.
const WITHOUT_AMOUNTS: [Programme; 5] = [
    Programme::Monitoring,
    Programme::RiskRemoval,
    Programme::MinimumLivingMargin,
    Programme::Hardship,
    Programme::DrinkingWater,
];

/// Assesses one programme in one place on every day. What leaves amounts open has
/// many completions: it is assessed on the days on which another value answers.
fn silences(programme: Programme, place: Code, book: &Book, days: &BTreeSet<Date>) -> (Vec<String>, Vec<Verdict>) {
    let (mut silent, mut verdicts) = (Vec::new(), Vec::new());
    let mut assess = |situation: &Situation, of: &str| {
        let outlook = programme.assess(situation, 0, book);
        verdicts.push(outlook.verdict);
        if let Some(why) = silence(&outlook, !WITHOUT_AMOUNTS.contains(&programme)) {
            silent.push(format!("{} of {of} in {place} on {}: {why}", programme.key(), situation.assessed_on));
        }
        outlook
    };
    let mut words_read = BTreeSet::new();
    for day in days.iter().copied() {
        for said in SAID.iter().filter(|said| said.amount.is_some()) {
            let outlook = assess(&situation(place, day, said), said.name);
            words_read.extend(outlook.values.iter().map(|used| used.slot));
        }
    }
    let mut read = slots(book);
    read.retain(|slot| {
        let definition = slot.definition();
        let own = reads(programme, &definition.id);
        own && (definition.kind != ValueKind::Text || words_read.contains(slot))
    });
    // Of all bills that may be, too many are possible: the nearest place tells.
    let all_open = programme != Programme::Medical || place == Code::of(530_127);
    let mut before = None;
    for day in days.iter().copied() {
        let answering = answering(&read, &situation(place, day, &SAID[0]), book);
        if before.replace(answering.clone()) == Some(answering) {
            continue;
        }
        for said in SAID.iter().filter(|said| said.amount.is_none()) {
            assess(&situation(place, day, said), said.name);
        }
        if all_open {
            assess(&Situation::new(place, day), "a household of which nothing is said");
        }
    }
    (silent, verdicts)
}

#[test]
fn every_programme_answers_or_names_its_gap_on_every_day_of_change() {
    let book = built_in();
    let days = days(&book);
    let places: Vec<Code> = book.regions.iter().map(|region| region.code).collect();
    let of_place = |place: &Code| -> Vec<_> {
        Programme::ALL.iter().map(|programme| silences(*programme, *place, &book, &days)).collect()
    };
    let found: Vec<(Vec<String>, Vec<Verdict>)> = std::thread::scope(|scope| {
        let running: Vec<_> = places.iter().map(|place| scope.spawn(|| of_place(place))).collect();
        running.into_iter().flat_map(|one| one.join().expect("no assessment panics")).collect()
    });
    let silent: Vec<&String> = found.iter().flat_map(|(silent, _)| silent).collect();
    assert!(silent.is_empty(), "{} are silent, such as:\n{:#?}", silent.len(), &silent[..silent.len().min(20)]);
    let verdicts: BTreeSet<Verdict> = found.iter().flat_map(|(_, verdicts)| verdicts.iter().copied()).collect();
    assert_eq!(verdicts.len(), Verdict::ALL.len(), "each verdict occurs: {verdicts:?}");
}

/// The coarse answers to a question: every option; of a number the least, a middling and a large
/// one, as far as it may go; one day, term or year.
fn coarse(question: Question, day: Date) -> Vec<Answer> {
    let least_and_most = |least: i64, most: i64, middling: [i64; 2]| {
        let mut all = vec![least, middling[0].clamp(least, most), middling[1].clamp(least, most)];
        all.dedup();
        all
    };
    match question.kind() {
        Kind::YesNo => vec![Answer::YesNo(true), Answer::YesNo(false)],
        Kind::Choice(keys) => (0..keys().len()).filter_map(|at| u8::try_from(at).ok()).map(Answer::Option).collect(),
        Kind::Amount { .. } => [0, 12_000, 200_000].map(|yuan| Answer::Amount(Money::from_units(yuan, 0))).to_vec(),
        Kind::Count { least, most } => least_and_most(i64::from(least), i64::from(most), [3, 40])
            .into_iter()
            .filter_map(|count| u32::try_from(count).ok())
            .map(Answer::Count)
            .collect(),
        Kind::Percent { .. } => [2, 6].map(|percent| Answer::Number(Rate::from_units(percent, 2))).to_vec(),
        Kind::Measure { .. } => [0, 3].map(|much| Answer::Number(Rate::from_units(much, 0))).to_vec(),
        Kind::Day => vec![Answer::Day(day)],
        Kind::Term => vec![Answer::Term(bangfu::base::calendar::Semester::of(day))],
        Kind::Year => vec![Answer::Year(day.year())],
    }
}

/// Answers one open question after the other in every coarse way, the most telling first: what is
/// silent of the households on the way, and how many there were at the ends.
fn walk(programme: Programme, place: Code, day: Date, book: &Book) -> (Vec<String>, u32) {
    let (mut silent, mut ends) = (Vec::new(), 0);
    let mut left = vec![Situation::new(place, day)];
    while let Some(situation) = left.pop() {
        let outlook = programme.assess(&situation, 0, book);
        if let Some(why) = silence(&outlook, false) {
            silent.push(format!("{} in {place} on {day}: {why}: {:?}", programme.key(), situation.given(0)));
        }
        let open = outlook.answer_first.or(outlook.open.iter().find_map(|item| item.open.question()));
        let Some(key) = open else {
            ends += 1;
            continue;
        };
        for answer in coarse(key.question, day) {
            let mut next = situation.clone();
            next.state(key, Stated::Given(answer));
            left.push(next);
        }
    }
    (silent, ends)
}

#[test]
fn every_combination_of_coarse_answers_ends_in_a_verdict() {
    let book = built_in();
    let days = [Date::of(2019, 3, 1), Date::of(2022, 10, 1), Date::of(2024, 5, 10), Date::of(2026, 11, 1)];
    let places: Vec<Code> = book.regions.iter().map(|region| region.code).collect();
    let of_place = |place: Code| {
        let each = days.iter().flat_map(|day| Programme::ALL.iter().map(move |programme| (*day, *programme)));
        each.map(|(day, programme)| walk(programme, place, day, &book)).collect::<Vec<_>>()
    };
    let found: Vec<(Vec<String>, u32)> = std::thread::scope(|scope| {
        let running: Vec<_> = places.iter().map(|place| scope.spawn(|| of_place(*place))).collect();
        running.into_iter().flat_map(|one| one.join().expect("no household panics")).collect()
    });
    let silent: Vec<&String> = found.iter().flat_map(|(silent, _)| silent).collect();
    assert!(silent.is_empty(), "{} are silent, such as:\n{:#?}", silent.len(), &silent[..silent.len().min(9)]);
    let ends: u32 = found.iter().map(|(_, ends)| ends).sum();
    assert!(ends > 50_000, "only {ends} combinations were met");
}

#[test]
fn what_is_silent_is_complained_of() {
    let book = built_in();
    let at = |place, programme: Programme| {
        programme.assess(&situation(Code::of(place), Date::of(2023, 5, 10), &SAID[0]), 0, &book)
    };
    let mut unjudged = at(100_000, Programme::Monitoring);
    assert_eq!((unjudged.verdict, silence(&unjudged, false)), (Verdict::CannotJudge, None));
    unjudged.gaps.clear();
    let mut without_working = at(530_127, Programme::Enrolment);
    assert_eq!(silence(&without_working, true), None);
    let mut without_amount = without_working.clone();
    without_amount.ranges[0].low = None;
    let mut for_nothing = without_working.clone();
    for_nothing.ranges.clear();
    without_working.cases.clear();
    for (outlook, wanted) in [
        (unjudged, "cannot judge, and names no gap"),
        (without_working, "shows no working"),
        (without_amount, "premium_aid has neither an amount nor a gap"),
        (for_nothing, "qualifies for nothing"),
    ] {
        assert_eq!(silence(&outlook, true).as_deref(), Some(wanted));
    }
}

/// Programmes that read another's values too: the line that a removal is held
/// against, the standard that the margin is a multiple of, the alert on self-pay.
const READS_OF: [(Programme, &str); 11] = [
    (Programme::RiskRemoval, "monitoring"),
    (Programme::MinimumLivingMargin, "minimum_living"),
    (Programme::Medical, "monitoring"),
    (Programme::Medical, "supplementary"),
    (Programme::TemporaryAid, "minimum_living"),
    (Programme::TemporaryAid, "medical"),
    (Programme::Hardship, "medical"),
    (Programme::QuakeProofing, "house_repair"),
    (Programme::MicroLoan, "lpr"),
    (Programme::StartupLoan, "lpr"),
    (Programme::StartupLoan, "micro_loan"),
];

fn reads(programme: Programme, id: &str) -> bool {
    let of = id.split('.').next().unwrap_or_default();
    of == programme.key() || READS_OF.contains(&(programme, of))
}

/// A rule reads its own programme only, or one that it is known to read, so that
/// the days on which another value answers can be told.
#[test]
fn a_rule_reads_its_own_programme_only() {
    let book = built_in();
    for programme in Programme::ALL.iter().copied() {
        for said in &SAID {
            let outlook = programme.assess(&situation(Code::of(530_127), Date::of(2024, 5, 10), said), 0, &book);
            let slots = outlook.values.iter().map(|used| used.slot).chain(outlook.gaps.iter().map(|gap| gap.slot));
            for slot in slots {
                let id = &slot.definition().id;
                assert!(reads(programme, id), "{} reads {id}", programme.key());
            }
        }
    }
}

/// A gap in time is a day within the recorded history of a slot on which
/// nothing answers, although a value was once recorded for the place.
#[test]
fn every_value_answers_or_is_known_not_to_be_found_or_was_never_recorded() {
    let book = built_in();
    let mut unexplained = Vec::new();
    for slot in slots(&book) {
        let (_, entries) = book.entries_of(slot.parameter);
        for region in book.regions.iter() {
            let places: Vec<Code> = chain(&book.regions, region.code).map(|region| region.code).collect();
            let begun: Vec<_> = entries
                .iter()
                .filter(|entry| places.contains(&entry.region))
                .filter(|entry| entry.values.iter().any(|value| value.case == slot.case))
                .collect();
            for day in days(&book) {
                let answered = !resolve(&book, slot, region.code, day).is_empty();
                let sought = !sought_in_vain(&book, slot, region.code, day).is_empty();
                let earlier = begun.iter().any(|entry| entry.period.from <= day && entry.stands_in);
                if !answered && !sought && earlier {
                    unexplained.push(format!(
                        "{} {:?} in {} on {day}",
                        slot.definition().id,
                        slot.case_key(),
                        region.code
                    ));
                }
            }
        }
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}

#[test]
fn no_two_values_of_one_place_are_in_force_on_one_day_unless_disputed() {
    let book = built_in();
    let mut twice = Vec::new();
    let mut disputed = 0;
    for slot in slots(&book) {
        for region in book.regions.iter() {
            for day in days(&book) {
                let recorded = resolve(&book, slot, region.code, day);
                let in_force: Vec<_> = recorded.iter().filter(|one| one.basis == Basis::InForce).collect();
                let apart = in_force.iter().any(|one| one.at.of(&book).region != in_force[0].at.of(&book).region);
                let all_disputed = in_force.iter().all(|one| one.at.of(&book).disputed);
                if in_force.len() > 1 && (apart || !all_disputed) {
                    twice.push(format!("{} {:?} in {} on {day}", slot.definition().id, slot.case_key(), region.code));
                }
                disputed += usize::from(in_force.len() > 1);
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
    assert!(disputed > 0, "the disputed premium of 2019 is seen");
}

#[test]
fn a_value_that_was_not_found_has_no_number_and_every_other_has_one() {
    for entry in built_in().entries.iter() {
        assert_eq!(entry.values.is_empty(), entry.status == Status::NotFound, "{entry:?}");
    }
}
