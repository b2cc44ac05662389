//! What stands beside the rows of a ledger: verdict, amounts, what is missing, the
//! reason in one sentence and the standards used, as cells.

use crate::answer::checkup::checkup;
use crate::answer::child_total::totals;
use crate::answer::task::Task;
use crate::base::money::Money;
use crate::book::entry::{Book, Kind};
use crate::book::parameter::{EntryAt, Slot};
use crate::engine::case::GapKind;
use crate::engine::completion::Run;
use crate::engine::decision::Form;
use crate::engine::figure::{Label, Quantity, Use};
use crate::engine::finding::Criterion;
use crate::engine::outlook::{Outcome, Outlook, Range, Verdict};
use crate::engine::question::Key;
use crate::engine::situation::Situation;
use crate::form::{self, Field};
use crate::ledger::cells;
use crate::ledger::household::{Answered, Closed, Unread, Why};
use crate::ledger::order::Whole;
use crate::ledger::visits::{Class, Visit, visit};
use crate::programme::{Assessment, Programme};
use crate::view::format;
use crate::view::words::Language;
use crate::view::words::complaints;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A cell of the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// Words.
    Text(String),
    /// Yuan.
    Amount(Money),
}

impl Cell {
    fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Nothing } else { Cell::Text(text) }
    }

    fn amount(amount: Option<Money>) -> Cell {
        amount.filter(|amount| !amount.is_unbounded()).map_or(Cell::Nothing, Cell::Amount)
    }

    /// As text: amounts with two decimals and no separators.
    pub fn shown(&self) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Amount(amount) => amount.to_string(),
        }
    }
}

/// What is told of one row.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The cells, one for each of [`heads`].
    pub cells: Vec<Cell>,
    /// How the row is counted: by the verdict of the task's leading programme.
    pub verdict: Option<Verdict>,
    /// In words, by which rows are counted and filtered: the verdict, the type, or
    /// whether the slip agrees.
    pub group: String,
    /// The amount that is added up: own cost, aid of a term, cash of a year, or the
    /// difference of the slip.
    pub amount: Option<Money>,
    /// The reason in one sentence.
    pub reason: String,
}

/// What every row is told by. The line of a standard is the same in all rows: it is written once.
#[derive(Clone, Copy)]
pub struct Teller<'b> {
    /// The words.
    pub language: Language,
    /// The book.
    pub book: &'b Book,
    /// The lines that were written.
    pub lines: &'b Lines,
    /// What stands above the columns.
    pub headings: &'b [String],
}

/// The lines of standards.
pub type Lines = RefCell<BTreeMap<(Slot, EntryAt), Rc<str>>>;

/// The heads of the columns that a task adds.
pub fn heads(language: Language, task: Task) -> Vec<&'static str> {
    let heads: &[(&str, &str)] = match task {
        Task::Monitoring => &[
            ("监测结论", "Monitoring"),
            ("监测类型", "Type"),
            ("低保结论", "Allowance"),
            ("全家低保金一年最低", "Allowance a year, lowest"),
            ("全家低保金一年最高", "Allowance a year, highest"),
            ("低保边缘结论", "Margin"),
            ("走访次序", "Order of visits"),
            ("收入减监测范围", "Income less the line"),
        ],
        Task::Medical => &[
            ("结论", "Verdict"),
            ("基本医保支付", "Basic insurance"),
            ("大病保险支付", "Serious-illness insurance"),
            ("医疗救助支付", "Medical aid"),
            ("倾斜救助支付", "Extra aid"),
            ("自己付最低", "You pay, lowest"),
            ("自己付最高", "You pay, highest"),
        ],
        Task::Audit => &[
            ("核对结论", "Audit"),
            ("没有解释的差额", "Unexplained difference"),
            ("差在哪里", "Where"),
            ("规则：自己付最低", "By rule you pay, lowest"),
            ("规则：自己付最高", "By rule you pay, highest"),
        ],
        Task::Education => &[
            ("很可能享受", "Likely"),
            ("可能享受", "Possible"),
            ("每学期现金最低", "Cash a term, lowest"),
            ("每学期现金最高", "Cash a term, highest"),
            ("每学期减免最低", "Waived a term, lowest"),
            ("每学期减免最高", "Waived a term, highest"),
        ],
        Task::Everything => &[
            ("很可能符合", "Likely"),
            ("可能符合", "Possible"),
            ("一年现金最低", "Cash a year, lowest"),
            ("一年现金最高", "Cash a year, highest"),
            ("一年减免最低", "Waived a year, lowest"),
            ("一年减免最高", "Waived a year, highest"),
        ],
    };
    const SHARED: [(&str, &str); 3] = [("还缺", "Missing"), ("原因", "Reason"), ("依据", "Standards used")];
    heads.iter().chain(&SHARED).map(|(zh, en)| language.of(zh, en)).collect()
}

