//! Which column of a ledger holds what: by the words that people write above it, and by the unit beside them.

use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::engine::question::{Kind, Question};
use crate::form::digits::{half_width, is_unseen};
use crate::ledger::cells;
use crate::ledger::record::Record;
use crate::ledger::scale::Scale;
use crate::programme::income;
use crate::view::words::Language;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing that is looked at; it passes through.
    Ignored,
    /// 户编号: rows with the same one are one household.
    Household,
    /// 姓名: passes through, and tells persons of a household apart.
    Name,
    /// 身份证号: the same.
    IdNumber,
    /// 户主姓名, beside a name of one's own: tells of the household, never of the person.
    HeadName,
    /// 户主证件号码: the same.
    HeadNumber,
    /// 年人均纯收入: times the members it is the household's income.
    PerHead,
    /// 个人现金支付: what the person paid in the end, for the audit of the slip.
    OwnPaid,
    /// 风险类型: one or several of the risks that monitoring asks for.
    Risks,
    /// 乡镇: the rows are counted by it.
    Township,
    /// 村: the same.
    Village,
    /// The place.
    Place,
    /// The day of assessment.
    Day,
    /// The answer to a question.
    Field(Question),
}

/// Those that are no question, with their keys.
const OTHERS: [(Target, &str); 13] = [
    (Target::Ignored, "ignored"),
    (Target::Household, "household_id"),
    (Target::Name, "name"),
    (Target::IdNumber, "id_number"),
    (Target::HeadName, "head_name"),
    (Target::HeadNumber, "head_number"),
    (Target::PerHead, "per_head_income"),
    (Target::OwnPaid, "own_paid"),
    (Target::Risks, "risks"),
    (Target::Township, "township"),
    (Target::Village, "village"),
    (Target::Place, "place"),
    (Target::Day, "assessed_on"),
];

impl Target {
    /// Everything that a column may hold.
    pub fn all() -> impl Iterator<Item = Target> {
        let others = OTHERS.into_iter().map(|(target, _)| target);
        others.chain(Question::ALL.iter().copied().map(Target::Field))
    }

    /// Its key, for the page and for what is remembered.
    pub fn key(self) -> &'static str {
        match self {
            Target::Field(question) => question.key(),
            other => OTHERS.into_iter().find(|(target, _)| *target == other).map_or("", |(_, key)| key),
        }
    }

    /// What people write above such a column, the most telling first.
    fn words(self) -> &'static [&'static str] {
        match self {
            Target::Field(question) => question.also(),
            other => ALIASES.iter().find(|(target, _)| *target == other).map_or(&[], |(_, words)| words),
        }
    }

    /// From its key.
    pub fn parse(key: &str) -> Option<Target> {
        let other = OTHERS.into_iter().find(|(_, known)| *known == key).map(|(target, _)| target);
        other.or_else(|| Question::parse(key).map(Target::Field))
    }

    /// The kind of answer that it takes, where it takes one.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Target::Field(question) => Some(question.kind()),
            Target::PerHead | Target::OwnPaid => Some(Question::NetIncome.kind()),
            _ => None,
        }
    }

    /// Whether its cells are answers of the form.
    pub fn is_answer(self) -> bool {
        match self {
            Target::Place | Target::Day | Target::Field(_) | Target::Risks | Target::PerHead => true,
            Target::Ignored | Target::Household | Target::Name | Target::IdNumber | Target::HeadName => false,
            Target::HeadNumber | Target::OwnPaid | Target::Township | Target::Village => false,
        }
    }

    /// Whether it holds amounts.
    pub fn is_amount(self) -> bool {
        matches!(self.kind(), Some(Kind::Amount { .. }))
    }

    /// Whether it holds numbers of any kind.
    pub fn is_number(self) -> bool {
        let kind = self.kind();
        matches!(kind, Some(Kind::Amount { .. } | Kind::Count { .. } | Kind::Percent { .. } | Kind::Measure { .. }))
    }

    /// Whether one has it at hand on a way from door to door: whom it is about, and what is held against the line or
    /// the rules.
    pub fn is_taken_along(self) -> bool {
        match self {
            Target::Household | Target::Name | Target::HeadName | Target::Township | Target::Village => true,
            Target::PerHead | Target::OwnPaid | Target::Risks => true,
            Target::Field(question) => {
                let of_bills = [Question::InScope, Question::SlipBasic, Question::SlipSerious, Question::SlipAid];
                let of_households = [Question::Members, Question::NetIncome, Question::Shock, Question::RigidSpending];
                of_bills.contains(&question) || of_households.contains(&question)
            }
            _ => false,
        }
    }

    /// Whether it is asked of a year, so that what is told of a month counts twelve times.
    fn is_of_a_year(self) -> bool {
        match self {
            Target::PerHead => true,
            Target::Field(question) => income::QUESTIONS.contains(&question) || question == Question::RigidSpending,
            _ => false,
        }
    }

    /// Whether an amount of a few yuan is hardly meant.
    fn is_never_small(self) -> bool {
        match self {
            Target::PerHead => true,
            Target::Field(question) => self.is_amount() && !question.may_be_nothing(),
            _ => false,
        }
    }
}

