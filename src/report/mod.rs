//! The report: everything that is said of a situation, as plain data for other programs.
//! The API package hands it out, the page exports it, tests compare the two byte for byte.
//!
//! Invariant: amounts are decimal texts, never numbers; every key is one of a closed list
//! of the crate, so that no wording of the page is promised here.

pub mod call;
pub mod example;
pub mod lists;
pub mod object;
pub mod schema;
pub mod sources;

use crate::base::calendar::Date;
use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::base::region::Code;
use crate::book::check::Fault;
use crate::book::entry::{Band, Book, Bound, Definition, Value};
use crate::book::local::Refused;
use crate::book::parameter::{self, Basis, CITED, EntryAt, Reads, SOURCES, Slot, resolve};
use crate::engine::case::{Gap, GapKind, Open};
use crate::engine::completion::Run;
use crate::engine::figure::{Quantity, Relation, Step, Use};
use crate::engine::outlook::{OpenItem, Outcome, Outlook, Range, ShareRange};
use crate::engine::question::{Key, Subject};
use crate::engine::situation::Situation;
use crate::form::{Complaint, Field};
use crate::programme::{Assessment, assess};
use crate::view::complaints::{reason, sentence};
use crate::view::words::Language;
use serde::Serialize;

/// All that is said of a situation.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Report {
    /// Which rules and standards spoke.
    pub edition: Edition,
    /// GB/T 2260 code of the place.
    pub place: String,
    /// The day of assessment, `2024-05-10`.
    pub assessed_on: String,
    /// One result for each programme of which something was said, for each person where
    /// it is about persons.
    pub results: Vec<ProgrammeResult>,
    /// Entries of the file of local values that were refused; the others applied.
    pub refused: Vec<RefusedEntry>,
}

/// An edition of the rules and standards.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Edition {
    /// Version of the calculator.
    pub version: &'static str,
    /// The day up to which the standards were looked at, `2026-11-20`.
    pub checked: &'static str,
}

/// What is said of one programme.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct ProgrammeResult {
    /// Key of the programme; see `programmes()`.
    pub programme: &'static str,
    /// Place of the person in `persons`, counted from 0; null where it is about the household.
    pub person: Option<u8>,
    /// `likely` 很可能符合, `possible` 可能符合, `not_now` 目前不符合, `cannot_judge` 本工具不能判断.
    pub verdict: &'static str,
    /// Whether the text leaves some of it to judgement: 需入户研判.
    pub needs_visit: bool,
    /// Possible types of household (monitoring); firm if there is one.
    pub kinds: Vec<&'static str>,
    /// Which of several identities may count; firm if there is one.
    pub identities: Vec<&'static str>,
    /// First and last day of the window in which income is counted.
    pub window: Option<[String; 2]>,
    /// The amounts. Cash, waivers and what is borne are never to be added together.
    pub amounts: Vec<Amount>,
    /// Shares of one amount in another, fractions of one.
    pub shares: Vec<Share>,
    /// The conditions, in the order of the text.
    pub findings: Vec<ReportedFinding>,
    /// Questions that are open, the most telling first.
    pub open: Vec<OpenQuestion>,
    /// How many open questions can still change the verdict: the n of 还差 n 项.
    pub still_open: usize,
    /// Path of the question to answer first, where too many are open to try them all; there
    /// are no amounts then.
    pub answer_first: Option<String>,
    /// The recorded values that were used.
    pub values: Vec<ValueUsed>,
    /// Named lines of the working: the lowest case, and the highest where they differ.
    pub workings: Vec<Vec<Line>>,
    /// Values that were sought and are not recorded.
    pub gaps: Vec<ReportedGap>,
    /// Parameters for which two standards may apply; both were tried.
    pub rivals: Vec<String>,
    /// Parameters answered by a value whose period has ended: a trial.
    pub trials: Vec<String>,
    /// Weakest status among the values used: the badge of the result.
    pub weakest: Option<&'static str>,
}

