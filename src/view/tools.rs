//! 当面讲: what two people at one phone need — a plain card, two cases side by side, a
//! child's way through school, cases kept on the device. Words and places stand here;
//! `www/page/tools.js` moves them.

use crate::answer::change::changes;
use crate::answer::compare::{Moved, Pair, pairs};
use crate::answer::school_years::{Leg, career};
use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::engine::decision::Per;
use crate::engine::outlook::{Range, Verdict};
use crate::engine::situation::Situation;
use crate::programme::Assessment;
use crate::view::format;
use crate::view::result::amounts::{amount, span};
use crate::view::result::sentence::{Told, told};
use crate::view::result::turn::to;
use crate::view::words::Language;
use maud::{Markup, html};

/// How an answer is known: key, Chinese, English.
const KNOWN_BY: [(&str, &str, &str); 3] =
    [("said", "本人说", "They say so"), ("seen", "看过材料", "Papers seen"), ("listed", "系统名单", "On the list")];

/// The panel at the top of the form; everything in it is hidden until it is asked for.
pub fn panel(language: Language) -> Markup {
    let button = |what: &str, zh, en| html! { button type="button" data-tool=(what) { (language.of(zh, en)) } };
    html! {
        div #tool-visit hidden {
            p.tools__bar { (button("end", "结束家访", "End the visit")) }
            div.tools__sides {
                div.tools__ask {
                    div #tool-question {}
                    p #tool-how role="group" aria-label=(language.of("这一条怎么知道的？", "How is this known?")) {
                        span.hint { (language.of("这一条怎么知道的？", "How is this known?")) " " }
                        @for (key, zh, en) in KNOWN_BY { button type="button" data-how=(key) aria-pressed="false" { (language.of(zh, en)) } }
                        label { span.visually-hidden { (language.of("哪天看的", "Date seen")) } input #tool-day type="date"; }
                    }
                }
                div.tools__show {
                    div #tool-card role="status" {}
                    p {
                        (button("turn", "转给对面的人看", "Turn to face them"))
                        (button("wide", "只看这张卡", "This card only"))
                    }
                }
            }
            details.helper {
                summary { (language.of("还要核对的：", "Still to be checked: ")) span #tool-unchecked {} }
                ul #tool-check {}
            }
            p.hint { (language.of("下面是理由、算法和出处，给讲解的人看。", "Reasons, calculation and sources follow, for the person explaining.")) }
        }
        div #tool-compare hidden {
            h2 { (language.compare()) }
            p.hint { (language.of("原来的情况已经记下。点一种变化，或者在下面随便改，两种情况并排看。", "This case has been noted. Choose a change, or change anything below, and see the two side by side.")) }
            p.tools__vary {
                (button("last-year", "按去年的标准", "Last year’s standards"))
                (button("illness", "有没有这场病", "With or without the illness"))
                (button("child", "多一个孩子", "One more child"))
                label { span.hint { (language.of("换一级医院", "Another hospital")) } select data-vary="hospital_level" { option value="" { "—" } } }
                label { span.hint { (language.of("换个地方", "Another place")) } select data-vary="place" { option value="" { "—" } } }
            }
            div #tool-changed {}
            div #tool-differences role="status" {}
            p {
                (button("restore", "回到原来的", "Back to the first case"))
                (button("pin", "以现在的为原来", "Note this one instead"))
                (button("close", "收起", "Close"))
            }
        }
        div #tool-keep hidden {
            h2 { (language.kept_on_this_device()) }
            p.hint { (language.of("只存在这台设备的浏览器里，点了才存。请写编号或组别，不写姓名。", "Kept in this browser only, and only if you choose to. Use a number or a group, not a name.")) }
            p.tools__save {
                label for="tool-name" { (language.of("记个编号", "A number for this case")) }
                input #tool-name type="text" maxlength="40";
                (button("save", "存下现在的情况", "Keep this case"))
            }
            p #tool-kept role="status" {}
            ul #tool-cases {}
            p { (button("forget", "全部忘掉", "Forget all")) (button("close", "收起", "Close")) }
        }
        div #tool-career hidden {
            h2 { (language.of("上学路线：每一段有什么", "Aid at each stage of school")) }
            div #tool-legs {}
            p { (button("close", "收起", "Close")) }
        }
        div #tool-shown hidden {
            p #tool-told role="status" {}
            div #tool-made {}
            p { (button("close", "收起", "Close")) }
        }
        div #notes {}
        ul hidden {
            @for (key, zh, en) in KNOWN_BY { li data-word=(key) { (language.of(zh, en)) } }
            @for (key, zh, en) in WORDS { li data-word=(key) { (language.of(zh, en)) } }
        }
    }
}

