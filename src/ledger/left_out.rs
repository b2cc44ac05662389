//! What was not read, and what is not told for want of it; what holds for the whole list.

use crate::answer::task::Task;
use crate::engine::question::Question;
use crate::form::Field;
use crate::ledger::cell::Cell;
use crate::ledger::cells;
use crate::ledger::heads::heads;
use crate::ledger::order::Whole;
use crate::ledger::teller::Teller;
use crate::ledger::told::Told;
use crate::ledger::unread::{Closed, Unread, Why};
use crate::ledger::visits::{Class, Visit};
use crate::view::words::Language;
use crate::view::words::complaints;

/// A cell that could not be read: what is allowed, in words. `line` names a row of the household.
pub fn allowed(
    language: Language,
    unread: &Unread,
    question: Option<Question>,
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
        Why::Place(_) => of_place(language, &unread.why).unwrap_or_default(),
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

/// Why the place of a row is not known, or what the form says of its answer.
fn of_place(language: Language, why: &Why) -> Option<String> {
    Some(match why {
        Why::Refused(complaint) => complaints::sentence(language, complaint),
        Why::Place(several) if several.is_empty() => language
            .of(
                "没有找到这个地方，请写省、市、县的名字，或者六位代码",
                "no such place: write province, prefecture and county, or the six-digit code",
            )
            .to_owned(),
        Why::Place(several) => match language {
            Language::Zh => format!("有几处同名，请写上省市或代码：{}", several.join("；")),
            Language::En => {
                format!(
                    "several places are called so; write province and prefecture, or the code: {}",
                    several.join("; ")
                )
            }
        },
        _ => return None,
    })
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
pub fn stands_on_whole(language: Language, told: &mut Told, whole: &[Whole]) {
    if whole.is_empty() {
        return;
    }
    let words: Vec<&str> = whole.iter().map(|one| one.word(language)).collect();
    let words = words.join(language.of("，", ", "));
    told.reword(|reason| match language {
        Language::Zh => format!("{reason}（按整张表的回答：{words}）"),
        Language::En => format!("{reason} (for the whole list: {words})"),
    });
}

/// What was said and not understood, and handed to the rules as open, stands on every result that may rest on it.
pub fn stands_open(teller: Teller<'_>, told: &mut Told, opened: &[&Closed]) {
    let (_, sentences) = said(teller, opened);
    if sentences.is_empty() {
        return;
    }
    let sentences = sentences.join(teller.language.of("；", "; "));
    told.reword(|reason| match teller.language {
        Language::Zh => format!("{sentences}，按各种可能算；{reason}"),
        Language::En => format!("{sentences}: every possible one is reckoned; {reason}"),
    });
}

/// The columns in which something stands that was not understood, and a sentence of each.
fn said(Teller { language, headings, .. }: Teller<'_>, those: &[&Closed]) -> (Vec<String>, Vec<String>) {
    let (mut names, mut sentences): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for one in those {
        let heading = headings.get(one.column).filter(|heading| !heading.is_empty());
        let name = heading.cloned().unwrap_or_else(|| letters(one.column));
        let name =
            if name.is_empty() { one.question().map_or("", |it| language.question(it)).to_owned() } else { name };
        let given: String = one.given.chars().take(40).collect();
        if !names.contains(&name) {
            let is_surplus = one.field.is_none() && (headings.len()..usize::MAX).contains(&one.column);
            // The rules ask for standards of a place on a day: without either there is nothing to be tried.
            let so = match one.field {
                Some(Field::Place) => {
                    language.of("，不知道按哪里的标准算，这一户没有算", ": by which place’s standards? Not assessed")
                }
                Some(Field::AssessedOn) => {
                    language.of("，不知道按哪天的标准算，这一户没有算", ": by which day’s standards? Not assessed")
                }
                Some(Field::Question(_) | Field::Door | Field::Other(_)) | None => "",
            };
            sentences.push(match language {
                // What stands there may be anybody's name.
                _ if is_surplus => language
                    .of(
                        "这一行的格子比表头多，各列可能错位",
                        "the row has more cells than headings: they may be misplaced",
                    )
                    .to_owned(),
                _ => match (one.why.as_ref().and_then(|why| of_place(language, why)), language) {
                    (Some(why), Language::Zh) => format!("“{name}”写的是“{given}”：{why}{so}"),
                    (Some(why), Language::En) => format!("“{name}” says “{given}”: {why}{so}"),
                    (None, Language::Zh) => format!("“{name}”写的是“{given}”，没读懂或不清楚{so}"),
                    (None, Language::En) => format!("“{name}” says “{given}”, which is not understood{so}"),
                },
            });
            names.push(name);
        }
    }
    (names, sentences)
}

/// What was said and not understood keeps a row from being told by the ordinary case.
pub fn withhold(teller: Teller<'_>, task: Task, told: &mut Told, closed: &[&Closed]) {
    let language = teller.language;
    let (names, sentences) = said(teller, closed);
    let stop = language.of("；", "; ");
    let (names, sentence) = (names.join(stop), sentences.join(stop));
    // Of many programmes only those are left out that rest on it.
    let some_are_told = task == Task::Everything && closed.iter().all(|one| one.question().is_some());
    let columns = heads(language, task).len();
    if some_are_told && told.cells.len() == columns {
        for (cell, more) in told.cells[columns - 3..].iter_mut().zip([&names, &sentence]) {
            *cell = match cell {
                Cell::Text(text) => Cell::text(format!("{text}{stop}{more}")),
                _ => Cell::text(more.clone()),
            };
        }
        return;
    }
    let group = language.of("有格子没读懂，没有结论", "a cell was not understood: no result");
    let mut cells = vec![Cell::Nothing; columns];
    cells[0] = Cell::text(group);
    (cells[columns - 3], cells[columns - 2]) = (Cell::text(names), Cell::text(sentence));
    let visit = told.visit.map(|_| Visit::unknown(Class::TooLittle));
    *told = Told { cells, why: columns - 2, group: group.into(), visit, ..Told::default() };
}
