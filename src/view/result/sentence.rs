//! An answer in a sentence with its marks. The page, the line that stays in sight, the text, the picture and the card
//! are all made of these, so that none can lose a mark.

use crate::answer::blocks::{self, Mark, Number};
use crate::answer::held::is_held;
use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::book::entry::Book;
use crate::engine::decision::{Form, Per};
use crate::engine::figure::Label;
use crate::engine::outlook::{Range, Verdict};
use crate::engine::question::{Key, Question, Topic};
use crate::engine::situation::Situation;
use crate::programme::{Assessment, Programme};
use crate::view::result::amounts::{amount, shows_verdict, span, whose};
use crate::view::words::Language;

/// An answer and what it was read from: one programme of one person, or the schooling of all children.
pub struct Told<'a> {
    /// The answer; none of a family to whose children nothing is granted.
    pub answer: Option<blocks::Answer>,
    /// One assessment, or those of all children.
    pub of: Vec<&'a Assessment>,
    /// What it is called.
    pub title: String,
}

/// A sentence in three parts, of which the middle one is what people look for.
pub struct Said {
    /// What stands before it.
    pub before: String,
    /// The number, or the verdict.
    pub main: String,
    /// What stands after it.
    pub after: String,
}

impl Said {
    /// All of it.
    pub fn text(&self) -> String {
        [&*self.before, &self.main, &self.after].concat()
    }
}

/// What can be told of these assessments, in their order; the schooling of all children is one answer.
pub fn told<'a>(language: Language, book: &Book, situation: &Situation, all: &[&'a Assessment]) -> Vec<Told<'a>> {
    let (of_children, others): (Vec<&Assessment>, Vec<&Assessment>) =
        all.iter().copied().partition(|one| one.programme.topic() == Topic::Education);
    let mut told: Vec<Told<'_>> = Vec::new();
    for one in &others {
        let alike: Vec<&Assessment> = others.iter().copied().filter(|other| other.programme == one.programme).collect();
        let title = language.programme(one.programme).to_owned() + &whose(language, one, &alike).into_string();
        told.push(Told { answer: Some(blocks::of_programme(one, situation, book)), of: vec![one], title });
    }
    if !of_children.is_empty() {
        let title = language.of("孩子上学", "School aid").to_owned();
        told.push(Told { answer: blocks::of_family(&of_children, situation, book), of: of_children, title });
    }
    told
}

/// The question without whose answer nothing useful can be said.
pub(in crate::view) fn answer_first(situation: &Situation, assessment: &Assessment) -> Option<Key> {
    let key = |question| Key::of(assessment.person, question);
    let billless = assessment.programme == Programme::Medical
        && ![Question::InScope, Question::Total]
            .into_iter()
            .any(|question| situation.says(assessment.person, question));
    assessment.outlook.answer_first.or(billless.then(|| key(Question::Total)))
}

