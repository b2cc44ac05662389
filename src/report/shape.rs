//! The shapes of what is handed out; the JSON Schemas and the TypeScript types are made from them.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::{Borrow, Cow};
use std::collections::BTreeMap;
use std::ops::Deref;

/// A text, mostly one of the crate's own: a key of a closed list, a word, a title.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(Cow<'static, str>);

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Text {
        Text(Cow::Borrowed(text))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text(Cow::Owned(text))
    }
}

impl From<&Cow<'static, str>> for Text {
    fn from(text: &Cow<'static, str>) -> Text {
        Text(text.clone())
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Serialize for Text {
    /// One of the crate's own is told as a member of a closed list: the same in JSON, while the boundary to JavaScript
    /// remembers the string that it made of it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Cow::Borrowed(own) => serializer.serialize_unit_variant("Text", 0, own),
            Cow::Owned(text) => serializer.serialize_str(text),
        }
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// How a report tells of what is recorded: it is the same in every report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// In full.
    #[default]
    InFull,
    /// By the keys of values, instruments and words, to a reader who has what stands under them: as `recorded` and
    /// `citation` of call.rs tell it, and [`Words::all`]. What a local file may tell of, its values and places, in full.
    ByKey,
}

/// All that is said of a situation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report {
    /// Which rules and standards spoke.
    pub edition: Edition,
    /// GB/T 2260 code of the place.
    pub place: Text,
    /// The day of assessment, `2024-05-10`.
    pub assessed_on: String,
    /// One result for each programme of which something was said, for each person where
    /// it is about persons.
    pub results: Vec<ProgrammeResult>,
    /// Entries of the file of local values that were refused; the others applied.
    pub refused: Vec<RefusedEntry>,
    /// The instruments that are named, by their keys.
    pub citations: Citations,
    /// What the keys above are called.
    pub words: Words,
}

/// What is said of one situation of a list.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportOfMany {
    /// Its report.
    Report(Box<Report>),
    /// The fields that are refused.
    Errors(Vec<RefusedField>),
}

/// What stands under a key; nothing where a report leaves it to its key ([`Telling::ByKey`]).
#[derive(Debug, Serialize)]
pub struct UnderKey<T>(pub Option<T>);

impl<T: JsonSchema> JsonSchema for UnderKey<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Instruments by their keys.
pub type Citations = BTreeMap<Text, UnderKey<Citation>>;

/// What keys are called, in both languages: those of one report, or all of them.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Words {
    /// How they are told.
    #[serde(skip)]
    pub telling: Telling,
    /// Programmes.
    pub programmes: BTreeMap<Text, UnderKey<Names>>,
    /// Verdicts.
    pub verdicts: BTreeMap<Text, UnderKey<Names>>,
    /// Types of household (monitoring).
    pub kinds: BTreeMap<Text, UnderKey<Names>>,
    /// What an amount, a share or a line of a working is.
    pub labels: BTreeMap<Text, UnderKey<Names>>,
    /// Conditions.
    pub criteria: BTreeMap<Text, UnderKey<Names>>,
    /// Questions.
    pub questions: BTreeMap<Text, UnderKey<Names>>,
    /// What is chosen among: identities, options of questions and parameters, cases of parameters.
    pub options: BTreeMap<Text, UnderKey<Names>>,
    /// Parameters.
    pub parameters: BTreeMap<Text, UnderKey<Names>>,
    /// Places, by GB/T 2260 code.
    pub regions: BTreeMap<Text, UnderKey<Names>>,
    /// How a value is known.
    pub statuses: BTreeMap<Text, UnderKey<Names>>,
    /// Forms of an amount.
    pub forms: BTreeMap<Text, UnderKey<Names>>,
    /// Spans of an amount; `once` needs no words.
    pub periods: BTreeMap<Text, UnderKey<Names>>,
}

/// An edition of the rules and standards.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Edition {
    /// Version of the calculator.
    pub version: Text,
    /// The day up to which the standards were looked at, `2026-11-20`.
    pub checked: Text,
}

