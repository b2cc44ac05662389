//! Results: verdict, amounts, reasons, working, sources, the next human step.

use crate::answer::change::{Change, To, changes};
use crate::answer::child_total;
use crate::answer::held::is_held;
use crate::base::calendar::{DatedBy, Semester};
use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::book::entry::{Book, Bound, Kind};
use crate::book::parameter::{Basis, Parameter, Slot, Words, monitoring, resolve};
use crate::engine::case::{Gap, GapKind, Open, day_of};
use crate::engine::decision::{Form, Per};
use crate::engine::figure::{Label, Quantity, Relation, Step, Test, Use};
use crate::engine::finding::Criterion;
use crate::engine::outlook::{Outcome, Outlook, Range, Verdict};
use crate::engine::question::{Door, Key, Question, Subject, Topic};
use crate::engine::situation::{Answer, Situation, Stated};
use crate::form;
use crate::programme::medical::curve::{Point, curve};
use crate::programme::{Assessment, Programme, still_asked};
use crate::view::applying::online;
use crate::view::format;
use crate::view::result::chart;
use crate::view::result::explanation::{number, rests_on_supposed, working};
use crate::view::words::Language;
use maud::{Markup, html};

/// What all assessments of one topic say.
pub fn results(language: Language, book: &Book, situation: &Situation, assessments: &[&Assessment]) -> Markup {
    html! {
        (still_to_ask(situation, assessments))
        (school_totals(language, assessments))
        @for assessment in assessments { (card(language, book, situation, assessment, assessments)) }
    }
}

/// The questions that are still worth asking; `www/page/show.js` folds the others away.
/// About care every question is.
fn still_to_ask(situation: &Situation, assessments: &[&Assessment]) -> Markup {
    let door = assessments.first().map_or(Door::Medical, |one| one.programme.topic().door());
    let is_asked = |question: &Question| door != Door::Medical && question.topic().door() == door;
    let mut asked = String::new();
    for question in Question::ALL.iter().copied().filter(is_asked) {
        let persons = if question.subject() == Subject::Household { 1 } else { situation.persons() };
        for key in (0..persons).map(|person| Key::of(person, question)) {
            if still_asked(situation, assessments, key) {
                asked.push_str(&field_id(key));
                asked.push(' ');
            }
        }
    }
    html! { @if !asked.is_empty() { span data-asked=(asked) hidden {} } }
}

/// What the aids of each child come to in a term and in a school year, and what is
/// left out.
fn school_totals(language: Language, assessments: &[&Assessment]) -> Markup {
    html! {
        @for child in children(assessments) {
            @let totals = child_total::totals(&child);
            @if !totals.is_empty() {
                article.result.result--total {
                    h3.result__title { (language.of("合计", "In all")) (whose(language, child[0], assessments)) }
                    @for total in totals {
                        @let year = total.of_year();
                        p.total {
                            (language.form(total.form)) " " (language.per(Per::Semester)) " "
                            strong { (span(language, total.low, total.high)) } " · "
                            (language.per(Per::Year)) " " (span(language, year.low, year.high))
                        }
                    }
                    @let apart: Vec<&str> = child_total::left_out(&child).map(|programme| language.programme(programme)).collect();
                    @if !apart.is_empty() {
                        p.hint { (language.of("没算进去（按天、一次性、要评选或要还）：", "Left out (by the day, once, awarded or lent): ")) (apart.join(language.of("；", "; "))) }
                    }
                }
            }
        }
    }
}

/// The school programmes of each child.
fn children<'a>(assessments: &[&'a Assessment]) -> Vec<Vec<&'a Assessment>> {
    let mut children: Vec<Vec<&Assessment>> = Vec::new();
    let at_school = assessments.iter().copied().filter(|one| one.programme.topic() == Topic::Education);
    for one in at_school {
        match children.iter_mut().find(|child| child[0].person == one.person) {
            Some(child) => child.push(one),
            None => {
                let at = children.iter().take_while(|child| child[0].person < one.person).count();
                children.insert(at, vec![one]);
            }
        }
    }
    children
}

pub(in crate::view) fn span(language: Language, low: Money, high: Option<Money>) -> Markup {
    match high {
        Some(high) if high == low => html! { (format::money(language, high)) },
        Some(high) => html! { (format::plain(low)) " – " (format::money(language, high)) },
        None if low <= Money::ZERO => html! { (language.of("还不知道多少", "not known yet")) },
        None => html! { (language.of("不低于 ", "at least ")) (format::money(language, low)) },
    }
}