/// An amount, or its range.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Amount {
    /// What it is.
    pub label: &'static str,
    /// Lowest, in yuan; null where nothing could be computed.
    pub low: Option<String>,
    /// Highest, in yuan; the same as `low` when exact, null when only a floor is known.
    pub high: Option<String>,
    /// The average where the text gives one, which nobody need receive.
    pub average: Option<String>,
    /// `cash`, `waiver`, `in_kind`, `borne` (left for the person to pay), `loan`, `employer`
    /// (paid to the employer).
    pub form: &'static str,
    /// `once`, `day`, `month`, `semester`, `year`.
    pub period: &'static str,
    /// Whether it arises only if the household qualifies.
    pub if_eligible: bool,
    /// Why some or all of it is not computed: `not_found`, `average_only`, `not_exact`,
    /// `no_amount` (nothing is charged; the text names no amount).
    pub not_computed: Option<&'static str>,
}

/// A share of one amount in another.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Share {
    /// What it is.
    pub label: &'static str,
    /// Lowest, a fraction of one.
    pub low: String,
    /// Highest.
    pub high: String,
}

/// A named line of a working; what has no upper end is left out.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Line {
    /// What it is.
    pub label: &'static str,
    /// Yuan.
    pub amount: String,
}

/// A condition of a text.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct ReportedFinding {
    /// Key of the condition.
    pub criterion: &'static str,
    /// `yes`, `no`, or `open` where it depends on what is not known.
    pub answer: &'static str,
    /// The two amounts that were held against each other, where the condition is one.
    pub numbers: Option<Comparison>,
    /// Parameter that holds the words of the rule.
    pub rule: Option<String>,
    /// Where the words of the rule stand.
    pub citation: Option<Citation>,
}

/// Two numbers held against each other.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Comparison {
    /// The number asked about.
    pub left: String,
    /// What the text asks of it: `below` 低于, `not_below` 不低于, `above` 超过, `not_above` 不超过, `equal`.
    pub relation: &'static str,
    /// The number it is held against.
    pub right: String,
}

/// A question that is open.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct OpenQuestion {
    /// Path in the situation, such as `persons[0].category`.
    pub path: String,
    /// Whether an answer can still change the verdict.
    pub decides: bool,
    /// Whether an answer can still change anything that is told.
    pub matters: bool,
}

/// A recorded value that was used.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct ValueUsed {
    /// The parameter; see `parameters()`.
    pub parameter: String,
    /// Its case, such as the category of persons.
    pub case: Option<&'static str>,
    /// The value: a decimal, the key of an option, or bands.
    pub value: Stated,
    /// `exact`, `at_least` 不低于, `at_most` 不超过, `average` 平均.
    pub bound: &'static str,
    /// Unit, such as `yuan/person/year`.
    pub unit: String,
    /// GB/T 2260 code of the place that answered.
    pub region: String,
    /// First day.
    pub from: String,
    /// Last day; null where none is recorded.
    pub until: Option<String>,
    /// `official`, `report`, `local`, `reprint`, `unverified`, `inferred`.
    pub status: &'static str,
    /// `in_force`, `local`, or `last_known` (a trial: its period has ended).
    pub basis: &'static str,
    /// Where it was read; null for a value of a local file, which its owner knows.
    pub citation: Option<Citation>,
}

/// A recorded value.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Stated {
    /// A decimal, or the key of an option; empty for a rule in words.
    One(String),
    /// Rates by bands of an amount.
    Bands(Vec<StatedBand>),
}

/// A rate for a part of an amount.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct StatedBand {
    /// Lower edge in yuan, not included.
    pub over: String,
    /// Upper edge in yuan, included; null where the band is open.
    pub up_to: Option<String>,
    /// A fraction of one.
    pub rate: String,
}

/// An instrument, and where in it.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Citation {
    /// Original title.
    pub title: &'static str,
    /// The title in English.
    pub title_en: &'static str,
    /// Document number, such as 昆政办〔2019〕102号.
    pub number: Option<&'static str>,
    /// Who issued it.
    pub issuer: &'static str,
    /// Date of issue as far as known: a year, a month or a day.
    pub date: Option<&'static str>,
    /// Where in it.
    pub at: Option<&'static str>,
    /// Address on a government host; other hosts are not linked.
    pub link: Option<&'static str>,
    /// The day on which it was last looked at.
    pub checked: &'static str,
}