/// What is told of a row: of its household if it is the first of it, and of its person.
pub fn told(teller: Teller<'_>, answered: &Answered, task: Task, person: u8, own_paid: Option<Money>) -> Told {
    let Some(situation) = &answered.situation else { return Told::default() };
    let all = &answered.assessments;
    let mine = |programme: Programme| all.iter().find(|one| one.programme == programme && one.person == person);
    match task {
        Task::Monitoring => {
            let outlook =
                |programme: Programme| all.iter().find(|one| one.programme == programme).map(|one| &one.outlook);
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
        [kind] => language.kind(*kind).to_owned(),
        _ => String::new(),
    };
    let paid = allowance.and_then(|one| one.ranges.iter().find(|range| range.label == Label::Allowance));
    let mut told =
        Told { cells: vec![verdict(monitoring), Cell::text(kinds.clone()), verdict(allowance)], ..Told::default() };
    told.cells.extend([Cell::amount(paid.and_then(|one| one.low)), Cell::amount(paid.and_then(|one| one.high))]);
    told.cells.push(verdict(margin));
    let nothing = Visit::unknown(Class::TooLittle);
    let when = monitoring.map_or(nothing, |one| visit(situation, one, teller.book));
    told.cells.push(Cell::text(when.word(language)));
    told.cells.push(when.distance.map_or(Cell::Nothing, Cell::Amount));
    told.close(teller, monitoring.or(allowance));
    if matches!(told.verdict, Some(Verdict::Likely)) && !kinds.is_empty() {
        told.group = kinds;
    }
    told
}

fn medical(teller: Teller<'_>, outlook: &Outlook) -> Told {
    let Teller { language, .. } = teller;
    let layer = |label: Label| match outlook.ranges.iter().find(|range| range.label == label) {
        Some(range) if range.is_exact() => Cell::amount(range.low),
        Some(range) => Cell::text(span(language, range)),
        None => Cell::Nothing,
    };
    let own = own(outlook);
    let mut told = Told { cells: vec![Cell::text(language.verdict(outlook.verdict))], ..Told::default() };
    told.cells.extend([Label::BasicPaid, Label::SeriousPaid, Label::AidPaid, Label::TiltPaid].map(layer));
    told.cells.extend([Cell::amount(own.and_then(|own| own.low)), Cell::amount(own.and_then(|own| own.high))]);
    told.amount = own.filter(|own| own.is_exact()).and_then(|own| own.low);
    told.close(teller, Some(outlook));
    told
}

/// The amount that is left to the person.
fn own(outlook: &Outlook) -> Option<&Range> {
    outlook.ranges.iter().rfind(|range| range.form == Form::Borne)
}

/// The slip against the rules: each layer of which both are known, and what the
/// person paid against what the rules leave. What is open agrees with nothing, and two noughts agree only where the
/// bill is known.
fn audit(teller: Teller<'_>, outlook: &Outlook, own_paid: Option<Money>) -> Told {
    let Teller { language, .. } = teller;
    let (mut unexplained, mut compared, mut where_) = (Money::ZERO, 0, Vec::new());
    let rule = own(outlook);
    let is_known = rule.is_some_and(Range::is_exact);
    let amount = |outcome: &Outcome, at: u32| match outlook.cases.get(outcome.run)?.steps.get(at as usize)?.value {
        Quantity::Money(amount) => Some(amount),
        _ => None,
    };
    let mut hold = |name: &str, slip: Money, rule: Money| {
        if slip == Money::ZERO && rule == Money::ZERO && !is_known {
            return;
        }
        compared += 1;
        if slip != rule {
            let (difference, sign) = if slip > rule { (slip - rule, "+") } else { (rule - slip, "-") };
            unexplained = unexplained + difference;
            where_.push(format!("{name} {sign}{difference}"));
        }
    };
    let mut left_open = Vec::new();
    for outcome in outlook.outcomes.iter().filter(|outcome| outcome.finding.criterion.is_of_slip()) {
        let (name, label) = match outcome.finding.criterion {
            Criterion::SlipBasicAgrees => (language.of("基本医保", "basic insurance"), Label::BasicPaid),
            Criterion::SlipSeriousAgrees => (language.of("大病保险", "serious-illness insurance"), Label::SeriousPaid),
            Criterion::SlipAidAgrees => (language.of("医疗救助", "medical aid"), Label::AidPaid),
            _ => (language.of("倾斜救助", "extra aid"), Label::TiltPaid),
        };
        let is_exact = outlook.ranges.iter().any(|range| range.label == label && range.is_exact());
        let sides =
            outcome.finding.test.and_then(|test| Some((amount(outcome, test.left)?, amount(outcome, test.right)?)));
        match sides.filter(|_| outcome.answer.is_some() && is_exact) {
            Some((slip, rule)) => hold(name, slip, rule),
            None => left_open.push(name),
        }
    }
    if let (Some(paid), Some(rule)) = (own_paid, rule.filter(|own| own.is_exact()).and_then(|own| own.low)) {
        hold(language.of("个人支付", "paid by the person"), paid, rule);
    }
    let verdict = match (compared, unexplained == Money::ZERO, left_open.is_empty()) {
        (0, ..) => language.of("没法核对", "cannot be compared"),
        (_, false, _) => language.of("与规则不一致", "differs"),
        (_, true, true) => language.of("与规则一致", "as the rules give"),
        (_, true, false) => {
            language.of("能核对的一致，其余没法核对", "what can be compared agrees, the rest cannot be")
        }
    };
    let open = left_open.iter().map(|name| format!("{name} {}", language.of("没法核对", "cannot be compared")));
    where_.extend(open.filter(|_| compared > 0));
    let mut told = Told { cells: vec![Cell::text(verdict)], ..Told::default() };
    told.cells.push(if compared > 0 { Cell::Amount(unexplained) } else { Cell::Nothing });
    told.cells.push(Cell::text(where_.join(language.of("；", "; "))));
    told.cells.extend([Cell::amount(rule.and_then(|own| own.low)), Cell::amount(rule.and_then(|own| own.high))]);
    told.close(teller, Some(outlook));
    told.group = verdict.to_owned();
    told.amount = (compared > 0).then_some(unexplained);
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
                one.outlook
                    .ranges
                    .iter()
                    .find(|range| range.form == form && range.per == crate::engine::decision::Per::Semester)
            })?;
            Some((range.low.filter(|_| !range.conditional), range.high))
        })
    };
    let (cash, waived) = (of(Form::Cash), of(Form::Waiver));
    let mut told = Told {
        cells: vec![Cell::text(named(Verdict::Likely)), Cell::text(named(Verdict::Possible))],
        ..Told::default()
    };
    for total in [cash, waived] {
        told.cells
            .extend([Cell::amount(total.and_then(|(low, _)| low)), Cell::amount(total.and_then(|(_, high)| high))]);
    }
    told.amount = cash.filter(|(low, high)| low == high).and_then(|(low, _)| low);
    let leading = of_child.iter().min_by_key(|one| rank(one.outlook.verdict));
    told.close(teller, leading.map(|one| &one.outlook));
    told
}

