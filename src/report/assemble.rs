//! The report of a situation, and the standards of a place, put together.

use crate::base::calendar::Date;
use crate::base::citation::Source;
use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::base::region::Code;
use crate::book::entry::{Band, Book, Bound, CaseValue, Entry, Value};
use crate::book::local::Refused;
use crate::book::parameter::{self, Basis, CHECKED, CITED, EntryAt, Reads, SOURCES, Slot, resolve};
use crate::engine::case::{Gap, GapKind, Open};
use crate::engine::completion::Run;
use crate::engine::figure::{Quantity, Relation, Step, Use};
use crate::engine::outlook::{OpenItem, Outcome, Outlook, Range, ShareRange};
use crate::engine::retrace::Reckoner;
use crate::engine::situation::Situation;
use crate::engine::standards::Standards;
use crate::programme::{Assessment, Programme, assess_by};
use crate::report::path::path_of;
use crate::report::refused::refused_entry;
use crate::report::shape::{
    Amount, Citation, Citations, Comparison, Edition, Line, Names, OpenQuestion, ParameterAnswer, ParameterAnswers,
    ProgrammeResult, Report, ReportedFinding, ReportedGap, Share, Stated, StatedBand, Telling, Text, UnderKey, Used,
    ValueUsed, Words,
};

/// Assesses every programme of which the situation says something.
pub fn report(situation: &Situation, reckoner: &Reckoner<'_>, refused: &[Refused], telling: Telling) -> Report {
    let book = reckoner.book();
    let mut teller = Teller::new(reckoner.standards(), situation.place, situation.assessed_on);
    teller.words.telling = telling;
    let assessments = assess_by(situation, reckoner, Programme::ALL);
    let results = assessments.iter().map(|assessment| teller.result(assessment)).collect();
    Report {
        edition: Edition { version: env!("CARGO_PKG_VERSION").into(), checked: CHECKED.into() },
        place: teller.words.region(situation.place, book),
        assessed_on: situation.assessed_on.to_string(),
        results,
        refused: refused.iter().map(refused_entry).collect(),
        citations: teller.citations,
        words: teller.words,
    }
}

/// What may hold of each parameter for a place on a day.
pub fn parameters(book: &Book, place: Code, day: Date) -> ParameterAnswers {
    let standards = Standards::of(book);
    let mut teller = Teller::new(&standards, place, day);
    let parameters = (0..).take(book.definitions.len()).map(|parameter| teller.parameter(parameter)).collect();
    ParameterAnswers { parameters, citations: teller.citations }
}

/// The recorded value that stands under a key of a report by keys; none if there is no such entry.
pub fn recorded(book: &Book, key: u32) -> Option<ValueUsed> {
    let [high, low, case, basis] = key.to_be_bytes();
    let at = u16::from_be_bytes([high, low]);
    let parameter = book.entries.get(usize::from(at))?.parameter;
    let basis = *Basis::ALL.get(usize::from(basis))?;
    Some(value(book, Slot { parameter, case }, EntryAt::Built(at), basis))
}

/// The key of a built-in value, for [`recorded`].
fn key_of(at: u16, case: u8, basis: Basis) -> u32 {
    let [high, low] = at.to_be_bytes();
    u32::from_be_bytes([high, low, case, u8::try_from(basis.place()).unwrap_or(u8::MAX)])
}

/// What a report tells of an instrument.
pub fn citation(source: &'static Source) -> Citation {
    Citation {
        title: (&source.title).into(),
        title_en: (&source.title_en).into(),
        number: source.number.as_ref().map(Text::from),
        issuer: (&source.issuer).into(),
        date: source.date.as_ref().map(Text::from),
        link: source.link.as_ref().map(Text::from),
        checked: (&source.checked).into(),
    }
}

/// The instrument in which an entry was read, and where in it; nothing for one of a local file.
fn source_of(at: EntryAt) -> Option<(&'static Source, Option<Text>)> {
    let EntryAt::Built(at) = at else { return None };
    let cited = CITED.get(usize::from(at))?;
    Some((SOURCES.get(usize::from(cited.source?))?, cited.at.map(Text::from)))
}

/// What an entry records of a case.
fn recorded_in(entry: &Entry, slot: Slot) -> Option<&CaseValue> {
    entry.values.iter().find(|value| value.case == slot.case)
}

/// The key of the option that a value is.
fn option(slot: Slot, value: Value) -> Option<&'static str> {
    let Value::Choice(at) = value else { return None };
    slot.definition().options.get(usize::from(at)).map(|key| &**key)
}

fn value(book: &Book, slot: Slot, at: EntryAt, basis: Basis) -> ValueUsed {
    let entry = at.of(book);
    let recorded = recorded_in(entry, slot);
    let cited = source_of(at);
    ValueUsed {
        parameter: (&slot.definition().id).into(),
        case: slot.case_key().map(Text::from),
        value: recorded.map_or(Stated::One("".into()), |recorded| stated(slot, recorded.value)),
        bound: recorded.map_or("exact", |recorded| recorded.bound.key()).into(),
        unit: (&slot.definition().unit).into(),
        region: entry.region.to_string().into(),
        from: entry.period.from.to_string(),
        until: entry.period.until.map(|until| until.to_string()),
        status: entry.status.key().into(),
        basis: basis.key().into(),
        citation: cited.as_ref().map(|(source, _)| (&source.key).into()),
        at: cited.and_then(|(_, place)| place),
    }
}

