//! 带走: print, text, link and QR code. `www/page/share.js` fills the sheet from the results
//! on the page; the words stand here.

use crate::view::pages::frame::edition;
use crate::view::words::Language;
use maud::{Markup, html};

/// The buttons, and the sheet that is printed.
pub fn share(language: Language) -> Markup {
    html! {
        section #share aria-label=(language.of("带走结果", "Take it along")) {
            h2 { (language.of("带走结果", "Take it along")) }
            p {
                button type="button" data-share="print" { (language.of("打印明白卡", "Print the card")) }
                button type="button" data-share="text" { (language.of("复制文字", "Copy as text")) }
                button type="button" data-share="link" { (language.of("复制链接", "Copy the link")) }
                button type="button" data-share="code" { (language.of("二维码", "QR code")) }
            }
            label.keep {
                input #only-result type="checkbox";
                " " (language.of("只带结果，不带我填的情况", "The result only, without my answers"))
            }
            p.hint { (language.of("没有姓名和证号。链接里的情况写在 # 后面，不会发到任何服务器。", "No names or numbers. A link keeps the case behind its #, which no server receives.")) }
            div #shared role="status" {}
            h2 { (language.of("当面讲、比较、保存", "Explain, compare, keep")) }
            p {
                button type="button" data-share="visit" { (language.of("家访：一题一题问", "A visit: one question at a time")) }
                button type="button" data-share="compare" { (language.compare()) }
                button type="button" data-share="career" { (language.of("上学路线", "The way through school")) }
                button type="button" data-share="picture" { (language.of("存成图片", "As a picture")) }
                button type="button" data-share="keep" { (language.keep_on_this_device()) }
            }
            p {
                button type="button" data-share="official" { (language.of("与官方结果不同", "The official result differs")) }
                button type="button" data-share="notice" { (language.of("与当地通知不同", "A local notice differs")) }
            }
            p {
                button type="button" data-share="example" { (language.of("存成算例（给政策人员核对）", "As a worked example (for policy staff)")) }
                button type="button" data-share="data" { (language.of("结果数据（给程序用）", "As data (for programs)")) }
            }
            ul #share-words hidden {
                @for (key, zh, en) in WORDS { li data-word=(key) { (language.of(zh, en)) } }
            }
        }
        article #sheet hidden {
            h2.sheet__title { (language.of("帮扶政策明白卡", "Bangfu: what it comes to")) }
            p.sheet__about {}
            p.sheet__lines {
                span { (language.of("姓名：", "Name: ")) }
                span { (language.of("村组：", "Village: ")) }
                span { (language.of("帮扶人电话：", "Helper’s phone: ")) }
            }
            div.sheet__front {}
            p.sheet__note { (language.of("只是试算；能不能享受，由村、乡镇、县审定。不同意结果可以要求复核。咨询和监督电话 12317。", "An estimate; village, township and county decide. A review can be asked for. Hotline 12317.")) " " (edition(language)) }
            div.sheet__code {}
            p.sheet__sign {
                span { (language.of("户主（或家人）签字：", "Household: ")) }
                span { (language.of("讲解人签字：", "Explained by: ")) }
                span { (language.of("日期：", "Date: ")) }
            }
            section.sheet__back {
                h3 { (language.of("填的情况", "The case")) }
                dl.sheet__answers {}
                h3 { (language.why_and_how()) }
                div.sheet__results {}
            }
        }
    }
}

/// What the script says, by key.
const WORDS: [(&str, &str, &str); 10] = [
    ("unit", "元", "yuan"),
    ("copied", "已复制，可以粘贴到微信里。", "Copied: paste it into a message."),
    ("by-hand", "这里不能自动复制，请长按下面的文字复制。", "Copy the text below by hand."),
    ("nothing", "还没有结果，先选地方、填几项。", "There is no result yet: choose a place and answer first."),
    ("scan", "用微信或相机扫一扫。", "Scan it with a phone."),
    ("too-long", "内容太多，二维码放不下，请用链接。", "Too much for a code: use the link."),
    ("no-script", "这一步没有加载完，联网后再点一次。", "This part did not load: try again with a network."),
    ("on", "按{day}的政策", "policies of {day}"),
    ("origin", "从页面导出，还没有人核对", "exported from the page, checked by nobody yet"),
    ("file", "保存文件", "Save the file"),
];