/// A value that was sought and is not recorded.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct ReportedGap {
    /// The parameter.
    pub parameter: String,
    /// Its case.
    pub case: Option<&'static str>,
    /// `not_found`, `average_only` or `not_exact`.
    pub why: &'static str,
}

/// An entry or place of a file of local values that was refused.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct RefusedEntry {
    /// `entries[3]`, `regions[0]`; empty for the file as a whole.
    pub path: String,
    /// Its parameter or code, as it was written.
    pub name: String,
    /// What is wrong with it.
    pub faults: Vec<ReportedFault>,
}

/// What is wrong with a field of an entry.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct ReportedFault {
    /// The field.
    pub field: &'static str,
    /// Key of the reason, such as `other_unit`.
    pub code: &'static str,
    /// The reason, with what was given.
    pub message: Names,
}

/// A field of the situation that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct RefusedField {
    /// Path in the situation, such as `persons[0].visits[1].total`.
    pub path: String,
    /// Key of the reason, such as `not_an_amount`.
    pub code: &'static str,
    /// What was given, at most 80 characters of it.
    pub given: String,
    /// What is allowed there, as far as it can be listed: the options, or the lowest and the
    /// highest.
    pub allowed: Vec<String>,
    /// The same as a sentence.
    pub message: Names,
}

/// What may hold of a parameter for a place on a day.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct ParameterAnswer {
    /// The parameter, such as `monitoring.line`.
    pub parameter: String,
    /// Its name.
    pub name: Names,
    /// `money`, `rate`, `count`, `choice`, `bands`, `text`.
    pub kind: &'static str,
    /// Unit, such as `yuan/person/year`.
    pub unit: String,
    /// The values that may hold: none where nothing is recorded, several where standards
    /// rival or where each case has its own.
    pub values: Vec<ValueUsed>,
}

/// A name in two languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Names {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Assesses every programme of which the situation says something.
pub fn report(situation: &Situation, book: &Book, refused: &[Refused]) -> Report {
    let sourced = Sourced { book, place: situation.place, day: situation.assessed_on };
    Report {
        edition: Edition {
            version: env!("CARGO_PKG_VERSION"),
            checked: SOURCES.iter().map(|source| &*source.checked).max().unwrap_or_default(),
        },
        place: situation.place.to_string(),
        assessed_on: situation.assessed_on.to_string(),
        results: assess(situation, book).iter().map(|assessment| sourced.result(assessment)).collect(),
        refused: refused.iter().map(refused_entry).collect(),
    }
}

/// What may hold of each parameter for a place on a day.
pub fn parameters(book: &Book, place: Code, day: Date) -> Vec<ParameterAnswer> {
    let sourced = Sourced { book, place, day };
    let answer = |(at, definition): (usize, &Definition)| {
        let parameter = u16::try_from(at).unwrap_or(u16::MAX);
        let cases = u8::try_from(definition.cases.len().max(1)).unwrap_or(u8::MAX);
        let values = (0..cases).flat_map(|case| {
            let slot = Slot { parameter, case };
            let found = resolve(book, slot, place, day);
            found.into_iter().map(move |found| sourced.value(slot, found.at, found.basis)).collect::<Vec<_>>()
        });
        ParameterAnswer {
            parameter: definition.id.to_string(),
            name: Names {
                zh: parameter::name(definition).zh.to_string(),
                en: parameter::name(definition).en.to_string(),
            },
            kind: definition.kind.key(),
            unit: definition.unit.to_string(),
            values: values.collect(),
        }
    };
    book.definitions.iter().enumerate().map(answer).collect()
}

/// Where, when and from which book values are told.
#[derive(Clone, Copy)]
struct Sourced<'b> {
    book: &'b Book,
    place: Code,
    day: Date,
}