/// Which of several persons it is about, in the order of the form.
pub(in crate::view) fn whose(language: Language, assessment: &Assessment, beside: &[&Assessment]) -> Markup {
    let is = |person: u8| beside.iter().any(|other| other.person == person);
    let place = (0..=assessment.person).filter(|person| is(*person)).count();
    html! {
        @if beside.iter().any(|other| other.person != assessment.person) { (language.of("（第", " (no. ")) (place) (language.of("个）", ")")) }
    }
}

/// The person whose schooling the page asks about first.
pub const CHILD: u8 = 1;

/// In place of a result, until something is answered.
pub fn nothing_said(language: Language, topic: Topic) -> Markup {
    // Once behind each door.
    html! {
        @if topic == Topic::Education {
            @let start = Question::of(topic).filter(|question| question.is_of_the_start());
            @let start: Vec<String> = start.map(|question| field_id(Key::of(CHILD, question))).collect();
            span data-asked=(start.join(" ")) hidden {}
        }
        @if matches!(topic, Topic::Monitoring | Topic::Medical | Topic::Education) { p.hint { (language.of("选好地方，填上面的问题，这里就会出结果。不清楚的可以不填。", "Choose the place and answer above; the result appears here. What you do not know may stay open.")) } }
    }
}

/// What the results come to in a line: it stays in sight while the answers are
/// typed, and is read out.
pub fn brief(language: Language, situation: Option<&Situation>, all: &[&Assessment]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for child in children(all) {
        for total in child_total::totals(&child) {
            let amount = span(language, total.low, total.high).into_string();
            parts.push(format!("{} {} {amount}", language.form(total.form), language.per(Per::Semester)));
        }
    }
    for one in all.iter().filter(|one| one.programme.topic() != Topic::Education) {
        let Assessment { programme, outlook, .. } = one;
        parts.push(match own_cost(one) {
            Some(own) => [language.label(own.label), " ", &amount(language, own).into_string()].concat(),
            None => {
                let open = outlook.still_open().to_string();
                let (before, after) = (language.of("（还差 ", " ("), language.of(" 项）", " open)"));
                let is_held = situation.is_some_and(|situation| is_held(*programme, situation));
                let open = if outlook.still_open() == 0 || is_held { ["", "", ""] } else { [before, &open, after] };
                let told = match situation {
                    Some(situation) => language.verdict_of(*programme, outlook.verdict, situation),
                    None => language.verdict(outlook.verdict),
                };
                let verdict = [language.programme(*programme), language.of("：", ": "), told];
                [verdict, open].concat().concat()
            }
        });
    }
    // Of a child there are many: their number.
    for verdict in &[Verdict::Likely, Verdict::Possible] {
        let alike = |one: &&&Assessment| one.programme.topic() == Topic::Education && one.outlook.verdict == *verdict;
        let count = all.iter().filter(alike).count();
        if count > 0 {
            parts.push([language.verdict(*verdict), " ", &count.to_string()].concat());
        }
    }
    parts.join(language.of("；", "; "))
}

/// What is left to pay, where that says more than the verdict.
pub(in crate::view) fn own_cost(one: &Assessment) -> Option<&Range> {
    let own = one.outlook.ranges.iter().rfind(|range| range.form == Form::Borne);
    own.filter(|_| !shows_verdict(one.programme, &one.outlook))
}

fn card(
    language: Language,
    book: &Book,
    situation: &Situation,
    assessment: &Assessment,
    beside: &[&Assessment],
) -> Markup {
    let Assessment { programme, person, outlook } = assessment;
    let tone = match outlook.verdict {
        Verdict::Likely => "likely",
        Verdict::Possible => "possible",
        Verdict::NotNow => "not-now",
        Verdict::CannotJudge => "cannot-judge",
    };
    html! {
        article.result.{ "result--" (tone) } id={ "result-" (programme.key()) "-" (person) } data-verdict=(outlook.verdict.key()) {
            h3.result__title { (language.programme(*programme)) (whose(language, assessment, beside)) }
            @if let Some(first) = answer_first(situation, assessment) {
                p.caution {
                    (language.of("还差几项才能判断。请先答：", "A few answers are still needed. Please answer first: "))
                    (question_link(language, first))
                }
            } @else {
                (told(language, book, situation, assessment, beside))
            }
            @if outlook.verdict == Verdict::NotNow && programme.topic() != Topic::Enrolment { (otherwise(language, book, situation, assessment)) }
            p.next { strong { (language.of("下一步：", "Next: ")) } (language.next_step(*programme, outlook.verdict)) (online(language, book, situation, *programme)) (path(language, book, situation, *programme)) }
        }
    }
}

