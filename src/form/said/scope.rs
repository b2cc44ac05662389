//! What holds of each piece: said, denied, or left open, because it is asked, supposed, past, or of somebody else.

use crate::engine::question::{Question, Topic};
use crate::form::said::lexicon::{Meaning, Measure, Role};
use crate::form::said::tokens::{Token, What};

/// How a piece is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// As it is said.
    Said,
    /// Denied.
    Denied,
    /// Left open.
    Open,
}

/// What one wants of a loan is an answer, though it is only wished for.
fn may_be_wished(token: &Token) -> bool {
    token.all().any(|meaning| match meaning {
        Meaning::Number(question, _) | Meaning::Sign(question) => question.topic() == Topic::Finance,
        _ => false,
    })
}

/// Whether a piece says what somebody is, by a word that is also used of anybody: a question after it may be of them.
fn is_group(token: &Token) -> bool {
    use Question::{Category, ExPoor, Monitored, RecognisedAs};
    let groups = [Category, ExPoor, Monitored, RecognisedAs];
    token.all().any(|meaning| matches!(meaning, Meaning::Says(question, ..) if groups.contains(&question)))
}

fn is_stage(token: &Token) -> bool {
    token.all().any(|meaning| matches!(meaning, Meaning::Says(Question::Stage, ..)))
}

/// How each piece is meant.
pub fn fates(tokens: &[Token]) -> Vec<Fate> {
    let mut fates = vec![Fate::Said; tokens.len()];
    supposed(tokens, &mut fates);
    asked(tokens, &mut fates);
    beside_strange(tokens, &mut fates);
    denied(tokens, &mut fates);
    fates
}

/// After "if", of others until one speaks of oneself, of another time.
fn supposed(tokens: &[Token], fates: &mut [Fate]) {
    let (mut is_if, mut of_others, mut later, mut past) = (false, false, false, false);
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        if before.is_none_or(|before| before.sentence != token.sentence) {
            (is_if, of_others, past) = (false, false, false);
        }
        if before.is_none_or(|before| before.clause != token.clause) {
            later = false;
        }
        let is_own = token.is(Role::Home) || token.kin().is_some_and(|kin| kin.name == "self");
        let after_other = before.is_some_and(|before| before.is(Role::Other));
        if is_own && !after_other {
            of_others = false;
        }
        if token.is(Role::If) {
            is_if = true;
            // 的话 closes what it supposes.
            (0..at)
                .rev()
                .take_while(|back| tokens[*back].clause == token.clause)
                .for_each(|back| fates[back] = Fate::Open);
        }
        of_others |= token.is(Role::Other);
        past = (past || token.is(Role::Past) || is_year(tokens, at)) && !token.is(Role::Now);
        later |= token.is(Role::OtherTime) || token.is(Role::Maybe);
        if is_if || of_others || past || (later && !may_be_wished(token)) {
            fates[at] = Fate::Open;
        }
        let touches = before.is_some_and(|before| before.clause == token.clause && before.at.end == token.at.start);
        if token.is(Role::Aside) && (touches || before.is_some_and(|before| before.says())) {
            fates[at - 1] = Fate::Open;
        }
        if token.is(Role::Undone) {
            take_back(tokens, fates, at);
        }
    }
}

/// What stands right beside something strange may be a part of it: 小学文化, 车贷.
fn beside_strange(tokens: &[Token], fates: &mut [Fate]) {
    for at in 0..tokens.len() {
        let strange = |other: Option<usize>| {
            let other = other.and_then(|other| tokens.get(other)).filter(|other| other.clause == tokens[at].clause);
            other.is_some_and(|other| matches!(other.what, What::Unknown))
        };
        let is_answer = tokens[at].says() || tokens[at].counts();
        // What something strange leads to may be of somebody else, or only wished: 我们家快评上低保户.
        let near = (0..at).rev().take_while(|back| tokens[*back].clause == tokens[at].clause);
        let mut near = near.take_while(|back| !tokens[*back].is(Role::And));
        let is_led = near.any(|back| matches!(tokens[back].what, What::Unknown));
        if is_answer && (is_led || strange(at.checked_sub(1)) || strange(Some(at + 1))) {
            fates[at] = Fate::Open;
        }
    }
}

/// 2019年: what is told of a year is not told of today.
fn is_year(tokens: &[Token], at: usize) -> bool {
    match &tokens[at].what {
        What::Number(number) => {
            number.measure == Some(Measure::Years) && number.whole().is_some_and(|year| (1900..2200).contains(&year))
        }
        _ => false,
    }
}