impl Sourced<'_> {
    fn result(self, assessment: &Assessment) -> ProgrammeResult {
        let Assessment { programme, person, outlook } = assessment;
        let ids = |slots: &[Slot]| slots.iter().map(|slot| slot.definition().id.to_string()).collect();
        ProgrammeResult {
            programme: programme.key(),
            person: programme.topic().is_of_persons().then_some(*person),
            verdict: outlook.verdict.key(),
            needs_visit: outlook.judgement,
            kinds: outlook.kinds.iter().map(|kind| kind.key()).collect(),
            identities: outlook.identities.iter().map(|category| category.key()).collect(),
            window: outlook.window.map(|(from, until)| [from.to_string(), until.to_string()]),
            amounts: outlook.ranges.iter().map(|range| self.amount(outlook, range)).collect(),
            shares: outlook.shares.iter().map(share).collect(),
            findings: outlook.outcomes.iter().map(|outcome| self.finding(outlook, outcome)).collect(),
            open: outlook.open.iter().filter_map(open).collect(),
            still_open: outlook.still_open(),
            answer_first: outlook.answer_first.map(path_of),
            values: outlook.values.iter().map(|used| self.used(used)).collect(),
            workings: outlook.cases.iter().map(lines).collect(),
            gaps: outlook.gaps.iter().map(gap).collect(),
            rivals: ids(&outlook.rivals),
            trials: ids(&outlook.trials),
            weakest: outlook.weakest.map(Status::key),
        }
    }

    fn amount(self, outlook: &Outlook, range: &Range) -> Amount {
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
            label: range.label.key(),
            low: range.low.map(|low| low.to_string()),
            high: range.high.map(|high| high.to_string()),
            average: alone.or(ranged.next_back()).map(|average| average.to_string()),
            form: range.form.key(),
            period: range.per.key(),
            if_eligible: range.conditional,
            not_computed: range.gap.map(|gap| why(gap.why)),
        }
    }

    fn finding(self, outlook: &Outlook, outcome: &Outcome) -> ReportedFinding {
        let steps = outlook.cases.get(outcome.run).map(|run| &run.steps);
        let numbers = outcome.finding.test.zip(steps).and_then(|(test, steps)| {
            let side = |at: u32| steps.get(at as usize).and_then(number);
            Some(Comparison { left: side(test.left)?, relation: relation(test.relation), right: side(test.right)? })
        });
        let rule = outcome.finding.rule.map(|parameter| Slot { parameter, case: 0 });
        let standing = rule.and_then(|slot| resolve(self.book, slot, self.place, self.day).first().map(|one| one.at));
        ReportedFinding {
            criterion: outcome.finding.criterion.key(),
            answer: match outcome.answer {
                Some(true) => "yes",
                Some(false) => "no",
                None => "open",
            },
            numbers: numbers.filter(|_| outcome.answer.is_some()),
            rule: rule.map(|slot| slot.definition().id.to_string()),
            citation: standing.and_then(citation),
        }
    }

    fn used(self, used: &Use) -> ValueUsed {
        self.value(used.slot, used.entry, used.basis)
    }

    fn value(self, slot: Slot, at: EntryAt, basis: Basis) -> ValueUsed {
        let entry = at.of(self.book);
        let recorded = entry.values.iter().find(|value| value.case == slot.case);
        ValueUsed {
            parameter: slot.definition().id.to_string(),
            case: slot.case_key(),
            value: recorded.map_or(Stated::One(String::new()), |value| stated(slot, value.value)),
            bound: recorded.map_or("exact", |value| value.bound.key()),
            unit: slot.definition().unit.to_string(),
            region: entry.region.to_string(),
            from: entry.period.from.to_string(),
            until: entry.period.until.map(|until| until.to_string()),
            status: entry.status.key(),
            basis: basis.key(),
            citation: citation(at),
        }
    }
}

fn share(share: &ShareRange) -> Share {
    Share { label: share.label.key(), low: share.low.to_string(), high: share.high.to_string() }
}

fn open(item: &OpenItem) -> Option<OpenQuestion> {
    let Open::Question(key) = item.open else { return None };
    Some(OpenQuestion { path: path_of(key), decides: item.decides, matters: item.matters })
}