/// What the script says, by key.
const WORDS: [(&str, &str, &str); 21] = [
    ("asked", "都问到了", "All is asked"),
    ("unsaid", "没有注明", "not noted"),
    ("before", "原来", "Before"),
    ("after", "现在", "Now"),
    ("blank", "没填", "open"),
    ("unchanged", "情况还没有改。", "Nothing is changed yet."),
    ("hold", "长按图片，保存或转发。", "Press and hold the picture to save or send it."),
    ("saved", "存好了。", "Kept."),
    ("no-store", "这台设备不让存，可以复制链接。", "This device does not allow saving; copy the link instead."),
    ("no-cases", "还没有存。", "Nothing is kept yet."),
    ("open", "打开", "Open"),
    ("against", "与现在比", "Compare with now"),
    ("remove", "删掉", "Remove"),
    ("still", "和存的时候结果一样。", "The result is the same as when it was saved."),
    (
        "moved",
        "结果和存的时候不一样了：程序、标准或本机填写的标准更新过。存的时候：",
        "The result differs from when it was kept: the program, the standards or values of this device have changed. Kept with: ",
    ),
    ("same", "这台设备算的和发来的一样。", "This device gets the same result as the sender’s."),
    (
        "different",
        "这台设备算的和发来的不一样：程序、标准或本机填写的标准不同。发来的：",
        "This device gets a different result from the sender’s: the program, the standards or the values entered on the device differ. Theirs: ",
    ),
    ("here", "；这里：", "; here: "),
    (
        "official",
        "官方给的结果（请填）：\n哪一天、哪个单位告知的：\n\n下面是这个计算器算的：",
        "The official result (please fill in):\nWhen, and by whom it was told:\n\nWhat this calculator says:",
    ),
    (
        "notice",
        "当地通知的名称、文号、日期（请填）：\n通知里怎么说的（请抄原文）：\n\n下面是这个计算器用的：",
        "Name, number and date of the local notice (please fill in):\nWhat it says (please copy):\n\nWhat this calculator uses:",
    ),
    (
        "send",
        "已复制。填上空着的地方，用微信、短信、邮件发给村里、乡镇或维护这个网页的人。",
        "Copied. Fill in the blanks and send it to the village, the township or whoever keeps this page.",
    ),
];

/// The card for the person across the table: each answer in a large line with its marks, and for each "not now" one
/// sentence that can be said. The picture and the text are made of the same lines.
pub fn plain(language: Language, book: &Book, situation: &Situation, assessments: &[Assessment]) -> Markup {
    let all: Vec<&Assessment> = assessments.iter().collect();
    let told = told(language, book, situation, &all);
    let told: Vec<&Told<'_>> = told.iter().filter(|one| one.answer_first(situation).is_none()).collect();
    let (not_now, open): (Vec<&Told<'_>>, Vec<&Told<'_>>) =
        told.into_iter().partition(|one| one.leading().1 == Verdict::NotNow);
    // Of a child at school there are many that do not fit; they need no words.
    let not_now: Vec<&Assessment> =
        not_now.iter().filter(|one| !one.is_of_family()).flat_map(|one| one.of.iter().copied()).collect();
    html! {
        @if open.is_empty() && not_now.is_empty() {
            p { (language.of("一题一题问，结果会出现在这里。", "Answer the questions one by one; the result appears here.")) }
        }
        ul.tools__lines {
            @for one in open {
                @let said = one.sentence(language, situation);
                li.{ "tools--" (one.leading().1.key()) } {
                    (said.before) strong { (said.main) } (said.after)
                    @for (_, words) in one.marks(language, situation) { " " small { (language.of("〔", "[")) (words) (language.of("〕", "]")) } }
                }
            }
            @for one in not_now { li.tools--not_now { (sentence(language, book, situation, one)) } }
        }
    }
}

/// What can be said of a "not now", in one sentence.
fn sentence(language: Language, book: &Book, situation: &Situation, one: &Assessment) -> Markup {
    let fails = one
        .outlook
        .outcomes
        .iter()
        .find(|outcome| outcome.answer == Some(false) && outcome.finding.criterion.is_required());
    let changes = changes(one.programme, situation, one.person, book);
    let nearest = changes.iter().find(|change| change.key.question.can_change() == Some(true));
    html! {
        (language.programme(one.programme)) (language.of("：这次还不够条件", ": not this time"))
        @if let Some(outcome) = fails {
            (language.of("，因为这一条没达到：", ", because this is not met: ")) (language.criterion(outcome.finding.criterion))
        }
        (language.of("。", ". "))
        @if let Some(change) = nearest {
            (language.of("“", "If “")) (language.question(change.key.question)) (language.of("”改成“", "” were “")) (to(language, change))
            (language.of("”，就可能够。", "”, it might be. "))
        }
        (language.of("情况变了随时再来算，也可以打 ", "If things change, check again, or call ")) (one.programme.hotline()) (language.of(" 问。", "."))
    }
}