/// The question without whose answer nothing useful can be said.
pub(in crate::view) fn answer_first(situation: &Situation, assessment: &Assessment) -> Option<Key> {
    let key = |question| Key::of(assessment.person, question);
    let billless = assessment.programme == Programme::Medical
        && ![Question::InScope, Question::Total]
            .into_iter()
            .any(|question| situation.says(assessment.person, question));
    assessment.outlook.answer_first.or(billless.then(|| key(Question::InScope)))
}

/// Which term amounts by the term are of, and the way to another one.
fn of_term(
    language: Language,
    situation: &Situation,
    Assessment { programme, person, outlook }: &Assessment,
) -> Markup {
    let key = Key::of(*person, Question::Term);
    let term = match situation.stated(key) {
        Stated::Given(Answer::Term(term)) => term,
        _ => Semester::of(situation.assessed_on),
    };
    let by_term = outlook.ranges.iter().any(|range| range.per == Per::Semester);
    html! {
        @if by_term && programme.topic() == Topic::Education {
            p.hint {
                (language.of("按", "For ")) (format::term(language, term)) (language.of("算。", ". "))
                (field_link(&field_id(key), language.of("换学期", "Another term")))
            }
        }
    }
}

/// Verdict, amounts, reasons, working and sources.
fn told(
    language: Language,
    book: &Book,
    situation: &Situation,
    assessment: &Assessment,
    beside: &[&Assessment],
) -> Markup {
    let Assessment { programme, outlook, .. } = assessment;
    html! {
        @if shows_verdict(*programme, outlook) {
            p.result__verdict { (language.verdict_of(*programme, outlook.verdict, situation)) (kinds(language, outlook)) }
        }
        @if let [identity, others @ ..] = &outlook.identities[..] {
            p.hint {
                (language.of("按最有利的身份算：", "Reckoned by the better identity: ")) (language.option(identity.key()))
                @for other in others { " / " (language.option(other.key())) }
            }
        }
        (marks(language, book, situation, assessment))
        @if let Some((from, until)) = outlook.window {
            p.hint {
                (language.of("收入算这段时间的：", "Income counts from ")) (format::day(language, from))
                (language.of(" 到 ", " to ")) (format::day(language, until))
            }
        }
        (of_term(language, situation, assessment))
        (amounts(language, book, outlook))
        (pictures(assessment))
        (openings(language, outlook))
        @for gap in &outlook.gaps { (gap_note(language, gap)) }
        (bounds(language, book, outlook))
        @if !outlook.rivals.is_empty() { (rivals(language, book, outlook)) }
        @if !outlook.outcomes.is_empty() {
            details.why open {
                summary { (language.of("为什么", "Why")) }
                ul.findings { @for outcome in &outlook.outcomes { (finding(language, book, outlook, outcome)) } }
            }
        }
        (together(language, assessment, beside))
        (workings(language, book, outlook))
        (sources(language, book, outlook))
    }
}

/// 不符合不是到此为止: which other answer would turn it, and other help that may fit.
/// (Of a premium only the group decides, which the reasons say.)
fn otherwise(language: Language, book: &Book, situation: &Situation, assessment: &Assessment) -> Markup {
    let Assessment { programme, person, outlook } = assessment;
    let changes = changes(*programme, situation, *person, book);
    let others = programme.see_also();
    html! {
        div.otherwise {
            p { (language.of("卡在上面打 ✗ 的。情况变了，再算一次。", "What is marked ✗ above stands in the way. Look again if it changes.")) }
            (what_would_change(language, &changes, outlook))
            @if !outlook.trials.is_empty() {
                // Lines have not fallen so far: just above an ended one is not a firm no.
                p { (language.of("标准一般只涨不降：只差一点的，今年也许就够得上，去问一问。", "Standards have only risen so far: if it is close, this year’s may include you. Do ask.")) }
            }
            @if !others.is_empty() {
                p {
                    (language.of("也看看别的帮助：", "Other help that may fit: "))
                    @for door in [Door::Medical, Door::Education] { (field_link(&format!("door-{}", door.key()), language.door(door).0)) " · " }
                    @for (at, other) in others.iter().enumerate() {
                        @if at > 0 { " · " }
                        a href={ "programme/" (other.key()) ".html" } { (language.programme(*other)) }
                    }
                }
            }
        }
    }
}