/// What was asked or wished for is not said.
fn asked(tokens: &[Token], fates: &mut [Fate]) {
    for at in 0..tokens.len() {
        let mine = |other: &usize| tokens[*other].clause == tokens[at].clause;
        let clause = || (0..tokens.len()).filter(mine);
        let wonders = |other: usize| {
            tokens[other].is(Role::Wonder) || tokens[other].all().any(|one| matches!(one, Meaning::Door(_)))
        };
        let wondered = clause().any(|other| other < at && wonders(other));
        let asks = clause().any(|other| tokens[other].is(Role::Asks)) && !clause().any(wonders);
        // Of a group that nobody said to be in, a question may be of anybody.
        let is_own = clause().any(|other| {
            let kin = tokens[other].kin().is_some();
            (other < at && (kin || tokens[other].is(Role::Home))) || (other <= at && tokens[other].is(Role::Is))
        });
        let of_anybody = is_group(&tokens[at]) && !is_own && clause().any(|other| other > at && wonders(other));
        let is_answer = tokens[at].says() || tokens[at].counts();
        // Who works at a school does not learn there.
        let at_work = clause().any(|other| tokens[other].is(Role::Work)) && is_stage(&tokens[at]);
        if is_answer && (at_work || asks || of_anybody || (wondered && !may_be_wished(&tokens[at]))) {
            fates[at] = Fate::Open;
        }
    }
}

/// What stands before in the clause, or in the one before it, does not hold any more, or is not sure.
fn take_back(tokens: &[Token], fates: &mut [Fate], at: usize) {
    let back = (0..at).rev().take_while(|back| tokens[*back].sentence == tokens[at].sentence);
    let near = back.take_while(|back| tokens[*back].clause + 1 >= tokens[at].clause);
    let is_meant = |back: usize| {
        let token = &tokens[back];
        if token.clause == tokens[at].clause { token.says() || is_number(token) } else { is_group(token) }
    };
    if let Some(found) = near.into_iter().find(|back| is_meant(*back)) {
        fates[found] = Fate::Open;
    }
}

/// What follows a "not" at once is denied; a "not" of anything else makes what is near it open.
fn denied(tokens: &[Token], fates: &mut [Fate]) {
    for at in (0..tokens.len()).filter(|at| tokens[*at].is(Role::Not)) {
        let same = |other: &usize| tokens[*other].clause == tokens[at].clause;
        let silent = |other: &usize| tokens[*other].is_empty() || tokens[*other].is(Role::Is);
        let mut after = (at + 1..tokens.len()).take_while(same).skip_while(silent).peekable();
        let Some(next) = after.peek().copied() else {
            // 不是了, at the end, is of what was said before.
            take_back(tokens, fates, at);
            continue;
        };
        let is_other = tokens[next].is(Role::Not) || !(tokens[next].says() || tokens[next].counts());
        if is_other {
            (at..tokens.len()).take_while(same).for_each(|open| fates[open] = Fate::Open);
            let last = (0..at).rev().take_while(same).find(|back| !silent(back));
            if let Some(last) = last.filter(|last| tokens[*last].says() || is_number(&tokens[*last])) {
                fates[last] = Fate::Open;
            }
            continue;
        }
        let mut joined = true;
        let mut last = next;
        for other in after {
            if (tokens[other].says() || tokens[other].counts()) && joined && fates[other] == Fate::Said {
                (fates[other], joined, last) = (Fate::Denied, false, other);
            } else if tokens[other].is(Role::Joint) {
                joined = true;
            } else if !silent(&other) {
                break;
            }
        }
        // 不是低保户，监测户: whether the second is denied too, nobody can say.
        let ends = (last + 1..tokens.len()).take_while(same).all(|other| silent(&other));
        if let Some(other) =
            (last + 1..tokens.len()).find(|other| tokens[*other].clause > tokens[at].clause).filter(|_| ends)
            && is_group(&tokens[other])
            && fates[other] == Fate::Said
        {
            fates[other] = Fate::Open;
        }
    }
}

/// Whether an answer can be turned round: not every "not" of a word answers no.
pub fn turned(question: Question, option: &str) -> Option<&'static str> {
    use crate::engine::question::Kind;
    (matches!(question.kind(), Kind::YesNo) && option == "yes").then_some("no")
}

/// Whether a piece is a number.
pub fn is_number(token: &Token) -> bool {
    matches!(token.what, What::Number(_))
}