/// Two cases side by side: what differs first, what is the same folded away.
pub fn differences(language: Language, before: &[Assessment], after: &[Assessment]) -> Markup {
    let (moved, same): (Vec<Pair<'_>>, Vec<Pair<'_>>) = pairs(before, after).into_iter().partition(Pair::differs);
    html! {
        @if moved.is_empty() { p { (language.of("结果没有不同。", "The results do not differ.")) } }
        @for pair in &moved {
            table.tools__pair {
                caption { (name(language, pair, &moved)) }
                tr {
                    th scope="col" { (language.of("原来", "Before")) }
                    th scope="col" { (language.of("现在", "Now")) }
                }
                tr { td { (side(language, pair.before)) } td { (side(language, pair.after)) } }
                @for (range, by) in shifts(pair) {
                    tr { td colspan="2" { (language.label(range.label)) (language.of("：", ": ")) strong { (shift(language, by)) } } }
                }
            }
        }
        @if !same.is_empty() {
            details.helper {
                summary { (language.of("一样的：", "The same: ")) (same.len()) }
                ul { @for pair in &same { li { (name(language, pair, &same)) (language.of("：", ": ")) (side(language, pair.after)) } } }
            }
        }
    }
}

fn name(language: Language, pair: &Pair<'_>, beside: &[Pair<'_>]) -> Markup {
    let mut persons: Vec<u8> =
        beside.iter().filter(|other| other.programme == pair.programme).map(|other| other.person).collect();
    persons.sort_unstable();
    let place = persons.iter().take_while(|person| **person <= pair.person).count();
    html! {
        (language.programme(pair.programme))
        @if persons.len() > 1 { (language.of("（第", " (no. ")) (place) (language.of("个）", ")")) }
    }
}

fn side(language: Language, one: Option<&Assessment>) -> Markup {
    html! {
        @match one {
            None => (language.of("没问到", "not asked")),
            Some(one) => {
                strong { (language.verdict(one.outlook.verdict)) }
                @for kind in &one.outlook.kinds { " " (language.kind(*kind)) }
                @for range in &one.outlook.ranges {
                    br; small { (language.label(range.label)) " " (language.per(range.per)) } " " (amount(language, range))
                }
            }
        }
    }
}

/// The amounts that are exact in both cases and differ, with by how much.
fn shifts<'p>(pair: &'p Pair<'_>) -> impl Iterator<Item = (&'p Range, Moved)> {
    let ranges = pair.before.map(|one| one.outlook.ranges.as_slice()).unwrap_or_default();
    ranges.iter().filter_map(|range| Some((range, pair.moved(range)?)))
}

fn shift(language: Language, moved: Moved) -> Markup {
    match moved {
        Moved::More(by) => html! { (language.of("多 ", "more by ")) (format::money(language, by)) },
        Moved::Less(by) => html! { (language.of("少 ", "less by ")) (format::money(language, by)) },
    }
}

/// A child's way through school: at each stage what may be had and what it comes to.
pub fn way_through_school(language: Language, book: &Book, situation: &Situation, person: u8) -> Markup {
    let may = |one: &&Assessment| matches!(one.outlook.verdict, Verdict::Likely | Verdict::Possible);
    html! {
        p.hint { (language.of("按现在的标准和填的情况看每一段；没问到的题，多半写“可能符合”。以后的标准会变。", "Each stage is judged by today’s standards and your answers; where a question of that stage is still open it says “may qualify”. Standards will change.")) }
        ol.tools__legs {
            @for Leg { stage, is_now, assessments, totals } in career(situation, person, book) {
                li aria-current=[is_now.then_some("step")] {
                    h3 {
                        (language.option(stage.key()))
                        @if is_now { " " span.badge.badge--official { (language.of("现在", "now")) } }
                    }
                    ul {
                        @for one in assessments.iter().filter(may) {
                            li {
                                (language.programme(one.programme)) (language.of("：", ": ")) (language.verdict(one.outlook.verdict))
                                @for range in &one.outlook.ranges { " · " (amount(language, range)) " " (language.per(range.per)) }
                            }
                        }
                        @if !assessments.iter().any(|one| may(&one)) { li { (language.of("没有查到可以享受的。", "Nothing was found.")) } }
                    }
                    @for total in totals {
                        p.total { (language.form(total.form)) " " (language.per(Per::Semester)) " " strong { (span(language, total.low, total.high)) } }
                    }
                }
            }
        }
    }
}