/// The nearest facts of which one alone would turn it, with the threshold to the fen
/// on both sides, and those that nobody can change.
fn what_would_change(language: Language, changes: &[Change], outlook: &Outlook) -> Markup {
    let (nearest, fixed): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|change| change.key.question.can_change() == Some(true));
    html! {
        @if changes.is_empty() {
            p {
                @if outlook.open.iter().all(|item| item.open.question().is_none()) { (language.of("只变一项还不够。", "One other answer alone is not enough.")) }
                @else { (language.of("把没答的答了，才知道变哪一项就够。", "Answer what is still open to see which one would be enough.")) }
            }
        }
        @if !nearest.is_empty() {
            p { (language.of("只变这一项就够了：", "One of these alone would turn it:")) }
            ul.changes {
                @for change in nearest.into_iter().take(2) {
                    li {
                        (question_link(language, change.key))
                        (language.of("：", ": "))
                        strong { (to(language, change)) }
                        " → " (language.verdict(if change.firm { Verdict::Likely } else { Verdict::Possible }))
                    }
                }
            }
        }
        @if !fixed.is_empty() {
            p.hint {
                (language.of("这些也会影响，但改不了：", "These matter too, but cannot be changed: "))
                @for (at, change) in fixed.into_iter().take(3).enumerate() {
                    @if at > 0 { (language.of("；", "; ")) }
                    (question_link(language, change.key))
                }
            }
        }
    }
}

/// What an answer would have to be: `28,499.99 元（28,500.00 元还不行）`.
pub(in crate::view) fn to(language: Language, change: &Change) -> Markup {
    match change.to {
        To::Amount { turns, still } => html! {
            (format::money(language, turns))
            @if turns < still { (language.of("或更少", " or less")) } @else { (language.of("或更多", " or more")) }
            (language.of("（到 ", " (not at ")) (format::money(language, still)) (language.of("还不行）", ")"))
        },
        To::Count(count) => html! { (count) },
        To::Option(at) => match change.key.question.kind() {
            crate::engine::question::Kind::Choice(keys) => {
                html! { (language.option(keys().get(usize::from(at)).copied().unwrap_or_default())) }
            }
            _ => html! { (language.option(if at == 0 { "yes" } else { "no" })) },
        },
    }
}

/// A way to the field of a question.
pub(in crate::view) fn question_link(language: Language, key: Key) -> Markup {
    field_link(&field_id(key), language.question(key.question))
}

/// A way to a field, in the words of its label: the browser takes them from the page.
pub(in crate::view) fn field_link(id: &str, words: &str) -> Markup {
    html! { a href={ "#" (id) } { (words) } }
}

/// The path of recognition, in the words of its rules; from 2026 also what changed.
fn path(language: Language, book: &Book, situation: &Situation, programme: Programme) -> Markup {
    // What changed is told once it has begun; the other rules have their page whatever is in force.
    let begun = |rule: &Parameter<Words>| {
        *rule != monitoring::REGIME_2026
            || !resolve(book, rule.place(), situation.place, situation.assessed_on).is_empty()
    };
    html! {
        @for (rule, name) in language.rules(programme).iter().filter(|(rule, _)| begun(rule)) {
            " " a.rule href=(format::parameter_address(rule.place().parameter)) { (name) }
        }
    }
}

/// Of a hospital stay that can be computed the amount is the answer.
fn shows_verdict(programme: Programme, outlook: &Outlook) -> bool {
    programme != Programme::Medical || outlook.verdict != Verdict::Likely
}

fn kinds(language: Language, outlook: &Outlook) -> Markup {
    html! {
        @if !outlook.kinds.is_empty() {
            span.result__kind {
                @for (at, kind) in outlook.kinds.iter().enumerate() {
                    @if at > 0 { (language.of(" 或 ", " or ")) }
                    (language.kind(*kind))
                }
            }
        }
    }
}