impl Told<'_> {
    /// The programme that leads, with what can be said of it; of a family the best.
    pub fn leading(&self) -> (Programme, Verdict) {
        let best = self.of.iter().min_by_key(|one| one.outlook.verdict);
        best.map_or((Programme::ALL[0], Verdict::CannotJudge), |one| (one.programme, one.outlook.verdict))
    }

    /// Whether it is about all children.
    pub fn is_of_family(&self) -> bool {
        self.of.first().is_some_and(|one| one.programme.topic() == Topic::Education)
    }

    /// The question that has to be answered first.
    pub fn answer_first(&self, situation: &Situation) -> Option<Key> {
        self.of.iter().filter(|_| !self.is_of_family()).find_map(|one| answer_first(situation, one))
    }

    /// The sentence.
    pub fn sentence(&self, language: Language, situation: &Situation) -> Said {
        let colon = language.of("：", ": ");
        let titled = |main: String, after: String| Said { before: [&*self.title, colon].concat(), main, after };
        if self.answer_first(situation).is_some() {
            let main = language.of("还差几项才能判断", "a few answers are still needed");
            return titled(main.to_owned(), String::new());
        }
        let (Some(answer), Some(one)) = (&self.answer, self.of.first()) else {
            let nothing = language.of("没有查到现在能享受的补助", "no matching aid was found");
            return titled(nothing.to_owned(), String::new());
        };
        if self.is_of_family() {
            return self.of_family(language, &answer.sentence.numbers, titled);
        }
        let outlook = &one.outlook;
        let range = answer.sentence.numbers.first().and_then(|number| {
            let label = number.label?;
            outlook.ranges.iter().find(|range| range.label == label)
        });
        let borne = range.filter(|range| range.form == Form::Borne && !shows_verdict(one.programme, outlook));
        if let Some(own) = borne {
            return self.own_cost(language, own);
        }
        let mut after = String::new();
        let of_kinds: Vec<&str> = outlook.kinds.iter().map(|kind| language.kind(*kind)).collect();
        if !of_kinds.is_empty() {
            let kinds = of_kinds.join(language.of(" 或 ", " or "));
            after += &[language.of("（", " ("), &kinds, language.of("）", ")")].concat();
        }
        let held = is_held(one.programme, situation);
        if answer.sentence.open > 0 && !held {
            after += &[language.of("，", ", "), &still_open(language, answer.sentence.open)].concat();
        }
        if let Some(range) =
            range.filter(|_| outlook.verdict != Verdict::NotNow || one.programme == Programme::Enrolment)
        {
            after += &format!(" · {}", number(language, range));
        }
        titled(language.verdict_of(one.programme, outlook.verdict, situation).to_owned(), after)
    }

    /// What is left to pay.
    fn own_cost(&self, language: Language, own: &Range) -> Said {
        let is_first = self.title == language.programme(Programme::Medical);
        let who = if is_first { String::new() } else { [&*self.title, language.of("：", ": ")].concat() };
        let within = own.label == Label::OwnInScope;
        let pays = match within {
            true => language.of("能报的费用里，您", "Of the covered costs you pay "),
            false => language.of("您", "You pay "),
        };
        // 大约 and 不低于 contradict each other.
        let about =
            if own.high.is_some() { language.of("大约要付 ", "about ") } else { language.of("要付 ", "") };
        let besides =
            language.of("（另加自费部分：没填总费用）", " (plus whatever is not covered: the total was not given)");
        Said {
            before: [&*who, pays, about].concat(),
            main: amount(language, own).into_string(),
            after: if within { besides.to_owned() } else { String::new() },
        }
    }

    /// What comes to all children in a term.
    fn of_family(&self, language: Language, numbers: &[Number], titled: impl Fn(String, String) -> Said) -> Said {
        // 现金 每学期大约 750 元; about 750 yuan in cash per term.
        let in_words = |number: &Number| {
            let span = span(language, number.low.unwrap_or(Money::ZERO), number.high).into_string();
            let (form, term) = (language.form(number.form), language.per(Per::Semester));
            match (language, number.high.is_some()) {
                (Language::Zh, true) => [[form, " ", term, "大约 "].concat(), span, String::new()],
                (Language::Zh, false) => [[form, " ", term, " "].concat(), span, String::new()],
                (Language::En, about) => {
                    let about = if about { "about " } else { "" };
                    let form = if number.form == Form::Cash { "in cash" } else { form };
                    [about.to_owned(), span, [" ", form, " ", term].concat()]
                }
            }
        };
        let ([before, main, end], others) = match numbers {
            [] => {
                let count = |verdict| self.of.iter().filter(|one| one.outlook.verdict == verdict).count();
                let said = |verdict| format!("{} {}", language.verdict(verdict), count(verdict));
                let some = [Verdict::Likely, Verdict::Possible].into_iter().filter(|verdict| count(*verdict) > 0);
                return titled(some.map(said).collect::<Vec<_>>().join(language.of("；", "; ")), String::new());
            }
            [first, others @ ..] => (in_words(first), others.iter().map(in_words)),
        };
        let after: String = others.map(|words| language.of("；", "; ").to_owned() + &words.concat()).collect();
        let mut said = titled(main, end + &after);
        said.before += &before;
        said
    }

    /// Its marks, each with the class of its badge. While nothing is told there is nothing to mark.
    pub fn marks(&self, language: Language, situation: &Situation) -> Vec<(&'static str, String)> {
        if self.answer_first(situation).is_some() {
            return Vec::new();
        }
        let judged = |one: &&Assessment| one.outlook.judgement && one.outlook.verdict == Verdict::Possible;
        let visit = !self.is_of_family() && self.of.iter().any(judged);
        let visit = visit.then(|| ("visit", language.needs_a_visit().to_owned()));
        let of_values = self.answer.iter().flat_map(|answer| &answer.sentence.marks);
        visit.into_iter().chain(worded(language, situation, of_values)).collect()
    }
}

