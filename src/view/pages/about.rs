//! 关于: who makes the calculator and who serves this copy, how its values are found and graded, its licence, and how to
//! report an error.

use crate::base::citation::{Source, Status};
use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::book::parameter::{EXAMPLES, POLICIES, SOURCES};
use crate::view::pages::frame::{Scripts, document, edition};
use crate::view::words::Language;
use maud::{Markup, html};

/// The page.
pub fn page(language: Language, book: &Book) -> Markup {
    let title = language.of("关于这个计算器", "About this calculator");
    let reports: Vec<&Source> =
        SOURCES.iter().filter(|source| POLICIES.iter().any(|policy| policy.reports.contains(&source.key))).collect();
    let body = html! {
        h1 { (title) }
        p.lead { (language.of(
            "它帮农村家庭弄清：能享受哪些帮扶、大约多少、找谁办。能不能享受，由村、乡镇、县审定。",
            "It helps rural households see which assistance they may get, roughly how much, and whom to ask. Village, township and county decide.",
        )) }

        h2 { (language.of("谁做的", "Who makes it")) }
        p { (language.of(
            "它是公开源代码的程序，由“帮扶”（Bangfu）的作者们编写。它不是政府网站，不收申请，不代表任何部门说话。",
            "It is open-source software by the Bangfu authors. It is not a government website, takes no applications, and speaks for no office.",
        )) }
        p { (language.of("它从这几份公开的工作报告做起：", "It began with these published government reports:")) }
        ul { @for report in reports { li {
            cite lang="zh-CN" { "《" (report.title) "》" }
            @if language == Language::En { " (" (report.title_en) ")" }
            @if let Some(date) = &report.date { " " (date) }
        } } }
        // Filled in by www/page/about-host.js where the host's file names one.
        div #host hidden {
            h3 { (language.of("这一份是谁放上网的", "Who runs this copy")) }
            p { span #host-name {} " " a #host-phone .button hidden {} }
        }

        h2 { (language.of("数是怎么找来的", "How the values are found")) }
        p { (language.of(
            "我们查政府网站上的文件、工作报告和公开的转载。每个数都记着：哪里的、从哪天起、到哪天止、出自哪份文件、在哪里看到、哪天核对的。找过没有找到的，记成“未查到”，不猜，也不拿别处的数顶替。",
            "We search documents on government sites, government reports and published copies. Each value records whose it is, from when until when it holds, which document sets it, where it was seen, and when it was last checked. What was looked for and not found is recorded as not found: nothing is guessed, and no figure of another place stands in.",
        )) }
        p { (language.of("现在一共有 ", "At present there are ")) strong { (book.entries.len()) }
            (language.of(" 条记录，", " records from ")) strong { (SOURCES.len()) }
            (language.of(" 份来源。", " sources. ")) (edition(language)) (language.of("。", ".")) }
        p { (language.of(
            "一个标准到期了、新的还没查到，就按最后的标准试算，并且写明是试算。两份文件说法不一样，两种都算，给出范围。",
            "When a standard has ended and no newer one is known, the result is a trial on the last one, and says so. Where two documents disagree both are tried, and the result is a range.",
        )) }

        h2 { (language.of("依据有强有弱", "How far a value can be trusted")) }
        p { (language.of("从最可靠的排到最不可靠的。一个结果标的是它用到的数里最弱的那一种：", "From the strongest to the weakest. A result bears the weakest of the values that it uses:")) }
        ol.ladder { @for status in Status::ALL { li {
            span.badge.{ "badge--" (status.key()) } { (language.status(*status)) } " " (meaning(language, *status))
        } } }

        h2 { (language.of("算得对不对", "How the arithmetic is checked")) }
        p { (language.of("钱按分计算，不用会有误差的小数。每次更新都要通过 ", "Money is reckoned to the fen, without rounding errors. Every update has to pass "))
            strong { (EXAMPLES.len()) }
            (language.of(
                " 个写明算式的算例，还用另一套程序再算一遍成百上千个编出来的家庭。各项政策的页面上列着算例和核对过的规律。",
                " worked examples with their arithmetic written out, and a second program calculates hundreds of made-up households again. The page of each policy lists its examples and the laws that were checked.",
            )) }

        h2 { (language.of("您填的东西", "What you enter")) }
        p { (language.of(
            "不问姓名和证件号。所有计算都在您的手机或电脑上完成，什么也不上传，也没有统计和广告。",
            "No names or identity numbers are asked for. Everything is calculated on your device; nothing is uploaded, and there are no statistics or advertisements.",
        )) }

        h2 { (language.of("发现错了，怎么说", "How to report an error")) }
        ol {
            li { (language.of(
                "在计算器的结果下面点“与官方结果不同”或“与当地通知不同”，会写好一段文字：填的情况、结果、版本，没有姓名和证号。",
                "Below a result of the calculator, choose “The official result is different” or “A local notice says otherwise”. It writes a text with the answers, the result and the version, without names or numbers.",
            )) }
            li { (language.of(
                "补上官方说的数、文件名称和文号，发给放这个网站的单位，或者发给您链接的人。",
                "Add what the office said, with the name and number of the document, and send it to whoever runs this site or sent you the link.",
            )) }
            li {
                (language.of("知道当地标准的，也可以自己填上：", "If you know the local standard you can enter it yourself: "))
                a href="local.html" { (language.standards_of_this_device()) }
            }
            li {
                (language.of("对能不能享受、发多少有意见，找村里、乡镇，或者打 ", "If you disagree with a decision, ask the village or township, or call "))
                a href="tel:12317" { "12317" } (language.of("。", "."))
            }
        }

        h2 { (language.of("许可", "Licence")) }
        p { (language.of(
            "程序按 MIT 或 Apache-2.0 许可，任选其一，可以自由使用、修改、放到自己的网站上。引用的文件由写明的机关发布。",
            "The software is licensed under MIT or Apache-2.0, at your option: anyone may use it, change it and host it. The documents quoted were issued by the offices named.",
        )) " "
            a href=(language.of("third-party.txt", "../third-party.txt")) { (language.of("里面还用到谁的程序", "Software of others within it")) }
        }
        p { a href="coverage.html" { (language.of("能算什么，还缺什么", "What is covered, and what is missing")) } }
        p { a href="index.html" { (language.of("回到计算器", "Back to the calculator")) } }
    };
    document(language, title, "", language.of("en/about.html", "../about.html"), Scripts::Static, body)
}

/// What a grade says.
fn meaning(language: Language, status: Status) -> &'static str {
    match status {
        Status::Official => {
            language.of("在政府网站上看到了文件本身。", "The document itself was seen on a government site.")
        }
        Status::Report => language.of("写在县市的工作报告里。", "It stands in a county’s government report."),
        Status::Hosted => language.of(
            "放这个网站的县自己提供的，写着文件名称。",
            "The county that runs this site provides it and names the document.",
        ),
        Status::Local => language
            .of("您自己在这台设备上填的，写着文件名称。", "You entered it on this device and named the document."),
        Status::Reprint => language.of(
            "在报纸、别的网站上看到的抄件；没有看到政府网站上的原文。",
            "A copy was seen in the press or on another site, not the original on a government site.",
        ),
        Status::Unverified => language
            .of("知道是哪份文件定的，没有看到它的正文。", "It is known which document sets it; its text was not seen."),
        Status::Inferred => {
            language.of("由别的数推算出来的，没有在哪里写着。", "It follows from other figures and is written nowhere.")
        }
        Status::NotFound => language.of("找过，没有找到。", "It was looked for and not found."),
    }
}