/// 叠加: which of the other results can be had together with this one.
fn together(language: Language, assessment: &Assessment, beside: &[&Assessment]) -> Markup {
    let together = assessment.programme.together();
    let Some((programmes, rule)) = together else { return html! {} };
    let too = |other: &&&Assessment| {
        programmes.contains(&other.programme)
            && other.programme != assessment.programme
            && other.person == assessment.person
            && other.outlook.verdict != Verdict::NotNow
    };
    let names: Vec<&str> = beside.iter().filter(too).map(|other| language.programme(other.programme)).collect();
    html! {
        @if assessment.outlook.verdict != Verdict::NotNow && !names.is_empty() {
            p.together {
                (language.of("可以同时享受：", "Can be had together with: ")) (names.join(language.of("；", "; ")))
                " " a.rule href=(format::parameter_address(rule.place().parameter)) { (language.of("条文", "rule")) }
            }
        }
    }
}

/// Badges and the marks of a trial.
fn marks(language: Language, book: &Book, situation: &Situation, assessment: &Assessment) -> Markup {
    let Assessment { programme, person, outlook } = assessment;
    let by_whom = match programme.topic() {
        Topic::Education => language.of("由学校评定", "the school decides"),
        _ => language.of("需入户研判", "needs a visit"),
    };
    // One badge for each day on which something ended.
    let mut ended: Vec<&Use> = Vec::new();
    for used in outlook.values.iter().filter(|used| outlook.trials.contains(&used.slot)) {
        let day = |used: &Use| (used.slot.definition().by, used.entry.of(book).period.until);
        if !ended.iter().any(|known| day(known) == day(used)) {
            ended.push(used);
        }
    }
    html! {
        p.marks {
            @if outlook.judgement && outlook.verdict == Verdict::Possible {
                span.badge.badge--visit { (by_whom) }
            }
            @for used in &ended {
                (trial(language, book, situation, *person, used))
            }
            @if !outlook.ranges.iter().all(Range::is_exact) && outlook.open.iter().any(|item| item.matters && item.open.question().is_some()) {
                span.badge.badge--trial { (language.of("暂时的数，还会变", "provisional, may still move")) }
            }
            @if let Some(status) = outlook.weakest {
                span.badge.{ "badge--" (status.key()) } {
                    (language.status(status))
                }
            }
        }
        @if !outlook.trials.is_empty() {
            p.caution {
                (language.of(
                    "没有查到现在有效的标准，先按最后查到的试算。今年可能不同，请向当地核实。",
                    "No standard in force was found; this uses the last known one. It may have changed: ask locally.",
                ))
                @for slot in &once_each(&outlook.trials) { " " (enter_local(language, *slot)) }
            }
        }
    }
}

/// One slot of each parameter, whatever the case.
fn once_each(slots: &[Slot]) -> Vec<Slot> {
    let mut once: Vec<Slot> = Vec::new();
    for slot in slots {
        if !once.iter().any(|known| known.parameter == slot.parameter) {
            once.push(*slot);
        }
    }
    once
}

fn trial(language: Language, book: &Book, situation: &Situation, person: u8, used: &Use) -> Markup {
    let by = used.slot.definition().by;
    let last = used.entry.of(book).period.until.map(|until| format::dated(language, by, until));
    let asked = format::dated(language, by, day_of(situation, person, 0, by).unwrap_or(situation.assessed_on));
    let last = last.unwrap_or_default();
    html! {
        span.badge.badge--trial {
            @match language {
                Language::Zh => { "试算：" (asked) "用的是到" (last) "为止的标准" },
                Language::En => { "Trial: for " (asked) ", on the standard that ended " (last) },
            }
        }
    }
}

fn amounts(language: Language, book: &Book, outlook: &Outlook) -> Markup {
    let averages = || outlook.values.iter().filter(|used| used.bound == Bound::Average);
    html! {
        @if !outlook.ranges.is_empty() {
            dl.amounts {
                @for range in &outlook.ranges {
                    div.amount.{ "amount--" (range.form.key()) } {
                        dt {
                            (language.label(range.label))
                            @let per = language.per(range.per);
                            @if !per.is_empty() { " " small { (per) } }
                        }
                        dd { (amount(language, range)) }
                    }
                }
            }
            @if !outlook.shares.is_empty() {
                p.shares {
                    @for (at, share) in outlook.shares.iter().enumerate() {
                        @if at > 0 { (language.of("；", "; ")) }
                        (language.label(share.label)) " " strong {
                            (format::percent(share.low))
                            @if share.high != share.low { " – " (format::percent(share.high)) }
                        }
                    }
                }
            }
            @for used in averages() {
                p.hint { (value_of(language, book, used)) (language.of("；每人多少由学校评定。", "; the school decides for each.")) }
            }
            @if outlook.ranges.iter().any(|range| range.conditional && range.form != Form::Borne) {
                p.hint { (language.of("以上是符合条件时的数。", "These amounts are for the case that it qualifies.")) }
            }
        }
    }
}