fn everything(teller: Teller<'_>, situation: &Situation, all: &[Assessment]) -> Told {
    let Teller { language, book, .. } = teller;
    let checkup = checkup(situation, all, book);
    let named =
        |wanted: Verdict| list(language, checkup.lines.iter().copied().filter(|one| one.outlook.verdict == wanted));
    let mut told = Told {
        cells: vec![Cell::text(named(Verdict::Likely)), Cell::text(named(Verdict::Possible))],
        ..Told::default()
    };
    for form in [Form::Cash, Form::Waiver] {
        let total = checkup.totals.iter().find(|total| total.form == form);
        told.cells
            .extend([Cell::amount(total.map(|total| total.low)), Cell::amount(total.and_then(|total| total.high))]);
        if form == Form::Cash {
            told.amount = total.filter(|total| total.high == Some(total.low)).map(|total| total.low);
        }
    }
    told.close(teller, checkup.lines.first().map(|one| &one.outlook));
    told
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

impl Told {
    /// The cells that every task has: what is missing, why, and by which standards.
    fn close(&mut self, teller: Teller<'_>, leading: Option<&Outlook>) {
        let language = teller.language;
        let Some(outlook) = leading else {
            self.cells.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing]);
            return;
        };
        self.verdict = Some(outlook.verdict);
        self.group = language.verdict(outlook.verdict).to_owned();
        self.reason = reason(language, outlook);
        self.cells.push(Cell::text(missing(language, outlook)));
        self.cells.push(Cell::text(self.reason.clone()));
        self.cells.push(Cell::text(standards(teller, outlook)));
    }
}