fn lines(run: &Run) -> Vec<Line> {
    let line = |step: &Step| match (step.label, step.value) {
        (_, endless) if endless.has_no_end() => None,
        (Some(label), Quantity::Money(amount)) => Some(Line { label: label.key(), amount: amount.to_string() }),
        _ => None,
    };
    run.steps.iter().filter_map(line).collect()
}

fn gap(gap: &Gap) -> ReportedGap {
    ReportedGap { parameter: gap.slot.definition().id.to_string(), case: gap.slot.case_key(), why: why(gap.why) }
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

fn stated(slot: Slot, value: Value) -> Stated {
    Stated::One(match value {
        Value::Money(amount) => amount.to_string(),
        Value::Rate(rate) => rate.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Choice(at) => {
            slot.definition().options.get(usize::from(at)).map(ToString::to_string).unwrap_or_default()
        }
        Value::Text => String::new(),
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

/// Where an entry was read; nothing for one of a local file.
fn citation(at: EntryAt) -> Option<Citation> {
    let EntryAt::Built(at) = at else { return None };
    let cited = CITED.get(usize::from(at))?;
    let source = SOURCES.get(usize::from(cited.source?))?;
    Some(Citation {
        title: &source.title,
        title_en: &source.title_en,
        number: source.number.as_deref(),
        issuer: &source.issuer,
        date: source.date.as_deref(),
        at: cited.at,
        link: source.link.as_deref(),
        checked: &source.checked,
    })
}

/// What a file of local values is told.
pub fn refused_entry(refused: &Refused) -> RefusedEntry {
    let fault = |fault: &Fault| ReportedFault {
        field: fault.field,
        code: fault.reason.code(),
        message: Names { zh: reason(Language::Zh, &fault.reason), en: reason(Language::En, &fault.reason) },
    };
    RefusedEntry {
        path: refused.path.clone(),
        name: refused.name.clone(),
        faults: refused.faults.iter().map(fault).collect(),
    }
}

/// Where a question stands in the situation: `p1.category` is `persons[0].category`.
pub fn path_of(key: Key) -> String {
    let question = key.question.key();
    match key.question.subject() {
        Subject::Household => format!("household.{question}"),
        Subject::Visit if key.visit > 0 => format!("persons[{}].visits[{}].{question}", key.person, key.visit),
        _ => format!("persons[{}].{question}", key.person),
    }
}

/// A complaint of the form as the API tells it.
pub fn refused_field(complaint: &Complaint) -> RefusedField {
    let path = match &complaint.field {
        Field::Question(key) => path_of(*key),
        field => field.name(),
    };
    let message = Names { zh: sentence(Language::Zh, complaint), en: sentence(Language::En, complaint) };
    let (code, allowed) = (complaint.problem.code(), complaint.problem.allowed());
    RefusedField { path, code, given: shortened(&complaint.given), allowed, message }
}

impl RefusedField {
    /// Something of the wrong shape, before it was read as an answer.
    fn misshapen(path: impl Into<String>, code: &'static str, given: &str) -> RefusedField {
        let (zh, en) = match code {
            "missing" => ("必须有这一项。", "This field is required."),
            "not_text" => (
                "要写成文字，如 \"1200.50\"：数字传过来就不精确了。",
                "Write a text such as \"1200.50\": a JSON number is not exact.",
            ),
            "not_an_object" => ("这里要一个对象 { … }。", "An object { … } is needed here."),
            "not_a_list" => ("这里要一个列表 [ … ]。", "A list [ … ] is needed here."),
            "too_many" => ("项数太多。", "There are too many of these."),
            _ => ("不是 JSON。", "This is not JSON."),
        };
        let message = Names { zh: zh.to_owned(), en: en.to_owned() };
        RefusedField { path: path.into(), code, given: shortened(given), allowed: Vec::new(), message }
    }
}

/// What was given is told, but not a book of it.
fn shortened(given: &str) -> String {
    given.chars().take(80).collect()
}