pub(in crate::view) fn amount(language: Language, range: &Range) -> Markup {
    match (range.low, range.high, range.gap) {
        (Some(low), high, None) => span(language, low, high),
        (_, _, Some(Gap { why: GapKind::AverageOnly(average), .. })) => html! {
            (language.of("有补助，金额由学校或当地定；平均 ", "granted; the amount is set locally, on average "))
            (format::money(language, average))
        },
        (Some(_), _, Some(Gap { why: GapKind::NoAmount, .. })) => html! {
            (language.of("免收；金额已知的：", "not charged; where the amount is known: "))
            (amount(language, &Range { gap: None, ..range.clone() }))
        },
        (_, _, Some(Gap { why: GapKind::NoAmount, .. })) => {
            html! { (language.of("免收，不发现金", "not charged; no cash is paid")) }
        }
        _ => html! { (language.of("算不出（缺标准）", "cannot be computed: a standard is missing")) },
    }
}

/// Who pays it, as the bar tells them apart by colour.
fn payer(label: Label) -> &'static str {
    match label {
        Label::BasicPaid => "basic",
        Label::SeriousPaid => "serious",
        Label::OwnInScope | Label::OwnCost => "own",
        _ => "aid",
    }
}

/// One bar of who pays what, and the own cost as the bill grows.
fn pictures(assessment: &Assessment) -> Markup {
    let Assessment { programme, outlook, .. } = assessment;
    // What cannot be a picture of one case is none.
    let exact =
        outlook.ranges.iter().map(|range| range.low.filter(|_| range.is_exact()).map(|low| (payer(range.label), low)));
    let parts: Option<Vec<_>> = if *programme == Programme::Medical { exact.collect() } else { None };
    html! { @if let Some(parts) = &parts { (chart::bar(parts)) } }
}

/// Where the page shows [`curves`]: they take many runs, so that a keystroke does
/// not wait for them.
pub const CURVES: &str = "curves";

/// The own cost against the bill, for each person with one bill, and where that bill lies.
pub fn curves(language: Language, book: &Book, situation: &Situation, assessments: &[Assessment]) -> Markup {
    let medical = assessments.iter().filter(|one| one.programme == Programme::Medical);
    html! {
        @for Assessment { person, outlook, .. } in medical {
            @let most = situation_bill(situation, *person).map_or(CURVE, |bill| bill.max(CURVE));
            @if let Some(points) = curve(situation, book, *person, most) {
                (chart::curve(language, &points, own_point(outlook)))
            }
        }
    }
}

/// The bill and the own cost of it, where each of the amounts is one.
fn own_point(outlook: &Outlook) -> Option<Point> {
    let within = outlook.cases.first().filter(|_| outlook.ranges.iter().all(Range::is_exact))?;
    let line = |label| within.steps.iter().rev().find(|step| step.label == Some(label));
    match (line(Label::InScope)?.value, line(Label::OwnInScope)?.value) {
        (Quantity::Money(bill), Quantity::Money(own)) => Some(Point { bill, own }),
        _ => None,
    }
}

/// How far the curve of the own cost goes, at least.
const CURVE: Money = Money::from_units(300_000, 0);

fn situation_bill(situation: &Situation, person: u8) -> Option<Money> {
    match situation.stated(Key::of(person, Question::InScope)) {
        Stated::Given(Answer::Amount(bill)) => Some(bill),
        _ => None,
    }
}

/// How many answers are still open, and which to give first.
fn openings(language: Language, outlook: &Outlook) -> Markup {
    let count = outlook.still_open();
    // A firm verdict with firm amounts needs no more answers.
    if count == 0 && outlook.ranges.iter().all(Range::is_exact) {
        return html! {};
    }
    let listed = outlook.open.iter().filter(|item| if count > 0 { item.decides } else { item.matters });
    let listed: Vec<Key> = listed.filter_map(|item| item.open.question()).collect();
    html! {
        @if !listed.is_empty() {
            div.open {
                p {
                    @match (language, count) {
                        (Language::Zh, 0) => "再答这些，数字会更准：",
                        (Language::En, 0) => "Answer these for closer amounts:",
                        (Language::Zh, _) => { "还差 " strong { (count) } " 项：" },
                        (Language::En, 1) => { strong { "1" } " answer is still open:" },
                        (Language::En, _) => { strong { (count) } " answers are still open:" },
                    }
                }
                ul {
                    @for (at, key) in listed.iter().enumerate() {
                        li {
                            (question_link(language, *key))
                            @if at == 0 && listed.len() > 1 { " " small { (language.of("先答这个最管用", "this one tells most")) } }
                        }
                    }
                }
            }
        }
    }
}