/// What is said of one programme.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProgrammeResult {
    /// Key of the programme; see `programmes()`.
    pub programme: Text,
    /// Place of the person in `persons`, counted from 0; null where it is about the household.
    pub person: Option<u8>,
    /// `likely` 很可能符合, `possible` 可能符合, `not_now` 目前不符合, `cannot_judge` 本工具不能判断.
    pub verdict: Text,
    /// Whether the text leaves some of it to judgement: 需入户研判.
    pub needs_visit: bool,
    /// Possible types of household (monitoring); firm if there is one.
    pub kinds: Vec<Text>,
    /// Which of several identities may count; firm if there is one.
    pub identities: Vec<Text>,
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
    #[schemars(with = "Vec<ValueUsed>")]
    pub values: Vec<Used>,
    /// Named lines of the working: the lowest case, and the highest where they differ.
    pub workings: Vec<Vec<Line>>,
    /// Values that were sought and are not recorded.
    pub gaps: Vec<ReportedGap>,
    /// Parameters for which two standards may apply; both were tried.
    pub rivals: Vec<Text>,
    /// Parameters answered by a value whose period has ended: a trial.
    pub trials: Vec<Text>,
    /// Weakest status among the values used: the badge of the result.
    pub weakest: Option<Text>,
}

/// An amount, or its range.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Amount {
    /// What it is.
    pub label: Text,
    /// Lowest, in yuan; null where nothing could be computed.
    pub low: Option<String>,
    /// Highest, in yuan; the same as `low` when exact, null when only a floor is known.
    pub high: Option<String>,
    /// The average where the text gives one, which nobody need receive.
    pub average: Option<String>,
    /// `cash`, `waiver`, `in_kind`, `borne` (left for the person to pay), `loan`, `employer`
    /// (paid to the employer).
    pub form: Text,
    /// `once`, `day`, `month`, `semester`, `year`.
    pub period: Text,
    /// Whether it arises only if the household qualifies.
    pub if_eligible: bool,
    /// Why some or all of it is not computed: `not_found`, `average_only`, `not_exact`,
    /// `no_amount` (nothing is charged; the text names no amount).
    pub not_computed: Option<Text>,
}

/// A share of one amount in another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Share {
    /// What it is.
    pub label: Text,
    /// Lowest, a fraction of one.
    pub low: String,
    /// Highest.
    pub high: String,
}

/// A named line of a working; what has no upper end is left out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Line {
    /// What it is.
    pub label: Text,
    /// Yuan.
    pub amount: String,
}

/// A condition of a text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReportedFinding {
    /// Key of the condition.
    pub criterion: Text,
    /// `yes`, `no`, or `open` where it depends on what is not known.
    pub answer: Text,
    /// The two amounts that were held against each other, where the condition is one.
    pub numbers: Option<Comparison>,
    /// Parameter that holds the words of the rule.
    pub rule: Option<Text>,
    /// Key of the instrument in which the words of the rule stand, in `citations`.
    pub citation: Option<Text>,
    /// Where in it.
    pub at: Option<Text>,
}

/// Two numbers held against each other.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Comparison {
    /// The number asked about.
    pub left: String,
    /// What the text asks of it: `below` 低于, `not_below` 不低于, `above` 超过, `not_above` 不超过, `equal`.
    pub relation: Text,
    /// The number it is held against.
    pub right: String,
}

/// A question that is open.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenQuestion {
    /// Path in the situation, such as `persons[0].category`.
    pub path: String,
    /// Key of the question.
    pub question: Text,
    /// Whether an answer can still change the verdict.
    pub decides: bool,
    /// Whether an answer can still change anything that is told.
    pub matters: bool,
}

/// A value that was used, as a report tells of it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Used {
    /// In full.
    InFull(Box<ValueUsed>),
    /// By its key, in a report by keys; never one of a local file.
    ByKey(u32),
}

impl Used {
    /// The value, where it is told.
    pub fn in_full(&self) -> Option<&ValueUsed> {
        if let Used::InFull(value) = self { Some(value) } else { None }
    }
}