/// What people write above the columns that hold no answer; of an answer it stands with its question. The first is the
/// word of our templates.
const ALIASES: &[(Target, &[&str])] = &[
    (Target::Household, &["户编号", "户号", "家庭编号", "户编码", "户id", "household id", "household_id"]),
    (Target::Name, &["姓名", "患者姓名", "学生姓名", "人员姓名", "name", "户主"]),
    (Target::IdNumber, &["身份证号", "身份证号码", "证件号码", "公民身份号码", "身份证", "id number", "id_number"]),
    (Target::HeadName, &["户主姓名", "户主名字", "head_name"]),
    (Target::HeadNumber, &["户主证件号码", "户主身份证号", "户主身份证号码", "户主证件号", "head_number"]),
    (Target::PerHead, &["年人均纯收入", "人均纯收入", "家庭人均纯收入", "人均年纯收入", "人均收入", "per_head_income"]),
    (Target::OwnPaid, &["个人现金支付", "个人支付", "现金支付", "个人自付金额", "own_paid"]),
    (Target::Risks, &["风险类型", "致贫风险", "返贫风险", "返贫致贫风险", "主要风险", "risks"]),
    (Target::Township, &["乡镇", "乡", "乡镇名称", "所在乡镇", "乡镇街道", "镇", "township"]),
    (Target::Village, &["行政村", "村", "村名", "所在村", "行政村名称", "村委会", "村居", "village"]),
    (Target::Place, &["地区代码", "行政区划代码", "地区", "县区", "place"]),
    (Target::Day, &["测算日期", "政策日期", "assessed_on"]),
];

/// What is written above a column: the words, and what stands beside them in brackets.
fn parted(text: &str) -> (String, Vec<String>) {
    let (mut words, mut brackets) = (String::new(), Vec::new());
    let mut depth = 0_u32;
    for letter in text.chars().map(half_width) {
        match letter {
            '(' | '【' | '[' => {
                depth += 1;
                if depth == 1 {
                    brackets.push(String::new());
                }
            }
            ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ if is_unseen(letter) || ['*', ':', '?'].contains(&letter) => {}
            letter if depth > 0 => {
                brackets.last_mut().into_iter().for_each(|inside| inside.extend(letter.to_lowercase()))
            }
            letter => words.extend(letter.to_lowercase()),
        }
    }
    (words, brackets)
}

/// What one heading means; none where no alias is it.
pub fn meaning(heading: &str) -> Option<Target> {
    alias(&parted(heading).0).map(|(target, _)| target)
}

/// What each word means, and how far down the list of its words it stands. A file is tried with several delimiters, and
/// every cell of its first rows may be such a word.
static MEANINGS: LazyLock<BTreeMap<String, (Target, usize)>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for target in Target::all() {
        for (at, word) in target.words().iter().enumerate() {
            // Of two that have the same word the first.
            all.entry(parted(word).0).or_insert((target, at));
        }
    }
    all
});

/// What the words mean, and how far down the list of its words they stand.
fn alias(words: &str) -> Option<(Target, usize)> {
    if words.is_empty() {
        return None;
    }
    MEANINGS
        .get(words)
        .copied()
        .or_else(|| Target::parse(words).filter(|target| *target != Target::Ignored).map(|target| (target, 0)))
}

/// The word of our own templates for a column.
pub fn word(target: Target) -> Option<&'static str> {
    target.words().first().copied()
}

/// How many of the first rows may stand above the headings: a title, a unit, a date.
pub const MOST_ABOVE: usize = 20;

/// The row of the headings: the one of the first rows with most known words.
pub fn heading(rows: &[Record]) -> Option<usize> {
    let counts = rows.iter().take(MOST_ABOVE).map(|row| known(row.iter())).enumerate();
    // Of two alike the first.
    let best = counts.filter(|(_, count)| *count > 0).max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
    best.map(|(at, _)| at)
}

