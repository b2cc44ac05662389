//! What stands above the results: what was asked, the place, the day, the line, and what the classes mean.

use crate::answer::task::Task;
use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::book::gazetteer::Gazetteer;
use crate::ledger::order::Order;
use crate::ledger::places::name;
use crate::ledger::visits::{Class, line};
use crate::view::format;
use crate::view::words::Language;

/// Lines for the head of a page or a sheet.
pub fn title(order: &Order, book: &Book, list: Option<&Gazetteer>) -> Vec<String> {
    let language = order.language;
    let stop = language.of("；", "; ");
    let mut lines = vec![match language {
        Language::Zh => format!("{}结果", language.task(order.task)),
        Language::En => format!("{}: results", language.task(order.task)),
    }];
    let place = name(language, book, list, order.place);
    let mut about = match language {
        Language::Zh => format!("地方：{place}{stop}按 {} 的政策", order.day),
        Language::En => format!("Place: {place}{stop}rules of {}", order.day),
    };
    if let Some(second) = order.second {
        about += &match language {
            Language::Zh => format!("，和 {second} 的比"),
            Language::En => format!(", compared with those of {second}"),
        };
    }
    // It is asked of households alone.
    let is_of_households = matches!(order.task, Task::Monitoring | Task::Everything);
    for one in order.whole.iter().filter(|_| is_of_households) {
        about += stop;
        about += one.word(language);
    }
    lines.push(about);
    if order.task == Task::Monitoring {
        let line = match (line(book, order.place, order.day), language) {
            (Some((line, false)), Language::Zh) => format!("监测范围：每人每年 {} 元", format::plain(line)),
            (Some((line, true)), Language::Zh) => {
                format!("监测范围：每人每年 {} 元（最近一次的标准，按它试算）", format::plain(line))
            }
            (None, Language::Zh) => "监测范围：没有查到唯一的一个数".to_owned(),
            (Some((line, false)), Language::En) => format!("Line: {} yuan a head and year", format::plain(line)),
            (Some((line, true)), Language::En) => {
                format!("Line: {} yuan a head and year (the last known one, a trial)", format::plain(line))
            }
            (None, Language::En) => "Line: no single number is recorded".to_owned(),
        };
        lines.push(line);
        let classes: Vec<String> = Class::ALL.iter().map(|class| class.numbered(language, order.near)).collect();
        let classes = classes.join(stop);
        lines.push(match language {
            Language::Zh => format!("走访次序只帮着排先后，不是认定：{classes}"),
            Language::En => format!("The order of visits is a sorting aid and no verdict: {classes}"),
        });
    }
    lines.push(
        language
            .of(
                "只是试算，帮着弄清政策；能不能享受，由村、乡镇、县审定。",
                "An estimate: village, township and county decide.",
            )
            .to_owned(),
    );
    lines
}