/// The id of the field of a question.
pub fn field_id(key: Key) -> String {
    form::name(key).replace('.', "-")
}

/// One tap to the form for the value of one's own place.
fn enter_local(language: Language, slot: Slot) -> Markup {
    // Words of a rule and scales have no form.
    if matches!(slot.definition().kind, Kind::Text | Kind::Bands) {
        return html! {};
    }
    html! {
        // One of many such links is told from the others by what it enters.
        @let words = language.of("知道当地标准？填上", "Know the local standard? Enter it");
        @let label = [words, language.of("：", ": "), &named(language, slot)].concat();
        a href=(format::local_form_address(slot.parameter)) aria-label=(label) { (words) }
    }
}

fn gap_note(language: Language, gap: &Gap) -> Markup {
    let by = gap.slot.definition().by;
    let day = format::dated(language, by, gap.day);
    let name = named(language, gap.slot);
    html! {
        p.gap {
            span.badge.badge--not_found { (language.of("未查到", "Not found")) } " "
            a href=(format::parameter_address(gap.slot.parameter)) { (name) }
            @match gap.why {
                GapKind::AverageOnly(_) => { " " (language.of("只公布了平均数", "only an average is published")) },
                _ => { " (" (day) ")" },
            }
            (language.of("。可以问当地经办单位。", ". Ask the local office."))
            " " (enter_local(language, gap.slot))
        }
    }
}

/// A standard of which only a floor or a cap is recorded, where the verdict hangs
/// on how far it goes.
fn bounds(language: Language, book: &Book, outlook: &Outlook) -> Markup {
    let hangs_on = |slot: &Slot| {
        outlook.open.iter().any(|item| item.decides && item.open == Open::Value(*slot))
            && !outlook.rivals.contains(slot)
    };
    html! {
        @for used in outlook.values.iter().filter(|used| used.stated_end && hangs_on(&used.slot)) {
            p.gap {
                (language.of("只查到：", "All that was found: ")) (value_used(language, book, used))
                (language.of("。当地定的可能不一样，结论就会变。", ". The local standard may differ, and the verdict with it."))
                " " (enter_local(language, used.slot))
            }
        }
    }
}

/// Both of two standards are possible: named side by side.
fn rivals(language: Language, book: &Book, outlook: &Outlook) -> Markup {
    html! {
        @for slot in &outlook.rivals {
            div.rivals {
                p { (language.of("有两种标准都可能适用：", "Two standards may apply:")) }
                ul {
                    @for used in outlook.values.iter().filter(|used| used.slot == *slot) {
                        li { (value_used(language, book, used)) }
                    }
                }
                p { (enter_local(language, *slot)) }
                @if outlook.open.iter().any(|item| item.open == Open::Value(*slot) && item.decides) {
                    p { (language.of("按这两种标准结论不同，请向当地核实。", "The verdict differs between them: ask locally which one holds.")) }
                } @else {
                    p { (language.of("按这两种标准结论一样。", "The verdict is the same under both.")) }
                }
            }
        }
    }
}

/// The relation that is true of the two sides.
fn relation(test: Test, (left, right): (&Step, &Step)) -> &'static str {
    match (test.relation, test.holds) {
        _ if left.value == right.value => " = ",
        (Relation::Equal, _) => " ≠ ",
        (Relation::Below | Relation::NotAbove, true) | (Relation::NotBelow | Relation::Above, false) => " < ",
        (Relation::Below | Relation::NotAbove, false) | (Relation::NotBelow | Relation::Above, true) => " > ",
    }
}