/// How many of the words above the columns are known.
pub fn known<'c>(headings: impl Iterator<Item = &'c str>) -> usize {
    headings.filter(|cell| meaning(cell).is_some()).count()
}

/// What a column is taken to hold, and what is not sure about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// What it is taken to hold.
    pub target: Target,
    /// The unit of its amounts.
    pub scale: Scale,
    /// What the person should look at.
    pub doubt: Option<Doubt>,
}

/// What is not sure about a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// What stands in brackets may change the meaning, so that the column is not used until somebody says so.
    Bracket(Target, String),
    /// None of its amounts reaches a hundred: perhaps they are thousands. Not used until somebody says so.
    Small(Target, Money),
    /// It was taken, and these columns would have fitted too.
    Chosen(Vec<usize>),
    /// This other column was taken for the same.
    Rival(usize),
}

impl Doubt {
    /// Its key, for the page.
    pub fn key(&self) -> &'static str {
        match self {
            Doubt::Bracket(..) => "bracket",
            Doubt::Small(..) => "small",
            Doubt::Chosen(_) => "chosen",
            Doubt::Rival(_) => "rival",
        }
    }

    /// In a sentence; `heading` gives the word above a column.
    pub fn sentence<'h>(&self, language: Language, heading: impl Fn(usize) -> &'h str) -> String {
        match self {
            Doubt::Bracket(target, inside) => {
                let what = word(*target).unwrap_or_default();
                match language {
                    Language::Zh => format!("像是“{what}”，但不知道（{inside}）是什么意思，没有用；要用请选"),
                    Language::En => format!("perhaps “{what}”, but ({inside}) is not known: not used until chosen"),
                }
            }
            Doubt::Small(target, most) => {
                let what = word(*target).unwrap_or_default();
                match language {
                    Language::Zh => format!("像是“{what}”，但整列最大只有 {most}，是不是万元？没有用；请选列和单位"),
                    Language::En => {
                        format!("perhaps “{what}”, but none is above {most}: choose the column and its unit")
                    }
                }
            }
            Doubt::Chosen(others) => {
                let others: Vec<&str> = others.iter().map(|at| heading(*at)).collect();
                let others = others.join(language.of("、", ", "));
                match language {
                    Language::Zh => format!("选了这一列，没有用同样意思的“{others}”"),
                    Language::En => format!("taken instead of “{others}”, which means the same"),
                }
            }
            Doubt::Rival(chosen) => match language {
                Language::Zh => format!("同样的意思用了“{}”，这一列没有用", heading(*chosen)),
                Language::En => format!("“{}” was taken for the same; this one is not used", heading(*chosen)),
            },
        }
    }
}

/// What brackets beside the words do to an amount.
enum Beside {
    Nothing,
    Unit(Scale),
    Other,
}

/// Words in brackets that change nothing.
const HARMLESS: [&str; 24] = [
    "",
    "必填",
    "选填",
    "可选",
    "人",
    "口",
    "个",
    "岁",
    "年",
    "月",
    "天",
    "日",
    "次",
    "%",
    "亩",
    "可不填",
    "下拉",
    "下拉选择",
    "全年",
    "全家",
    "年度",
    "近12个月",
    "yyyy-mm-dd",
    "没有填0",
];

fn beside(target: Target, inside: &str) -> Beside {
    let bare = inside.strip_prefix("单位").unwrap_or(inside);
    match Scale::of(bare) {
        Some(Scale::Yuan) => return Beside::Nothing,
        Some(Scale::Monthly) if target.is_of_a_year() => return Beside::Unit(Scale::Monthly),
        Some(scale) if target.is_amount() && scale != Scale::Monthly => return Beside::Unit(scale),
        Some(_) if target.is_amount() => return Beside::Other,
        _ => {}
    }
    let year = bare.trim_end_matches("度").trim_end_matches('年');
    let is_year = year.len() == 4 && year.bytes().all(|c| c.is_ascii_digit());
    // The words from which one is to choose.
    let choices = |question: Question| {
        let parts = bare.trim_start_matches('填').split(['/', ',', '或', ';', '|']);
        !bare.is_empty() && parts.into_iter().all(|part| cells::answer(question, part).is_some())
    };
    let is_list = match target {
        Target::Field(question) => matches!(question.kind(), Kind::YesNo | Kind::Choice(_)) && choices(question),
        // What passes through means the same whatever is added.
        Target::PerHead | Target::OwnPaid | Target::Risks => false,
        _ => true,
    };
    if HARMLESS.contains(&bare) || is_year || is_list { Beside::Nothing } else { Beside::Other }
}

