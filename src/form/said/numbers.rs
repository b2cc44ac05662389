//! Which number answers which question: the word beside it says so.

use crate::base::money::Rate;
use crate::engine::question::{Kind, Question, Subject, Topic};
use crate::form::number;
use crate::form::said::fact::{Fact, Gathered, Per};
use crate::form::said::lexicon::{Meaning, Measure, Role};
use crate::form::said::persons::{Persons, Whom, patient, pupils};
use crate::form::said::scope::{Fate, is_number};
use crate::form::said::tokens::{Number, Token, What};
use crate::programme::income;

/// Months of a year.
const MONTHS: u32 = 12;

/// Goes through the numbers; returns the pieces that had a part in an answer.
pub fn gather(tokens: &[Token], fates: &[Fate], persons: &mut Persons, found: &mut Gathered) -> Vec<usize> {
    let mut used: Vec<usize> = Vec::new();
    // A word asks for each of its numbers once.
    let mut taken: Vec<(usize, Question)> = Vec::new();
    for at in 0..tokens.len() {
        let What::Number(number) = &tokens[at].what else { continue };
        if fates[at] == Fate::Open {
            continue;
        }
        let Some((cue, questions)) = cue(tokens, fates, at, number, &taken) else { continue };
        let own = at.min(cue)..at.max(cue) + 1;
        let sure: Vec<Question> =
            questions.iter().filter(|(_, perhaps)| !perhaps).map(|(question, _)| *question).collect();
        let (asked, is_sure) = match sure.first() {
            Some(first) => (vec![*first], true),
            None => (questions.iter().map(|(question, _)| *question).collect(), false),
        };
        let mut facts = Vec::new();
        let mut readings = 0;
        for question in asked {
            let Some(question) = meant(tokens, question, at, cue, persons) else { continue };
            let Some(whom) = whom(persons, tokens, question, cue) else { continue };
            for (text, per) in answers(tokens, at, cue, question, number) {
                readings += 1;
                taken.push((cue, question));
                let about = tokens.get(at + 1).is_some_and(|next| next.is(Role::Hedge))
                    || (at > 0 && tokens[at - 1].is(Role::Hedge));
                let one = |whom: Whom| Fact {
                    whom,
                    visit: persons.visits[cue],
                    question,
                    text: text.clone(),
                    by: own.clone(),
                    per,
                    about,
                };
                facts.extend(whom.iter().copied().map(one));
            }
        }
        if facts.is_empty() || is_told_again(tokens, fates, at, &taken) {
            continue;
        }
        used.extend([at, cue]);
        if is_sure && readings == 1 {
            found.facts.extend(facts);
        } else {
            found.perhaps.push(facts);
        }
    }
    used
}

/// The word that says what a number is, and the questions that it asks: the nearest before it, else the nearest after
/// it, else the last of the clause before one that holds a number alone.
fn cue(
    tokens: &[Token],
    fates: &[Fate],
    at: usize,
    number: &Number,
    taken: &[(usize, Question)],
) -> Option<(usize, Vec<(Question, bool)>)> {
    let asks = |cue: usize| {
        let fits = |meaning| match meaning {
            Meaning::Number(question, perhaps) if fits(question, number) && !taken.contains(&(cue, question)) => {
                Some((question, perhaps))
            }
            _ => None,
        };
        let questions: Vec<(Question, bool)> = tokens[cue].all().filter_map(fits).collect();
        (fates[cue] == Fate::Said && !questions.is_empty()).then_some((cue, questions))
    };
    let same = |other: &usize| tokens[*other].clause == tokens[at].clause;
    let is_term = matches!(number.measure, Some(Measure::Months | Measure::Years | Measure::Percent));
    let is_bound =
        |other: &usize| (is_number(&tokens[*other]) && !is_term) || matches!(tokens[*other].what, What::Unknown);
    let before = (0..at).rev().take_while(same).take_while(|other| !is_bound(other)).find_map(asks);
    let after = (at + 1..tokens.len()).take_while(same).take_while(|other| !is_bound(other)).find_map(asks);
    let is_alone = (0..tokens.len()).filter(same).all(|other| {
        let token = &tokens[other];
        let spans = token.is(Role::Monthly) || token.is(Role::PerHead);
        other == at || spans || token.is_empty() || token.is(Role::Hedge) || token.is(Role::Is)
    });
    let earlier = |_: ()| {
        if is_term {
            let before = (0..at).rev().take_while(|other| tokens[*other].sentence == tokens[at].sentence);
            return before.filter(|other| !same(other)).find_map(asks);
        }
        let near = |other: &usize| {
            tokens[*other].sentence == tokens[at].sentence && tokens[*other].clause + 1 >= tokens[at].clause
        };
        let last = (0..at).rev().take_while(near).find(|other| !tokens[*other].is_empty() && !same(other))?;
        asks(last)
    };
    before.or(after).or_else(|| is_alone.then_some(()).and_then(earlier))
}

