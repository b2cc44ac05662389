//! The page of the ledger: what to do, which file, what each column holds, the work,
//! and what came of it. Its script only moves what the worker says.

use crate::answer::task::Task;
use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::view::format;
use crate::view::pages::form;
use crate::view::pages::frame::{Scripts, document};
use crate::view::words::Language;
use maud::{Markup, html};

/// What a task is for.
fn about(language: Language, task: Task) -> &'static str {
    match task {
        Task::Monitoring => language.of(
            "一行一户：先走访谁，该不该纳入监测，低保够不够",
            "A row for each household: whom to visit first, monitoring and the allowance",
        ),
        Task::Medical => {
            language.of("一行一张单子：三层各报多少，自己付多少", "A row for each bill: what each layer pays")
        }
        Task::Audit => {
            language.of("单子和规则差多少，差额大的排前面", "Slips against rules, the largest differences first")
        }
        Task::Education => {
            language.of("一行一个学生：有哪些补助，一学期多少", "A row for each pupil: which aids, how much a term")
        }
        Task::Everything => language.of("一行一户：所有政策", "A row for each household: every programme"),
    }
}

/// The words of what can be wrong with a file, by their keys.
const TROUBLES: [(&str, (&str, &str)); 15] = [
    (
        "trapped",
        (
            "这个文件读不下去。请在 Excel 或 WPS 里打开，点“另存为”，选 .xlsx，再来。",
            "This file could not be read to its end. Open it in a spreadsheet program and save it as .xlsx.",
        ),
    ),
    (
        "web_page",
        (
            "这像是网页，里面没有表格。请在 Excel 或 WPS 里打开，点“另存为”，选 .xlsx，再来。",
            "This seems to be a web page without a table. Open it in a spreadsheet program and save it as .xlsx.",
        ),
    ),
    (
        "old_xml",
        (
            "这像是 XML 文件，里面没有看懂的表格。请在 Excel 或 WPS 里打开，点“另存为”，选 .xlsx，再来。",
            "This seems to be XML without a table that is understood. Open it in a spreadsheet program and save it as .xlsx.",
        ),
    ),
    (
        "other_document",
        (
            "这像是 Word 或其他文档，不是表格。请把里面的表格复制到 Excel 或 WPS 里，存成 .xlsx，再来。",
            "This seems to be a text or slides, no table. Copy its table into a spreadsheet and save it as .xlsx.",
        ),
    ),
    (
        "archive",
        ("这是压缩包。请先解压，再选里面的表格。", "This is an archive. Unpack it and choose the table in it."),
    ),
    (
        "pdf",
        ("这是 PDF，不是表格。请向发文件的人要 .xlsx。", "This is a PDF, no table. Ask whoever sent it for an .xlsx."),
    ),
    ("picture", ("这是图片，不是表格。请选 .xlsx 或 .csv 文件。", "This is a picture. Choose an .xlsx or .csv file.")),
    (
        "locked",
        (
            "这个表格有密码。请先在 Excel 或 WPS 里去掉密码，另存一份，再来。",
            "This file is locked with a password. Save a copy without it.",
        ),
    ),
    ("unknown", ("这不是表格。请选 .xlsx 或 .csv 文件。", "This is no table. Choose an .xlsx or .csv file.")),
    ("damaged", ("这个文件坏了，或者没有传完整。请重新拷一份。", "This file is damaged or incomplete. Copy it again.")),
    (
        "too_large",
        (
            "这个文件展开后太大，可能有问题，没有打开。请分成几份。",
            "This file unpacks to too much and was not opened. Split it.",
        ),
    ),
    ("empty", ("表里没有内容。", "There is nothing in it.")),
    (
        "encoding",
        (
            "看不懂这个文件的文字编码。请另存为 UTF-8 的 CSV，或者 .xlsx。",
            "The encoding is not understood. Save it as CSV in UTF-8, or as .xlsx.",
        ),
    ),
    ("no_wasm", ("这个浏览器不能批量计算，请换新一点的浏览器。", "This browser cannot do it; use a newer one.")),
    (
        "failed",
        (
            "计算中断了：文件可能太大，内存不够。请分成几份再试。",
            "The work broke off: perhaps memory was short. Split the file.",
        ),
    ),
];