fn finding(language: Language, book: &Book, outlook: &Outlook, outcome: &Outcome) -> Markup {
    let (mark, class, spoken) = match outcome.answer {
        Some(true) => ("✓", "yes", language.of("是", "yes")),
        Some(false) if outcome.finding.criterion.is_required() => ("✗", "no", language.of("否", "no")),
        Some(false) => ("–", "aside", language.of("否", "no")),
        None => ("?", "open", language.of("待定", "open")),
    };
    let steps = outlook.cases.get(outcome.run).map(|run| &run.steps);
    let numbers = outcome.finding.test.zip(steps).and_then(|(test, steps)| {
        let sides = (steps.get(test.left as usize)?, steps.get(test.right as usize)?);
        // A number that was only supposed is no reason.
        let supposed = [test.left, test.right].into_iter().any(|side| rests_on_supposed(steps, side));
        (!supposed).then_some((sides.0, sides.1, relation(test, sides)))
    });
    html! {
        li.finding.{ "finding--" (class) } {
            span.finding__mark aria-hidden="true" { (mark) }
            span.visually-hidden { (spoken) ": " }
            span {
                (language.criterion(outcome.finding.criterion))
                @if let Some((left, right, sign)) = numbers {
                    @if outcome.answer.is_some() {
                        span.finding__numbers {
                            (number(language, book, left)) (sign) (number(language, book, right))
                        }
                    }
                }
                @if outcome.answer == Some(false) && outcome.finding.criterion.is_of_slip() {
                    p.hint { (language.of("前面是单子上的。看“怎么办”。", "First the slip’s. See “What to do”.")) }
                }
                @if outcome.answer == Some(true) && outcome.finding.criterion == Criterion::SelfPayOverTrigger {
                    " " a href="#door-household" { (language.of("看能不能列入监测", "See whether the household can be monitored")) }
                }
                @if let Some(rule) = outcome.finding.rule {
                    " " a.rule href=(format::parameter_address(rule)) { (language.of("条文", "rule")) }
                }
            }
        }
    }
}

/// The lowest and the highest case, as exact columns.
fn workings(language: Language, book: &Book, outlook: &Outlook) -> Markup {
    let has_working = |run: &crate::engine::completion::Run| run.steps.iter().any(|step| step.label.is_some());
    let ranged = outlook.ranges.iter().any(|range| !range.is_exact());
    html! {
        @if outlook.cases.iter().any(has_working) {
            details.how {
                summary { (language.of("怎么算的", "How it was reckoned")) }
                div.columns {
                    @for (at, run) in outlook.cases.iter().enumerate().filter(|(_, run)| has_working(run)) {
                        div.column {
                            @if outlook.cases.len() > 1 {
                                h4 {
                                    @match (ranged, at) {
                                        (true, 0) => (language.of("最低的情形", "Lowest case")),
                                        (true, _) => (language.of("最高的情形", "Highest case")),
                                        (false, _) => { (language.of("情形 ", "Case ")) (at + 1) },
                                    }
                                }
                            }
                            (working(language, book, run))
                        }
                    }
                }
            }
        }
    }
}

fn sources(language: Language, book: &Book, outlook: &Outlook) -> Markup {
    html! {
        @if !outlook.values.is_empty() {
            details.sources {
                summary { (language.of("用了哪些标准", "Standards used")) }
                ul { @for used in &outlook.values { li { (value_used(language, book, used)) } } }
            }
        }
    }
}

/// A parameter's name. The browser does not hold those of rules in words.
fn named(language: Language, slot: Slot) -> String {
    match slot.definition().kind {
        Kind::Text => language.of("条文", "rule").to_owned(),
        _ => format::parameter(language, slot),
    }
}

/// The recorded number with its bound.
fn value_of(language: Language, book: &Book, used: &Use) -> String {
    let entry = used.entry.of(book);
    let value = entry.values.iter().find(|value| value.case == used.slot.case);
    value.map(|value| format::value(language, entry, value)).unwrap_or_default()
}

/// A value: place, number, period and badge; one tap from its entry.
fn value_used(language: Language, book: &Book, used: &Use) -> Markup {
    let entry = used.entry.of(book);
    let definition = used.slot.definition();
    let name = named(language, used.slot);
    html! {
        a.value href=(format::entry_address(book, used.entry)) {
            span.value__name { (format::place(language, book, entry.region)) " " (name) }
            " " strong.value__number { (value_of(language, book, used)) }
        }
        " " span.value__period { (format::period(language, definition.by, entry.period)) } " "
        span.badge.{ "badge--" (entry.status.key()) } { (language.status(entry.status)) }
        @if used.basis == Basis::LastKnown && definition.by != DatedBy::Contract {
            " " span.badge.badge--trial { (language.of("已到期", "ended")) }
        }
    }
}