/// Whether a number can be the answer at all.
fn fits(question: Question, number: &Number) -> bool {
    match question.kind() {
        Kind::Amount { .. } => number.amounts().is_some(),
        Kind::Percent { .. } => number.measure == Some(Measure::Percent) && !number.vague,
        Kind::Count { least, most } => {
            let wanted: &[Option<Measure>] = match question {
                Question::LoanMonths => &[Some(Measure::Months), Some(Measure::Years)],
                Question::MonthsAway | Question::HiredMonths => &[Some(Measure::Months)],
                Question::TrainingDays => &[Some(Measure::Days)],
                Question::Members => &[None],
                _ => &[None, Some(Measure::Pieces)],
            };
            let is_within = number.whole().is_some_and(|count| (least..=most).contains(&count));
            wanted.contains(&number.measure) && is_within
        }
        _ => false,
    }
}

/// The question that is meant, where the words around say more than the word itself; nothing where they say that it is
/// none of ours.
fn meant(tokens: &[Token], question: Question, at: usize, cue: usize, persons: &Persons) -> Option<Question> {
    let from = at.min(cue);
    let clause = |token: &&Token| token.clause == tokens[at].clause;
    let spoken = |role: Role| tokens.iter().filter(clause).any(|token| token.is(role));
    let all = |token: &Token, wanted: fn(Question) -> bool| {
        token.all().any(|meaning| match meaning {
            Meaning::Says(question, ..) | Meaning::Number(question, _) => wanted(question),
            _ => false,
        })
    };
    // What one speaks of: the last word of care, work, or other spending; another person ends it.
    let topic = tokens[..at].iter().enumerate().rev().find_map(|(back, token)| {
        let ends = token.kin().is_some() && tokens[back].clause < tokens[at].clause;
        let works = |question: Question| question.topic() == Topic::Work || question == Question::Wages;
        let work = token.is(Role::Work) || (back != cue && all(token, works));
        let care = token.is(Role::Care) || all(token, |question| question.subject() == Subject::Visit) && back != cue;
        let other = token.is(Role::Spending) || all(token, is_of_school);
        let named = [(work, Role::Work), (care, Role::Care), (other, Role::Spending)];
        named.iter().find(|(is, _)| *is).map(|(_, role)| Some(*role)).or(ends.then_some(None))
    });
    let topic = topic.flatten().or_else(|| {
        let after = tokens[from..].iter().filter(clause);
        after.filter(|token| token.is(Role::Care)).map(|_| Role::Care).next()
    });
    let of_stay = |question: Question| question.subject() == Subject::Visit;
    let speaks_of_care = tokens.iter().any(|token| {
        let asks = token.all().any(|meaning| matches!(meaning, Meaning::Says(question, ..) if of_stay(question)));
        asks || token.is(Role::Care)
    });
    let of_one = !persons.about[cue].is_empty();
    match question {
        // 五口 needs a household, 五口人 does not.
        Question::Members if tokens[cue].at.len() == 1 && !spoken(Role::Home) => None,
        Question::NetIncome if topic == Some(Role::Work) && !spoken(Role::Home) => Some(Question::Wages),
        Question::NetIncome if topic == Some(Role::Spending) || of_one => None,
        Question::Total if names_care(tokens, cue) => Some(question),
        Question::Total => (topic == Some(Role::Care) && !goes_on(tokens, at)).then_some(question),
        Question::SelfPay => (speaks_of_care && !goes_on(tokens, at)).then_some(question),
        Question::SlipBasic if !speaks_of_care && topic == Some(Role::Spending) => None,
        // A loan for one's studies is another.
        Question::LoanAmount if tokens.iter().any(|token| token.is(Role::Aside) || all(token, is_of_school)) => None,
        question => Some(question),
    }
}

fn is_of_school(question: Question) -> bool {
    question.topic() == Topic::Education && question != Question::Group
}

/// Whether a word for a bill is of care by itself: 住院费, not 花了.
fn names_care(tokens: &[Token], cue: usize) -> bool {
    let of_stay = |meaning| matches!(meaning, Meaning::Says(Question::VisitKind, ..) | Meaning::Role(Role::Care));
    tokens[cue].all().any(of_stay) || spells(tokens, cue, Question::InScope)
}