/// What each column holds, as far as its heading tells, with what stands above it. Each meaning once: the most telling
/// word has it, of two alike the first column.
pub fn guess(headings: &[String], above: &[String], of_table: Scale) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = Vec::new();
    let mut found: Vec<Option<(Target, usize)>> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let (words, mut brackets) = parted(heading);
        let mut unit = None;
        let mut meant = alias(&words);
        if meant.is_none() {
            // 家庭年纯收入万元, 金额/元
            let units = ["万元", "千元", "百元", "元"];
            if let Some((rest, word)) = units.iter().find_map(|unit| Some((words.strip_suffix(unit)?, unit))) {
                unit = Scale::of(word);
                meant = alias(rest.trim_end_matches(['/', '-', '_', ','])).filter(|(target, _)| target.is_amount());
            }
        }
        brackets.extend(above.get(at).map(|above| parted(above).1).unwrap_or_default());
        let mut guess = Guess { target: Target::Ignored, scale: Scale::Yuan, doubt: None };
        if let Some((target, _)) = meant {
            guess.target = target;
            let (mut own, mut other) = (unit, None);
            for inside in brackets {
                match beside(target, &inside) {
                    Beside::Nothing if Scale::of(&inside).is_some() => own = own.or(Some(Scale::Yuan)),
                    Beside::Nothing => {}
                    Beside::Unit(scale) => own = Some(scale),
                    Beside::Other => other = Some(inside),
                }
            }
            if target.is_amount() {
                guess.scale = own.unwrap_or(of_table);
            }
            if let Some(inside) = other {
                guess = Guess { target: Target::Ignored, doubt: Some(Doubt::Bracket(target, inside)), ..guess };
                meant = None;
            }
        }
        found.push(meant);
        guesses.push(guess);
    }
    // A head's name beside a name of one's own is no name of a person.
    let is_there = |wanted: Target| found.iter().flatten().filter(|(target, _)| *target == wanted).count() > 1;
    if is_there(Target::Name) {
        let words = |at: usize| parted(&headings[at]).0;
        for at in 0..found.len() {
            if matches!(found[at], Some((Target::Name, _))) && words(at) == "户主" {
                found[at] = Some((Target::HeadName, 0));
                guesses[at].target = Target::HeadName;
            }
        }
    }
    for target in Target::all() {
        let mut fit: Vec<(usize, usize)> = found
            .iter()
            .enumerate()
            .filter_map(|(at, found)| found.filter(|(meant, _)| *meant == target).map(|(_, word)| (word, at)))
            .collect();
        if fit.len() < 2 {
            continue;
        }
        fit.sort_unstable();
        let chosen = fit.remove(0).1;
        guesses[chosen].doubt = Some(Doubt::Chosen(fit.iter().map(|(_, at)| *at).collect()));
        for (_, at) in fit {
            guesses[at] =
                Guess { target: Target::Ignored, scale: guesses[at].scale, doubt: Some(Doubt::Rival(chosen)) };
        }
    }
    guesses
}

/// The unit that a line above the headings gives for the whole table: `单位：万元`.
pub fn unit_above(rows: &[Record]) -> Option<Scale> {
    let cells = rows.iter().flat_map(Record::iter);
    let mut told = cells.filter_map(|cell| {
        let plain: String = cell.chars().map(half_width).filter(|c| !is_unseen(*c)).collect();
        let (_, after) = plain.split_once("单位")?;
        let after = after.strip_prefix("是").unwrap_or(after).trim_start_matches([':', '-']);
        let end = after.find([')', ',', ';', '】', ']']).unwrap_or(after.len());
        let words = &after[..end];
        Scale::of(words).filter(|scale| *scale != Scale::Monthly)
    });
    told.next_back()
}

/// Columns whose amounts are all below this are asked about.
const SMALL: Money = Money::from_units(100, 0);

/// Asks about columns whose amounts are all small, by their first rows.
pub fn doubt_small(guesses: &mut [Guess], rows: &[Record]) {
    for (at, guess) in guesses.iter_mut().enumerate() {
        if guess.scale != Scale::Yuan || !guess.target.is_never_small() {
            continue;
        }
        let amounts = rows.iter().filter_map(|row| crate::form::number::amount(row.get(at)).ok());
        let size = |amount: Money| if amount < Money::ZERO { Money::ZERO - amount } else { amount };
        let largest = amounts.map(size).max().unwrap_or(Money::ZERO);
        if largest > Money::ZERO && largest < SMALL {
            guess.doubt = Some(Doubt::Small(guess.target, largest));
            guess.target = Target::Ignored;
        }
    }
}