/// The page.
pub fn page(language: Language, book: &Book) -> Markup {
    let title = language.of("批量测算：一张表格全部算完", "A whole list at once");
    let body = html! {
        h1 { (title) }
        p.lead { (language.of("选一个 Excel 或 CSV 文件，每一行都给出结论、金额、原因和依据。文件只在这台电脑上处理，不上传，不保存。", "Choose an Excel or CSV file; each row gets verdict, amounts, reason and standards. The file stays on this computer; nothing is sent or kept.")) }
        form #ledger-form autocomplete="off" novalidate data-place="" {
            fieldset.field {
                legend { (language.of("要做什么？", "What for?")) }
                div.choices.tasks {
                    @for (at, one) in Task::ALL.iter().copied().enumerate() {
                        label.choice {
                            input type="radio" name="task" value=(one.key()) checked[at == 0];
                            span { strong { (language.task(one)) } " " small { (about(language, one)) } }
                        }
                    }
                }
            }
            div.field {
                label for="ledger-place" { (language.of("哪里的？（表里有“地区代码”的，按表里的）", "Which place? (A column with the code comes first)")) }
                select #ledger-place {
                    @for region in book.regions.iter().rev() { option value=(region.code) selected[region.code.to_string() == "530127"] { (format::place(language, book, region.code)) } }
                }
            }
            (form::search(language))
            div.field {
                label for="ledger-day" { (language.of("按哪天的政策？（表里有“测算日期”的，按表里的）", "For which day?")) }
                input #ledger-day type="date" min="2016-01-01" max="2035-12-31";
            }
            details.helper {
                summary { (language.of("政策变了，谁多谁少？再选一天比一比", "What changes with another day’s rules?")) }
                div.field {
                    label for="ledger-second" { (language.of("和哪天的比？", "Compare with which day?")) }
                    input #ledger-second type="date" min="2016-01-01" max="2035-12-31";
                }
            }
            p {
                button #ledger-template type="button" { (language.of("下载空白模板（带示例）", "Download the template (with an example)")) }
            }
            div.field #drop {
                label for="ledger-file" { (language.of("选文件，或者把文件拖到这里", "Choose a file, or drop it here")) }
                input #ledger-file type="file" accept=".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.txt";
            }
            p #ledger-problem .error role="alert" {}
        }
        section #mapping hidden {
            h2 { (language.of("每一列是什么？", "What does each column hold?")) }
            p.hint { (language.of("猜错的改一下；不认识的列原样保留。", "Correct what was guessed wrong; other columns pass through.")) }
            p #ledger-choice .hint {}
            div.field #ledger-sheet-field hidden {
                label for="ledger-sheet" { (language.of("读哪张工作表？", "Which sheet?")) }
                select #ledger-sheet {}
            }
            div.field #ledger-delimiter-field hidden {
                label for="ledger-delimiter" { (language.of("格子之间用什么隔开？", "What parts the cells?")) }
                select #ledger-delimiter {
                    option value="," { (language.of("逗号 ,", "comma ,")) }
                    option value=";" { (language.of("分号 ;", "semicolon ;")) }
                    option value="\t" { (language.of("制表符（Tab）", "tab")) }
                    option value="|" { (language.of("竖线 |", "bar |")) }
                }
            }
            div.wide tabindex="0" role="region" aria-label=(language.of("每一列是什么", "Columns")) {
                table.ledger.ledger--columns {
                    thead { tr {
                        th scope="col" { (language.of("表头", "Heading")) }
                        th scope="col" { (language.of("前几行", "First rows")) }
                        th scope="col" { (language.of("当作", "Read as")) }
                    } }
                    tbody #columns {}
                }
            }
            fieldset.field {
                legend { (language.of("整张表都是这样吗？（格子里写了的，按格子）", "Does this hold for the whole list? (What a cell says comes first)")) }
                label.keep { input type="checkbox" name="whole" value="rural"; " " (language.of("没写户籍的都是农村户籍", "Every household that says nothing of it is rural")) }
                label.keep { input type="checkbox" name="whole" value="no_risks"; " " (language.of("没写的风险都是没有", "A risk that is not written is none")) }
            }
            div.field #ledger-near-field {
                label for="ledger-near" { (language.of("收入到监测范围的几倍以内算“接近”？（只用来排走访先后，可以改）", "Up to how many times the line is “near”? (For the order of visits alone)")) }
                input #ledger-near inputmode="decimal" size="5" value="1.5";
            }
            label.keep { input #ledger-remember type="checkbox"; " " (language.of("记住这种表头（只记列的对应，不记内容）", "Remember these headings (not the contents)")) }
            label.keep { input #ledger-masked type="checkbox"; " " (language.of("导出时姓名、身份证号打码", "Mask names and identity numbers in what comes out")) }
            label.keep { input #ledger-book type="checkbox" checked; " " (language.of("除了 .csv，再做一份 .xlsx（带汇总和图；要多等一倍多的时间）", "Besides the .csv make an .xlsx with summary and chart (takes more than as long again)")) }
            p { button #ledger-start type="button" { (language.of("开始", "Start")) } }
        }
        section #working hidden {
            h2 { (language.of("进度", "Progress")) }
            progress #ledger-progress max="1" value="0" aria-label=(language.of("进度", "Progress")) {}
            p #ledger-done role="status" {}
            p { button #ledger-cancel type="button" { (language.of("停下", "Cancel")) } }
        }
        section #finished hidden {
            h2.on-screen { (language.of("结果", "Results")) }
            div #ledger-title {}
            p #ledger-own .hint {}
            div #ledger-summary {}
            p.on-screen {
                a #ledger-xlsx .button hidden { (language.of("下载结果（.xlsx）", "Download (.xlsx)")) } " "
                a #ledger-csv .button { (language.of("下载结果（.csv）", "Download (.csv)")) }
            }
            div.on-screen {
                div.field #ledger-class-field hidden {
                    label for="ledger-class" { (language.of("只看哪一类走访次序", "Which class of visits")) }
                    select #ledger-class {}
                }
                div.field #ledger-village-field hidden {
                    label for="ledger-village" { (language.of("只看哪个村", "Which village")) }
                    select #ledger-village {}
                }
                div.field {
                    label for="ledger-group" { (language.of("只看哪种结论", "Which verdict")) }
                    select #ledger-group {}
                }
                div.field {
                    label for="ledger-order" { (language.of("怎么排", "In which order")) }
                    select #ledger-order {
                        option value="first" { (language.of("要先看的在前（走访次序、金额或差额大的）", "What is to be seen first")) }
                        option value="written" { (language.of("按表里的顺序", "As in the file")) }
                    }
                }
            }
            p #ledger-shown role="status" {}
            div.wide tabindex="0" role="region" aria-label=(language.of("逐行结果", "Results row by row")) {
                table.ledger.ledger--list {
                    thead #ledger-heads {}
                    tbody #ledger-rows {}
                }
            }
            p.on-screen {
                button #ledger-more type="button" hidden { (language.of("再显示一些", "Show more")) } " "
                button #ledger-print-list type="button" { (language.of("打印这张表", "Print this table")) } " "
                button #ledger-print type="button" { (language.of("打印这些行的明白卡", "Print the cards of these rows")) }
            }
            section #ledger-months {
                h3 { (language.of("和另一个月的名单比", "Compare with another month")) }
                div #ledger-changes {}
                p.on-screen {
                    button #ledger-keep type="button" { (language.of("记下这次结果，再选另一个月的表", "Keep this result and choose another month’s list")) }
                }
                p #ledger-kept .on-screen role="status" {}
            }
        }
        section #ledger-sheets hidden {}
        div #ledger-words hidden {
            @for (key, (zh, en)) in TROUBLES { span data-word=(key) { (language.of(zh, en)) } }
            @for (key, zh, en) in WORDS { span data-word=(key) { (language.of(zh, en)) } }
        }
        p { a href="index.html" { (language.back_to_the_calculator()) } }
    };
    document(language, title, "", language.of("en/ledger.html", "../ledger.html"), Scripts::Ledger, body)
}