/// A recorded value that was used.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ValueUsed {
    /// The parameter; see `parameters()`.
    pub parameter: Text,
    /// Its case, such as the category of persons.
    pub case: Option<Text>,
    /// The value: a decimal, the key of an option, or bands.
    pub value: Stated,
    /// `exact`, `at_least` 不低于, `at_most` 不超过, `average` 平均.
    pub bound: Text,
    /// Unit, such as `yuan/person/year`.
    pub unit: Text,
    /// GB/T 2260 code of the place that answered.
    pub region: Text,
    /// First day.
    pub from: String,
    /// Last day; null where none is recorded.
    pub until: Option<String>,
    /// `official`, `report`, `local`, `reprint`, `unverified`, `inferred`.
    pub status: Text,
    /// `in_force`, `local`, or `last_known` (a trial: its period has ended).
    pub basis: Text,
    /// Key of the instrument in which it was read, in `citations`; null for a value of a local file, which its owner
    /// knows.
    pub citation: Option<Text>,
    /// Where in it.
    pub at: Option<Text>,
}

/// A recorded value.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Stated {
    /// A decimal, or the key of an option; empty for a rule in words.
    One(Text),
    /// Rates by bands of an amount.
    Bands(Vec<StatedBand>),
}

/// A rate for a part of an amount.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatedBand {
    /// Lower edge in yuan, not included.
    pub over: String,
    /// Upper edge in yuan, included; null where the band is open.
    pub up_to: Option<String>,
    /// A fraction of one.
    pub rate: String,
}

/// An instrument.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Citation {
    /// Original title.
    pub title: Text,
    /// The title in English.
    pub title_en: Text,
    /// Document number, such as 昆政办〔2019〕102号.
    pub number: Option<Text>,
    /// Who issued it.
    pub issuer: Text,
    /// Date of issue as far as known: a year, a month or a day.
    pub date: Option<Text>,
    /// Address on a government host; other hosts are not linked.
    pub link: Option<Text>,
    /// The day on which it was last looked at.
    pub checked: Text,
}

/// A value that was sought and is not recorded.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReportedGap {
    /// The parameter.
    pub parameter: Text,
    /// Its case.
    pub case: Option<Text>,
    /// `not_found`, `average_only` or `not_exact`.
    pub why: Text,
}

/// An entry or place of a file of local values that was refused.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RefusedEntry {
    /// `entries[3]`, `regions[0]`; empty for the file as a whole.
    pub path: String,
    /// Its parameter or code, as it was written.
    pub name: String,
    /// What is wrong with it.
    pub faults: Vec<ReportedFault>,
}

/// What is wrong with a field of an entry.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReportedFault {
    /// The field.
    pub field: &'static str,
    /// Key of the reason, such as `other_unit`.
    pub code: &'static str,
    /// The reason, with what was given.
    pub message: Names,
}

/// A field of the situation that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
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

/// What may hold of each parameter for a place on a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ParameterAnswers {
    /// All of them, in their order.
    pub parameters: Vec<ParameterAnswer>,
    /// The instruments that are named, by their keys.
    pub citations: Citations,
}

/// What may hold of a parameter for a place on a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ParameterAnswer {
    /// The parameter, such as `monitoring.line`.
    pub parameter: Text,
    /// Its name.
    pub name: Names,
    /// `money`, `rate`, `count`, `choice`, `bands`, `text`.
    pub kind: Text,
    /// Unit, such as `yuan/person/year`.
    pub unit: Text,
    /// The values that may hold: none where nothing is recorded, several where standards
    /// rival or where each case has its own.
    pub values: Vec<ValueUsed>,
}

/// A text in two languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Names {
    /// Simplified Chinese.
    pub zh: Text,
    /// English.
    pub en: Text,
}

/// A place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Region {
    /// GB/T 2260 code.
    pub code: String,
    /// Its name.
    pub name: Names,
    /// Code of the next level up; the nation has none.
    pub parent: Option<String>,
    /// Whether people choose it as their home.
    pub home: bool,
}

/// A programme that is computed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Programme {
    /// Its key.
    pub key: Text,
    /// Official name.
    pub name: Names,
    /// Key of its family.
    pub family: Text,
    /// Whether it is about persons, not about the household.
    pub of_persons: bool,
}
