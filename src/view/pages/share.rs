//! 带走: print, text, link and QR code. `www/page/share.js` fills the sheet from the results
//! on the page; the words stand here.

use crate::view::pages::frame::edition;
use crate::view::words::Language;
use maud::{Markup, html};

/// The buttons, and the sheet that is printed.
pub fn share(language: Language) -> Markup {
    html! {
        section #share aria-label=(language.of("带走结果", "Take your result with you")) {
            h2 { (language.of("带走结果", "Take your result with you")) }
            p {
                button type="button" data-share="print" { (language.of("打印明白卡", "Print the result card")) }
                button type="button" data-share="text" { (language.of("复制文字", "Copy as text")) }
                button type="button" data-share="link" { (language.of("复制链接", "Copy the link")) }
                button type="button" data-share="code" { (language.of("二维码", "QR code")) }
            }
            label.keep {
                input #only-result type="checkbox";
                " " (language.of("只带结果，不带我填的情况", "Result only, without my answers"))
            }
            p.hint { (language.of("没有姓名和证号。链接里的情况写在 # 后面，不会发到任何服务器。", "No names or ID numbers. In a link, your answers stand after the #, which is never sent to a server.")) }
            div #shared role="status" {}
            h2 { (language.of("当面讲、比较、保存", "Explain, compare, save")) }
            p {
                button type="button" data-share="visit" { (language.of("家访：一题一题问", "Home visit: one question at a time")) }
                button type="button" data-share="compare" { (language.compare()) }
                button type="button" data-share="career" { (language.of("上学路线", "Aid at every stage of school")) }
                button type="button" data-share="picture" { (language.of("存成图片", "Save as a picture")) }
                button type="button" data-share="keep" { (language.keep_on_this_device()) }
            }
            p {
                button type="button" data-share="official" { (language.of("与官方结果不同", "The official result is different")) }
                button type="button" data-share="notice" { (language.of("与当地通知不同", "A local notice says otherwise")) }
            }
            p {
                button type="button" data-share="example" { (language.of("存成算例（给政策人员核对）", "Export as a worked example (for policy staff)")) }
                button type="button" data-share="data" { (language.of("结果数据（给程序用）", "Export as data (for programs)")) }
            }
            ul #share-words hidden {
                @for (key, zh, en) in WORDS { li data-word=(key) { (language.of(zh, en)) } }
            }
        }
        article #sheet hidden {
            h2.sheet__title { (language.of("帮扶政策明白卡", "Your Bangfu result card")) }
            p.sheet__about {}
            p.sheet__lines {
                span { (language.of("姓名：", "Name: ")) }
                span { (language.of("村组：", "Village: ")) }
                span { (language.of("帮扶人电话：", "Helper’s phone: ")) }
            }
            div.sheet__front {}
            p.sheet__note { (language.of("只是试算；能不能享受，由村、乡镇、县审定。不同意他们定的，可以要求复核。", "This is only an estimate: the village, township and county decide. If you disagree with their decision, you can ask for a review.")) " " (edition(language)) }
            div.sheet__code {}
            p.sheet__sign {
                span { (language.of("户主（或家人）签字：", "Signed for the household: ")) }
                span { (language.of("讲解人签字：", "Explained by: ")) }
                span { (language.of("日期：", "Date: ")) }
            }
            section.sheet__back {
                h3 { (language.of("填的情况", "What was answered")) }
                dl.sheet__answers {}
                h3 { (language.why_and_how()) }
                div.sheet__results {}
            }
        }
    }
}

/// What the script says, by key.
const WORDS: [(&str, &str, &str); 13] = [
    ("unit", "元", "yuan"),
    ("besides", "另外：", "Also:"),
    (
        "no-printer",
        "这里不能打印。要打印：先点“复制链接”，再点右上角 ••• 选“在浏览器打开”，粘贴链接。也可以用下面的图片。",
        "Nothing can be printed here. To print, copy the link, choose “Open in browser” from the ••• menu, and paste it there. Or use this picture.",
    ),
    (
        "no-files",
        "这里不能存文件：长按下面的文字复制，或者点右上角 ••• 选“在浏览器打开”。",
        "Files cannot be saved here: copy the text below, or choose “Open in browser” from the ••• menu.",
    ),
    ("copied", "已复制，可以粘贴到微信里。", "Copied: paste it into a message."),
    (
        "by-hand",
        "这里不能自动复制，请长按下面的文字复制。",
        "It cannot be copied automatically here: press and hold the text below to copy it.",
    ),
    (
        "nothing",
        "还没有结果，先选地方、填几项。",
        "There is no result yet: choose a place and answer a few questions first.",
    ),
    ("scan", "用微信或相机扫一扫。", "Scan it with a phone."),
    ("too-long", "内容太多，二维码放不下，请用链接。", "There is too much for a QR code: please use the link."),
    (
        "no-script",
        "这一步没有加载完，联网后再点一次。",
        "This part did not load. Please try again once you are online.",
    ),
    ("on", "按{day}的政策", "rules in force on {day}"),
    ("origin", "从页面导出，还没有人核对", "exported from the page, not checked by anyone yet"),
    ("file", "保存文件", "Save the file"),
];