/// Words that the script puts together.
const WORDS: [(&str, &str, &str); 40] = [
    ("loading", "正在准备……", "Getting ready…"),
    ("likeliest", "自动选的", "chosen automatically"),
    ("unit", "单位", "unit"),
    ("rows", "行", " rows"),
    ("left", "，大约还要", ", about "),
    ("seconds", "秒", " s left"),
    ("cancelled", "已停下。", "Cancelled."),
    ("done", "全部算完：", "Done: "),
    ("all", "全部", "all"),
    ("group", "类别", "Group"),
    ("households", "户数", "Households"),
    ("people", "人数", "People"),
    ("share", "占比", "Share"),
    ("amount", "金额（元）", "Amount (yuan)"),
    ("sum", "金额合计（元）", "Together (yuan)"),
    ("own", "用到本机填写的标准，结果里有标注。条数：", "Own standards were used and are marked in the results: "),
    (
        "unread",
        "没读懂的格子（.xlsx 最后一页逐个列出）：",
        "Cells that were not read (the last sheet of the .xlsx lists them): ",
    ),
    ("open", "打开", "open"),
    ("only_csv", "超过10万行，只出 .csv。", "More than 100,000 rows: only .csv comes out."),
    (
        "first_cards",
        "只打印前1000行；请先用“只看”选一类。",
        "Only the first 1,000 rows are printed; choose a group first.",
    ),
    (
        "near",
        "“接近”的倍数要填1到5之间的数，例如1.5。",
        "How many times the line is “near” is a number from 1 to 5, such as 1.5.",
    ),
    ("line", "行", "Line"),
    ("name", "姓名", "Name"),
    ("village", "村", "Village"),
    ("class", "走访次序", "Order of visits"),
    ("verdict", "结论", "Verdict"),
    ("distance", "收入减监测范围（元）", "Income less the line (yuan)"),
    ("reason", "原因", "Reason"),
    ("unfold", "展开", "more"),
    ("fold", "收起", "less"),
    ("shown", "列出：", "Listed: "),
    ("of", " / ", " of "),
    ("bands", "收入和监测范围比", "Income and the line"),
    ("payers", "谁付多少", "Who pays"),
    ("paid", "每一部分都算得出的行：", "Rows of which every part is known: "),
    ("drawn", "图", "Picture"),
    ("change", "变化", "Change"),
    ("before", "上次", "Before"),
    ("now", "这次", "Now"),
    (
        "kept",
        "已记下，关掉页面就没有了。现在在上面选另一个月的表。户数：",
        "Kept until the page is closed. Now choose the other month’s list above. Households: ",
    ),
];

#[cfg(test)]
mod tests {
    use super::{TROUBLES, WORDS};
    use std::collections::BTreeSet;

    /// The page looks them up by key: of two the later would be told in place of the first.
    #[test]
    fn no_two_words_have_one_key() {
        let keys = || TROUBLES.iter().map(|(key, _)| *key).chain(WORDS.iter().map(|(key, ..)| *key));
        assert_eq!(keys().collect::<BTreeSet<_>>().len(), keys().count());
    }
}