/// Marks in words, each once and with the class of its badge.
pub(in crate::view) fn worded<'m>(
    language: Language,
    situation: &Situation,
    marks: impl IntoIterator<Item = &'m Mark>,
) -> Vec<(&'static str, String)> {
    let mut told: Vec<(&'static str, String)> = Vec::new();
    for mark in marks {
        let (class, words) = match *mark {
            Mark::Trial(_, until) => ("trial", trial(language, until.map(|until| until.year()))),
            Mark::Rivals(_) => {
                ("trial", language.of("有两种标准都可能", "either of two standards may hold").to_owned())
            }
            Mark::Local(_) => (Status::Local.key(), language.status(Status::Local).to_owned()),
            Mark::Weakest(status) => (status.key(), language.status(status).to_owned()),
            Mark::InForceSince(_, since) => {
                let years = situation.assessed_on.year() - since.year();
                ("age", language.standard_of_age(years))
            }
        };
        if !told.iter().any(|(_, known)| *known == words) {
            told.push((class, words));
        }
    }
    told
}

/// The same of a number beside others: what makes it another number, not how well it is known.
pub(in crate::view) fn warned<'m>(
    language: Language,
    situation: &Situation,
    marks: impl IntoIterator<Item = &'m Mark>,
) -> Vec<(&'static str, String)> {
    let warns = |mark: &&Mark| matches!(mark, Mark::Trial(..) | Mark::Rivals(_) | Mark::Local(_));
    worded(language, situation, marks.into_iter().filter(warns))
}

/// 按2024年标准试算.
pub(in crate::view) fn trial(language: Language, year: Option<i16>) -> String {
    match (language, year) {
        (Language::Zh, Some(year)) => format!("按{year}年标准试算"),
        (Language::En, Some(year)) => format!("trial on the standard of {year}"),
        (_, None) => language.of("按最后查到的标准试算", "trial on the last known standard").to_owned(),
    }
}

/// An amount with what it is, and for how long.
fn number(language: Language, range: &Range) -> String {
    let amount = amount(language, range).into_string();
    let per = lasting(language, range);
    [language.label(range.label), " ", &amount, " ", per].concat().trim_end().to_owned()
}

/// How many answers can still change the verdict.
fn still_open(language: Language, open: usize) -> String {
    match (language, open) {
        (Language::Zh, open) => format!("还差 {open} 项"),
        (Language::En, 1) => "1 answer still open".to_owned(),
        (Language::En, open) => format!("{open} answers still open"),
    }
}

/// For how long an amount is; nothing where none is told.
pub(in crate::view) fn lasting(language: Language, range: &Range) -> &'static str {
    if range.low.is_none() && range.high.is_none() { "" } else { language.per(range.per) }
}

/// What the answers come to in a line: it stays in sight while the answers are typed, and is read out.
pub fn brief(language: Language, situation: &Situation, told: &[Told<'_>]) -> String {
    let is_told = |(at, one): &(usize, &Told<'_>)| *at == 0 || one.leading().1 != Verdict::NotNow;
    let line = |(_, one): (usize, &Told<'_>)| {
        let mut line = one.sentence(language, situation).text();
        for (_, words) in one.marks(language, situation).iter().filter(|(class, _)| *class == "trial") {
            line += &[language.of("（", " ("), words, language.of("）", ")")].concat();
        }
        line
    };
    told.iter().enumerate().filter(is_told).map(line).collect::<Vec<_>>().join(language.of("；", "; "))
}