fn stated(slot: Slot, value: Value) -> Stated {
    Stated::One(match value {
        Value::Money(amount) => amount.to_string().into(),
        Value::Rate(rate) => rate.to_string().into(),
        Value::Count(count) => count.to_string().into(),
        Value::Choice(_) => option(slot, value).unwrap_or_default().into(),
        Value::Text => "".into(),
        Value::Bands(bands) => {
            let band = |band: &Band| StatedBand {
                over: band.over.to_string(),
                up_to: band.up_to.map(|edge| edge.to_string()),
                rate: band.rate.to_string(),
            };
            return Stated::Bands(bands.iter().map(band).collect());
        }
    })
}

/// Tells values of a book for a place and a day, and keeps what stands once at the end.
struct Teller<'b> {
    book: &'b Book,
    standards: &'b Standards<'b>,
    place: Code,
    day: Date,
    citations: Citations,
    words: Words,
    /// Places of values whose words are kept.
    regions: Vec<Code>,
}

impl<'b> Teller<'b> {
    fn new(standards: &'b Standards<'b>, place: Code, day: Date) -> Teller<'b> {
        let book = standards.book();
        Teller {
            book,
            standards,
            place,
            day,
            citations: Citations::new(),
            words: Words::default(),
            regions: Vec::new(),
        }
    }

    fn parameter(&mut self, parameter: u16) -> ParameterAnswer {
        let definition = Slot { parameter, case: 0 }.definition();
        let cases = u8::try_from(definition.cases.len().max(1)).unwrap_or(u8::MAX);
        let mut values = Vec::new();
        for slot in (0..cases).map(|case| Slot { parameter, case }) {
            let found = resolve(self.book, slot, self.place, self.day);
            values.extend(found.iter().map(|found| self.value(slot, found.at, found.basis)));
        }
        ParameterAnswer {
            parameter: (&definition.id).into(),
            name: Names { zh: (&parameter::name(definition).zh).into(), en: (&parameter::name(definition).en).into() },
            kind: definition.kind.key().into(),
            unit: (&definition.unit).into(),
            values,
        }
    }

    fn result(&mut self, assessment: &Assessment) -> ProgrammeResult {
        let Assessment { programme, person, outlook } = assessment;
        ProgrammeResult {
            programme: self.words.programme(*programme),
            person: programme.topic().is_of_persons().then_some(*person),
            verdict: self.words.verdict(outlook.verdict),
            needs_visit: outlook.judgement,
            kinds: outlook.kinds.iter().map(|kind| self.words.kind(*kind)).collect(),
            identities: outlook.identities.iter().map(|category| self.words.option(category.key())).collect(),
            window: outlook.window.map(|(from, until)| [from.to_string(), until.to_string()]),
            amounts: outlook.ranges.iter().map(|range| self.amount(outlook, range)).collect(),
            shares: outlook.shares.iter().map(|share| self.share(share)).collect(),
            findings: outlook.outcomes.iter().map(|outcome| self.finding(outlook, outcome)).collect(),
            open: outlook.open.iter().filter_map(|item| self.open(item)).collect(),
            still_open: outlook.still_open(),
            answer_first: outlook.answer_first.map(path_of),
            values: outlook.values.iter().map(|used| self.used(used)).collect(),
            workings: outlook.cases.iter().map(|run| self.lines(run)).collect(),
            gaps: outlook.gaps.iter().map(|gap| self.gap(gap)).collect(),
            rivals: outlook.rivals.iter().map(|slot| self.words.parameter(*slot)).collect(),
            trials: outlook.trials.iter().map(|slot| self.words.parameter(*slot)).collect(),
            weakest: outlook.weakest.map(|status| self.words.status(status)),
        }
    }

    fn amount(&mut self, outlook: &Outlook, range: &Range) -> Amount {
        let alone =
            range.gap.and_then(|gap| if let GapKind::AverageOnly(average) = gap.why { Some(average) } else { None });
        // An average with a published range stands within the amount.
        let within = |average: &Money| {
            range.low.is_some_and(|low| low <= *average) && range.high.is_some_and(|high| *average <= high)
        };
        let used = outlook.values.iter().filter(|used| used.bound == Bound::Average && !range.is_exact());
        let mut ranged = used.filter_map(|used| {
            let value = used.entry.of(self.book).values.iter().find(|value| value.case == used.slot.case)?;
            Money::from_value(value.value).filter(within)
        });
        Amount {
            label: self.words.label(range.label),
            low: range.low.map(|low| low.to_string()),
            high: range.high.map(|high| high.to_string()),
            average: alone.or(ranged.next_back()).map(|average| average.to_string()),
            form: self.words.form(range.form),
            period: self.words.period(range.per),
            if_eligible: range.conditional,
            not_computed: range.gap.map(|gap| why(gap.why).into()),
        }
    }

    fn finding(&mut self, outlook: &Outlook, outcome: &Outcome) -> ReportedFinding {
        let steps = outlook.cases.get(outcome.run).map(|run| &run.steps);
        let numbers = outcome.finding.test.zip(steps).and_then(|(test, steps)| {
            let side = |at: u32| steps.get(at as usize).and_then(number);
            Some(Comparison {
                left: side(test.left)?,
                relation: relation(test.relation).into(),
                right: side(test.right)?,
            })
        });
        let rule = outcome.finding.rule.map(|parameter| Slot { parameter, case: 0 });
        let standing = rule.and_then(|slot| self.standards.first(self.place, self.day, slot));
        let (citation, at) = self.cited(standing);
        ReportedFinding {
            criterion: self.words.criterion(outcome.finding.criterion),
            answer: match outcome.answer {
                Some(true) => "yes",
                Some(false) => "no",
                None => "open",
            }
            .into(),
            numbers: numbers.filter(|_| outcome.answer.is_some()),
            rule: rule.map(|slot| self.words.parameter(slot)),
            citation,
            at,
        }
    }

    fn used(&mut self, used: &Use) -> Used {
        match (self.words.telling, used.entry) {
            (Telling::ByKey, EntryAt::Built(at)) => {
                self.note(used.slot, used.entry);
                Used::ByKey(key_of(at, used.slot.case, used.basis))
            }
            _ => Used::InFull(Box::new(self.value(used.slot, used.entry, used.basis))),
        }
    }

    fn value(&mut self, slot: Slot, at: EntryAt, basis: Basis) -> ValueUsed {
        self.note(slot, at);
        value(self.book, slot, at, basis)
    }

    /// Keeps the words and the instrument of a value.
    fn note(&mut self, slot: Slot, at: EntryAt) {
        let entry = at.of(self.book);
        self.words.parameter(slot);
        if !self.regions.contains(&entry.region) {
            self.words.region(entry.region, self.book);
            self.regions.push(entry.region);
        }
        self.words.status(entry.status);
        self.cited(Some(at));
        let chosen = recorded_in(entry, slot).and_then(|recorded| option(slot, recorded.value));
        for key in slot.case_key().into_iter().chain(chosen) {
            self.words.option(key);
        }
    }

    /// The key of the instrument in which an entry was read, and where in it; nothing for one of a local file.
    fn cited(&mut self, at: Option<EntryAt>) -> (Option<Text>, Option<Text>) {
        let Some((source, place)) = at.and_then(source_of) else { return (None, None) };
        if !self.citations.contains_key(&*source.key) {
            let told = (self.words.telling == Telling::InFull).then(|| citation(source));
            self.citations.insert((&source.key).into(), UnderKey(told));
        }
        (Some((&source.key).into()), place)
    }

    fn share(&mut self, share: &ShareRange) -> Share {
        Share { label: self.words.label(share.label), low: share.low.to_string(), high: share.high.to_string() }
    }

    fn open(&mut self, item: &OpenItem) -> Option<OpenQuestion> {
        let Open::Question(key) = item.open else { return None };
        Some(OpenQuestion {
            path: path_of(key),
            question: self.words.question(key.question),
            decides: item.decides,
            matters: item.matters,
        })
    }

    /// The named lines of a working but those that have no upper end.
    fn lines(&mut self, run: &Run) -> Vec<Line> {
        let line = |step: &Step| match (step.label, step.value) {
            (_, endless) if endless.has_no_end() => None,
            (Some(label), Quantity::Money(amount)) => {
                Some(Line { label: self.words.label(label), amount: amount.to_string() })
            }
            _ => None,
        };
        run.steps.iter().filter_map(line).collect()
    }

    fn gap(&mut self, gap: &Gap) -> ReportedGap {
        ReportedGap {
            parameter: self.words.parameter(gap.slot),
            case: gap.slot.case_key().map(|case| self.words.option(case)),
            why: why(gap.why).into(),
        }
    }
}

fn why(kind: GapKind) -> &'static str {
    match kind {
        GapKind::NotFound => "not_found",
        GapKind::AverageOnly(_) => "average_only",
        GapKind::NotExact => "not_exact",
        GapKind::NoAmount => "no_amount",
    }
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Below => "below",
        Relation::NotBelow => "not_below",
        Relation::Equal => "equal",
        Relation::Above => "above",
        Relation::NotAbove => "not_above",
    }
}

/// A step as a decimal; options have none, nor has what has no upper end.
fn number(step: &Step) -> Option<String> {
    Some(match step.value {
        endless if endless.has_no_end() => return None,
        Quantity::Money(amount) => amount.to_string(),
        Quantity::Rate(rate) | Quantity::Measure(rate) => rate.to_string(),
        Quantity::Count(count) => count.to_string(),
        Quantity::Option(_) => return None,
    })
}