fn span(language: Language, range: &Range) -> String {
    match (range.low, range.high) {
        (Some(low), Some(high)) => format!("{low}–{high}"),
        (Some(low), None) => format!("{}{low}", language.of("不低于", "at least ")),
        _ => language.of("算不出", "cannot be computed").to_owned(),
    }
}

fn question(language: Language, key: Key) -> &'static str {
    language.question(key.question)
}

fn missing(language: Language, outlook: &Outlook) -> String {
    let mut names: Vec<&str> = Vec::new();
    if let Some(first) = outlook.answer_first {
        names.push(question(language, first));
    }
    for item in outlook.open.iter().filter(|item| item.matters) {
        if let Some(key) = item.open.question() {
            let name = question(language, key);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(language.of("；", "; "))
}

/// Why, in one sentence.
fn reason(language: Language, outlook: &Outlook) -> String {
    let with = |before: &str, what: &str| format!("{before}{what}");
    if outlook.answer_first.is_some() {
        return language.of("填的太少，还判断不了", "too little is answered").to_owned();
    }
    let stop = language.of("：", ": ");
    match outlook.verdict {
        Verdict::NotNow => {
            let fails = |outcome: &&Outcome| outcome.answer == Some(false) && outcome.finding.criterion.is_required();
            let failed = outlook.outcomes.iter().find(fails);
            let words = failed.map_or(String::new(), |outcome| {
                format!("{}{}", language.criterion(outcome.finding.criterion), numbers(outlook, outcome))
            });
            with(&format!("{}{stop}", language.of("这一条不符合", "not so")), &words)
        }
        Verdict::Likely => {
            // A condition that is required is met here; another one is told as it was found.
            let by_numbers = |required: bool| {
                let mut with_numbers = outlook.outcomes.iter().filter(|outcome| outcome.finding.test.is_some());
                with_numbers.find(|outcome| {
                    let criterion = outcome.finding.criterion;
                    outcome.answer.is_some() && !criterion.is_of_slip() && criterion.is_required() == required
                })
            };
            let words = by_numbers(true).or_else(|| by_numbers(false)).map_or(String::new(), |outcome| {
                let found = match outcome.answer {
                    Some(false) => language.of("：否", ": no"),
                    Some(true) | None => "",
                };
                let criterion = language.criterion(outcome.finding.criterion);
                format!("{}{criterion}{found}{}", language.of("；", "; "), numbers(outlook, outcome))
            });
            with(language.of("条件都符合", "every condition is met"), &words)
        }
        Verdict::Possible if outlook.still_open() > 0 => {
            with(&format!("{}{stop}", language.of("还要弄清", "still open")), &missing(language, outlook))
        }
        Verdict::Possible if outlook.judgement => {
            language.of("需入户研判或当地评定", "needs a visit, or is judged").to_owned()
        }
        Verdict::Possible => {
            language.of("按几种可能的标准结论不同", "the verdict differs between possible standards").to_owned()
        }
        Verdict::CannotJudge => {
            let names: Vec<String> = outlook
                .gaps
                .iter()
                .filter(|gap| gap.why != GapKind::NoAmount)
                .map(|gap| match gap.slot.definition().kind {
                    Kind::Text => language.of("条文", "rule").to_owned(),
                    _ => format::parameter(language, gap.slot),
                })
                .collect();
            with(&format!("{}{stop}", language.of("没有查到", "not found")), &names.join(language.of("；", "; ")))
        }
    }
}

/// The two sides of a comparison, where both are known.
fn numbers(outlook: &Outlook, outcome: &Outcome) -> String {
    let side = |run: &Run, at: u32| match run.steps.get(at as usize).map(|step| step.value) {
        Some(endless) if endless.has_no_end() => None,
        Some(Quantity::Money(amount)) => Some(format::plain(amount)),
        Some(Quantity::Count(count)) => Some(count.to_string()),
        _ => None,
    };
    let sides = outcome.finding.test.zip(outlook.cases.get(outcome.run));
    let sides = sides.and_then(|(test, run)| Some((side(run, test.left)?, side(run, test.right)?)));
    sides.map_or(String::new(), |(left, right)| format!(" ({left} / {right})"))
}

/// The standards used: place, name, value, period and how it is known.
fn standards(teller: Teller<'_>, outlook: &Outlook) -> String {
    let Teller { language, lines, .. } = teller;
    let (mut lines, mut told) = (lines.borrow_mut(), Vec::new());
    for used in outlook.values.iter().filter(|used| used.slot.definition().kind != Kind::Text) {
        let line = lines.entry((used.slot, used.entry)).or_insert_with(|| standard(teller, used).into());
        if !told.contains(line) {
            told.push(line.clone());
        }
        // A cell is no book.
        if told.len() == 6 {
            break;
        }
    }
    told.join(language.of("；", "; "))
}

fn standard(Teller { language, book, .. }: Teller<'_>, used: &Use) -> String {
    let entry = used.entry.of(book);
    let value = entry.values.iter().find(|value| value.case == used.slot.case);
    format!(
        "{} {} {}（{}，{}）",
        format::place(language, book, entry.region),
        format::parameter(language, used.slot),
        value.map(|value| format::value(language, entry, value)).unwrap_or_default(),
        format::period(language, used.slot.definition().by, entry.period),
        language.status(entry.status),
    )
}

/// A cell that could not be read: what is allowed, in words. `line` names a row of the household.
pub fn allowed(
    language: Language,
    unread: &Unread,
    question: Option<crate::engine::question::Question>,
    line: impl Fn(usize) -> String,
) -> String {
    match &unread.why {
        Why::Refused(complaint) => complaints::sentence(language, complaint),
        Why::Contradicts(row, column, given) => {
            let at = format!("{}{}", letters(*column), line(*row));
            match language {
                Language::Zh => format!("和 {at} 的“{given}”不一样，两个都没有用"),
                Language::En => format!("{at} says “{given}”: neither is used"),
            }
        }
        Why::Surplus => {
            language.of("这一行的格子比表头多，可能多了逗号", "more cells than headings: a comma too many?").to_owned()
        }
        Why::NumberOf(name) => match language {
            Language::Zh => format!("和“{name}”的号码一样，算作两个人"),
            Language::En => format!("“{name}” has the same number: taken for two persons"),
        },
        Why::Words => {
            let words = question.map(cells::words_of).unwrap_or_default();
            if words.is_empty() {
                return language.of("看不懂", "not understood").to_owned();
            }
            format!("{}{}", language.of("可以填：", "one of: "), words.join(language.of("、", ", ")))
        }
    }
}

/// `A`, `B`, … `AA` of a column; what the ledger as a whole was given has none.
pub fn letters(column: usize) -> String {
    if column == usize::MAX {
        return String::new();
    }
    let (mut rest, mut letters) = (column + 1, String::new());
    while rest > 0 {
        let at = (rest - 1) % 26;
        letters.insert(0, char::from(b'A' + u8::try_from(at).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters
}

/// What holds for the whole list stands on every result that rests on it.
pub fn stands_on_whole(teller: Teller<'_>, task: Task, told: &mut Told, whole: &[Whole]) {
    let language = teller.language;
    let reason = heads(language, task).len().saturating_sub(2);
    let Some(cell) = told.cells.get_mut(reason).filter(|_| !whole.is_empty()) else { return };
    let words: Vec<&str> = whole.iter().map(|one| one.word(language)).collect();
    let words = words.join(language.of("，", ", "));
    told.reason = match language {
        Language::Zh => format!("{}（按整张表的回答：{words}）", told.reason),
        Language::En => format!("{} (for the whole list: {words})", told.reason),
    };
    *cell = Cell::text(told.reason.clone());
}

/// What was said and not understood keeps a row from being told by the ordinary case.
pub fn withhold(teller: Teller<'_>, task: Task, told: &mut Told, closed: &[&Closed]) {
    let Teller { language, headings, .. } = teller;
    let (mut names, mut sentences): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for one in closed {
        let heading = headings.get(one.column).filter(|heading| !heading.is_empty());
        let name = heading.cloned().unwrap_or_else(|| letters(one.column));
        let name = if name.is_empty() { one.question.map_or("", |it| language.question(it)).to_owned() } else { name };
        let given: String = one.given.chars().take(40).collect();
        if !names.contains(&name) {
            let is_surplus = one.question.is_none() && (headings.len()..usize::MAX).contains(&one.column);
            sentences.push(match language {
                // What stands there may be anybody's name.
                _ if is_surplus => language
                    .of(
                        "这一行的格子比表头多，各列可能错位",
                        "the row has more cells than headings: they may be misplaced",
                    )
                    .to_owned(),
                Language::Zh => format!("“{name}”写的是“{given}”，没读懂或不清楚，不按默认的算"),
                Language::En => {
                    format!("“{name}” says “{given}”, which is not understood: nothing is taken for granted")
                }
            });
            names.push(name);
        }
    }
    let stop = language.of("；", "; ");
    let (names, sentence) = (names.join(stop), sentences.join(stop));
    // Of many programmes only those are left out that rest on it.
    let some_are_told = task == Task::Everything && closed.iter().all(|one| one.question.is_some());
    let columns = heads(language, task).len();
    if some_are_told && told.cells.len() == columns {
        for (cell, more) in told.cells[columns - 3..].iter_mut().zip([&names, &sentence]) {
            *cell = match cell {
                Cell::Text(text) => Cell::Text(format!("{text}{stop}{more}")),
                _ => Cell::text(more.clone()),
            };
        }
        told.reason = format!("{}{stop}{sentence}", told.reason);
        return;
    }
    let group = language.of("有格子没读懂，没有结论", "a cell was not understood: no result");
    let mut cells = vec![Cell::Nothing; columns];
    cells[0] = Cell::text(group);
    (cells[columns - 3], cells[columns - 2]) = (Cell::text(names), Cell::text(sentence.clone()));
    *told = Told { cells, group: group.to_owned(), reason: sentence, ..Told::default() };
}

/// The fragment that opens the case on the page.
pub fn link(answers: &[(Field, String)], task: Task) -> Vec<(String, String)> {
    let door = match task {
        Task::Monitoring => "household",
        Task::Medical | Task::Audit => "medical",
        Task::Education => "education",
        Task::Everything => "everything",
    };
    let told = answers.iter().filter(|(_, text)| text != form::UNKNOWN);
    let told = told.map(|(field, text)| (field.name(), text.clone()));
    told.chain([(Field::Door.name(), door.to_owned())]).collect()
}