/// Whether a word is also one for another question.
fn spells(tokens: &[Token], cue: usize, question: Question) -> bool {
    tokens[cue].all().any(|meaning| matches!(meaning, Meaning::Number(other, _) if other == question))
}

/// Whether a second amount follows for which no word asks: 去年收入三万二今年才一万八.
fn is_told_again(tokens: &[Token], fates: &[Fate], at: usize, taken: &[(usize, Question)]) -> bool {
    let same = |other: &usize| tokens[*other].clause == tokens[at].clause;
    let mut after = (at + 1..tokens.len()).take_while(same);
    let second = after.find(|other| is_number(&tokens[*other]) || tokens[*other].counts() || tokens[*other].says());
    second.is_some_and(|second| match &tokens[second].what {
        What::Number(number) => {
            number.is_money && number.measure.is_none() && cue(tokens, fates, second, number, taken).is_none()
        }
        _ => false,
    })
}

/// Whether what follows the number may say what it was spent on: 花了三千买化肥.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let same = |token: &&Token| token.clause == tokens[at].clause;
    let next = tokens[at + 1..].iter().take_while(same).find(|token| !token.is_empty());
    next.is_some_and(|next| match next.what {
        What::Unknown => true,
        _ => {
            next.is(Role::Spending)
                || next.all().any(|meaning| match meaning {
                    Meaning::Number(question, _) => {
                        question.subject() == Subject::Household && question != Question::SelfPay
                    }
                    _ => false,
                })
        }
    })
}

/// Of whom the number is.
fn whom(persons: &mut Persons, tokens: &[Token], question: Question, cue: usize) -> Option<Vec<Whom>> {
    match (question.subject(), question.topic()) {
        (Subject::Household, _) => Some(vec![Whom::All]),
        (_, Topic::Education) => pupils(persons, tokens, cue),
        _ => Some(patient(persons, cue)),
    }
}

/// The number as the form takes it, in each of its readings.
fn answers(tokens: &[Token], at: usize, cue: usize, question: Question, number: &Number) -> Vec<(String, Per)> {
    match question.kind() {
        Kind::Amount { .. } => amounts(tokens, at, cue, question, number),
        Kind::Percent { .. } => {
            let percent = number::measure(&number.text);
            percent.map(|percent: Rate| (percent.to_string(), Per::Whole)).into_iter().collect()
        }
        _ => {
            let times = if number.measure == Some(Measure::Years) { MONTHS } else { 1 };
            let count = number.whole().and_then(|count| count.checked_mul(times));
            count.map(|count| (count.to_string(), Per::Whole)).into_iter().collect()
        }
    }
}

/// An amount, of a year where a month's is told and twelve of them make a year.
fn amounts(tokens: &[Token], at: usize, cue: usize, question: Question, number: &Number) -> Vec<(String, Per)> {
    // What follows the next word for a number is of that number.
    let before = cue < at;
    let near = |role: Role| {
        let same = |other: &usize| tokens[*other].clause == tokens[at].clause;
        let back = (0..at).rev().take_while(same).take_while(|other| !is_number(&tokens[*other]));
        let on = (at + 1..tokens.len()).take_while(same);
        let on = on.take_while(|other| !(is_number(&tokens[*other]) || (before && tokens[*other].counts())));
        back.chain(on).any(|other| tokens[other].is(role))
    };
    let is_income = income::QUESTIONS.contains(&question);
    let (month, head) = (near(Role::Monthly), near(Role::PerHead));
    let span = number::span(&number.text).is_some();
    // 两年挣了五万.
    let of_years = tokens.iter().filter(|token| token.clause == tokens[at].clause).any(|token| match &token.what {
        What::Number(other) => matches!(other.measure, Some(Measure::Years | Measure::Days)),
        _ => false,
    });
    if is_income && of_years {
        return Vec::new();
    }
    if near(Role::OtherSpan)
        || (month && (!is_income || span))
        || (head && (question != Question::NetIncome || month || span))
    {
        return Vec::new();
    }
    let per = if head { Per::Head } else { Per::Whole };
    match number.amounts() {
        Some(Ok((_, amount))) if month && question == Question::Wages => {
            vec![(amount.to_string(), Per::Month)]
        }
        Some(Ok((_, amount))) if month => vec![(super::tokens::short(amount.times(MONTHS)), Per::Whole)],
        Some(Ok((text, _))) => vec![(text, per)],
        Some(Err(both)) if !month && !head => both.into_iter().map(|text| (text, Per::Whole)).collect(),
        _ => Vec::new(),
    }
}
