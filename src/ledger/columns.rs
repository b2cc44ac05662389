//! Which column of a ledger holds what: by the words that people write above it.

use crate::base::keyed::Keyed;
use crate::engine::question::Question;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing that is looked at; it passes through.
    Ignored,
    /// 户编号: rows that follow each other with the same one are one household.
    Household,
    /// 姓名: passes through, and tells persons of a household apart.
    Name,
    /// 身份证号: the same.
    IdNumber,
    /// 年人均纯收入: times the members it is the household's income.
    PerHead,
    /// 个人现金支付: what the person paid in the end, for the audit of the slip.
    OwnPaid,
    /// The place.
    Place,
    /// The day of assessment.
    Day,
    /// The answer to a question.
    Field(Question),
}

/// Those that are no question, with their keys.
const OTHERS: [(Target, &str); 8] = [
    (Target::Ignored, "ignored"),
    (Target::Household, "household_id"),
    (Target::Name, "name"),
    (Target::IdNumber, "id_number"),
    (Target::PerHead, "per_head_income"),
    (Target::OwnPaid, "own_paid"),
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

    /// What people write above such a column.
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
}

/// What people write above the columns that hold no answer; of an answer it stands with its question. The first is the
/// word of our templates.
const ALIASES: &[(Target, &[&str])] = &[
    (Target::Household, &["户编号", "户号", "家庭编号", "户编码", "户id", "household id", "household_id"]),
    (Target::Name, &["户主", "姓名", "户主姓名", "患者姓名", "学生姓名", "人员姓名", "name"]),
    (
        Target::IdNumber,
        &["身份证号", "身份证号码", "证件号码", "公民身份号码", "户主证件号码", "id number", "id_number"],
    ),
    (Target::PerHead, &["年人均纯收入", "人均纯收入", "家庭人均纯收入", "人均年纯收入", "人均收入", "per_head_income"]),
    (Target::OwnPaid, &["个人现金支付", "个人支付", "现金支付", "个人自付金额", "own_paid"]),
    (Target::Place, &["地区代码", "行政区划代码", "地区", "县区", "place"]),
    (Target::Day, &["测算日期", "政策日期", "assessed_on"]),
];

/// What is written above the column, without spaces, brackets and what stands in them.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_u32;
    for letter in text.chars() {
        match letter {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 || letter.is_whitespace() || ['*', '：', ':', '?', '？', '\u{feff}'].contains(&letter) => {
            }
            letter => out.extend(letter.to_lowercase()),
        }
    }
    out
}

/// What one heading means; none where no alias is it.
pub fn meaning(heading: &str) -> Option<Target> {
    let heading = plain(heading);
    if heading.is_empty() {
        return None;
    }
    let listed = Target::all().find(|target| target.words().iter().any(|word| plain(word) == heading));
    listed.or_else(|| Target::parse(&heading).filter(|target| *target != Target::Ignored))
}

/// The word of our own templates for a column.
pub fn word(target: Target) -> Option<&'static str> {
    target.words().first().copied()
}

/// How many of the first rows may stand above the headings: a title, a unit, a date.
pub const MOST_ABOVE: usize = 20;

/// The row of the headings: the one of the first rows with most known words.
pub fn heading<R: AsRef<[String]>>(rows: &[R]) -> Option<usize> {
    let known = |row: &R| row.as_ref().iter().filter(|cell| meaning(cell).is_some()).count();
    let counts = rows.iter().take(MOST_ABOVE).map(known).enumerate();
    // Of two alike the first.
    let best = counts.filter(|(_, count)| *count > 0).max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
    best.map(|(at, _)| at)
}

/// What each column holds, as far as its heading tells; each meaning once, the first
/// column has it.
pub fn guess(headings: &[String]) -> Vec<Target> {
    let mut taken: Vec<Target> = Vec::new();
    let guess = |heading: &String| match meaning(heading) {
        Some(target) if !taken.contains(&target) => {
            taken.push(target);
            target
        }
        _ => Target::Ignored,
    };
    headings.iter().map(guess).collect()
}
