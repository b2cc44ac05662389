//! What stands beside the rows of a ledger: verdict, amounts, what is missing, the reason in one sentence and the
//! standards used, as cells.

use crate::answer::checkup::checkup;
use crate::answer::child_total::totals;
use crate::answer::task::Task;
use crate::base::money::Money;
use crate::engine::decision::{Form, Per};
use crate::engine::figure::Label;
use crate::engine::outlook::{Outlook, Verdict};
use crate::engine::situation::Situation;
use crate::form::{self, Field, usual};
use crate::ledger::bills::{audit, medical};
use crate::ledger::cell::{Cell, Shade, Span};
use crate::ledger::household::Answered;
use crate::ledger::teller::Teller;
use crate::ledger::told::Told;
use crate::ledger::visits::{Class, Visit, visit};
use crate::programme::{Assessment, Programme};
use crate::view::words::Language;

/// What is told of a row: of its household if it is the first of it, and of its person.
pub fn told(teller: Teller<'_>, answered: &Answered, task: Task, person: u8, own_paid: Option<Money>) -> Told {
    let Some(situation) = &answered.situation else { return Told::default() };
    let all = &answered.assessments;
    let mine = |programme: Programme| all.iter().find(|one| one.programme == programme && one.person == person);
    match task {
        Task::Monitoring => {
            let outlook =
                |programme: Programme| all.iter().find(|one| one.programme == programme).map(|one| &*one.outlook);
            monitoring(
                teller,
                situation,
                [
                    outlook(Programme::Monitoring),
                    outlook(Programme::MinimumLiving),
                    outlook(Programme::MinimumLivingMargin),
                ],
            )
        }
        Task::Medical => mine(Programme::Medical).map(|one| medical(teller, &one.outlook)).unwrap_or_default(),
        Task::Audit => mine(Programme::Medical).map(|one| audit(teller, &one.outlook, own_paid)).unwrap_or_default(),
        Task::Education => {
            let of_child: Vec<&Assessment> = all.iter().filter(|one| one.person == person).collect();
            education(teller, &of_child)
        }
        Task::Everything => everything(teller, situation, all),
    }
}

fn monitoring(teller: Teller<'_>, situation: &Situation, outlooks: [Option<&Outlook>; 3]) -> Told {
    let Teller { language, .. } = teller;
    let [monitoring, allowance, margin] = outlooks;
    let verdict =
        |outlook: Option<&Outlook>| Cell::text(outlook.map_or("", |outlook| language.verdict(outlook.verdict)));
    // Clerks filter by the type: it stays empty unless it is firm.
    let firm = monitoring.filter(|one| one.verdict == Verdict::Likely);
    let kinds = match firm.map_or(&[][..], |one| &one.kinds) {
        [kind] => language.kind(*kind),
        _ => "",
    };
    let paid = allowance.and_then(|one| one.ranges.iter().find(|range| range.label == Label::Allowance));
    let nothing = Visit::unknown(Class::TooLittle);
    let when = monitoring.map_or(nothing, |one| visit(situation, one, teller.book, teller.near));
    let distance = when.distance.map_or(Cell::Nothing, Cell::Amount);
    let cells = [
        Cell::text(when.word(language, teller.near)),
        distance,
        verdict(monitoring),
        Cell::text(kinds),
        verdict(allowance),
        Cell::amount(paid.and_then(|one| one.low)),
        Cell::amount(paid.and_then(|one| one.high)),
        verdict(margin),
    ];
    let mut told = Told { visit: Some(when), shade: when.class.shade(), ..Told::of(cells) };
    told.close(teller, monitoring.or(allowance));
    if matches!(told.verdict, Some(Verdict::Likely)) && !kinds.is_empty() {
        told.group = kinds.into();
    }
    told
}

fn education(teller: Teller<'_>, of_child: &[&Assessment]) -> Told {
    let Teller { language, .. } = teller;
    let named = |wanted: Verdict| list(language, of_child.iter().copied().filter(|one| one.outlook.verdict == wanted));
    let totals = totals(of_child);
    let of = |form: Form| {
        let total = totals.iter().find(|total| total.form == form).map(|total| (Some(total.low), total.high));
        // One amount alone is its own total.
        total.or_else(|| {
            let mut mine = of_child.iter().filter(|one| one.outlook.verdict != Verdict::NotNow);
            let range = mine.find_map(|one| {
                one.outlook.ranges.iter().find(|range| range.form == form && range.per == Per::Semester)
            })?;
            Some((range.low.filter(|_| !range.conditional), range.high))
        })
    };
    let (cash, waived) = (of(Form::Cash), of(Form::Waiver));
    let mut told = Told::of([Verdict::Likely, Verdict::Possible].map(|wanted| Cell::text(named(wanted))));
    for total in [cash, waived] {
        told.cells
            .extend([Cell::amount(total.and_then(|(low, _)| low)), Cell::amount(total.and_then(|(_, high)| high))]);
    }
    told.amount = cash.and_then(|(low, high)| Span::between(low, high));
    let leading = of_child.iter().min_by_key(|one| rank(one.outlook.verdict));
    told.shade = shade(leading.map(|one| one.outlook.verdict));
    told.close(teller, leading.map(|one| &*one.outlook));
    told
}

fn everything(teller: Teller<'_>, situation: &Situation, all: &[Assessment]) -> Told {
    let Teller { language, book, .. } = teller;
    let checkup = checkup(situation, all, book);
    let named =
        |wanted: Verdict| list(language, checkup.lines.iter().copied().filter(|one| one.outlook.verdict == wanted));
    let mut told = Told::of([Verdict::Likely, Verdict::Possible].map(|wanted| Cell::text(named(wanted))));
    for form in [Form::Cash, Form::Waiver] {
        let total = checkup.totals.iter().find(|total| total.form == form);
        told.cells
            .extend([Cell::amount(total.map(|total| total.low)), Cell::amount(total.and_then(|total| total.high))]);
        if form == Form::Cash {
            told.amount = total.and_then(|total| Span::between(Some(total.low), total.high));
        }
    }
    let leading = checkup.lines.first().map(|one| &*one.outlook);
    told.shade = shade(leading.map(|one| one.verdict));
    told.close(teller, leading);
    told
}

fn shade(verdict: Option<Verdict>) -> Shade {
    match verdict {
        Some(Verdict::Likely) => Shade::Second,
        Some(Verdict::Possible) => Shade::Fourth,
        Some(Verdict::NotNow) => Shade::Rest,
        Some(Verdict::CannotJudge) | None => Shade::Unknown,
    }
}

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Likely => 0,
        Verdict::Possible => 1,
        Verdict::CannotJudge => 2,
        Verdict::NotNow => 3,
    }
}

fn list<'a>(language: Language, those: impl Iterator<Item = &'a Assessment>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for one in those {
        let name = language.programme(one.programme);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(language.of("；", "; "))
}

/// The fragment that opens the case on the page.
pub fn link(answers: &[(Field, String)], task: Task) -> Vec<(String, String)> {
    let door = match task {
        Task::Monitoring => "household",
        Task::Medical | Task::Audit => "medical",
        Task::Education => "education",
        Task::Everything => "everything",
    };
    // What is not known is told where the page would else take the usual answer for it.
    let is_told = |(field, text): &&(Field, String)| match field {
        Field::Question(key) if text == form::UNKNOWN => usual::is_taken_for_granted(key.question),
        _ => true,
    };
    let told = answers.iter().filter(is_told);
    let told = told.map(|(field, text)| (field.name(), text.clone()));
    told.chain([(Field::Door.name(), door.to_owned())]).collect()
}
