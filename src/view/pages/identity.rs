//! 我是哪类人: the identity finder, by the papers that people hold and the lists
//! they are on. A tap answers the questions that hang on it; the fields stay the
//! one place where the answer stands.

use crate::form::link;
use crate::view::pages::drawings::{Letter, Paper, paper};
use crate::view::words::Language;
use maud::{Markup, html};

/// What it is called, what its paper looks like, how one knows it, and the answers that follow.
struct Identity {
    name: (&'static str, &'static str),
    paper: Paper,
    known_by: (&'static str, &'static str),
    answers: &'static [(&'static str, &'static str)],
}

const IDENTITIES: [Identity; 12] = [
    Identity {
        name: ("脱贫户", "Ex-poor household"),
        paper: Paper::Booklet("帮扶"),
        known_by: (
            "以前的建档立卡户；有扶贫（帮扶）手册，村里名单上有",
            "Formerly registered poor; holds a help booklet, is on the village list",
        ),
        answers: &[("ex_poor", "yes"), ("p1.category", "stable_ex_poor")],
    },
    Identity {
        name: ("监测对象", "Monitored household"),
        paper: Paper::Posted { urgent: false },
        known_by: (
            "村里公示过：脱贫不稳定户、边缘易致贫户；有帮扶联系人",
            "Posted in the village as unstable or on the edge of poverty; has a contact person",
        ),
        answers: &[("monitored", "yes"), ("p1.category", "monitored")],
    },
    Identity {
        name: ("突发严重困难户", "Household in sudden severe hardship"),
        paper: Paper::Posted { urgent: true },
        known_by: (
            "村里公示过：因病、因灾等突发严重困难；有的地方救助标准不同",
            "Posted in the village as in sudden severe hardship; some places aid them by other figures",
        ),
        answers: &[("monitored", "yes"), ("p1.category", "monitored"), ("p1.monitored_as", "sudden_hardship")],
    },
    Identity {
        name: ("低保户", "On the minimum living allowance"),
        paper: Paper::Booklet("低保"),
        known_by: (
            "有低保证，或卡上每月有低保金",
            "Holds the certificate, or the allowance comes to the card each month",
        ),
        answers: &[
            ("p1.category", "minimum_living"),
            ("p2.group", "rural_minimum_living"),
            ("recognised_as", "minimum_living"),
        ],
    },
    Identity {
        name: ("特困人员", "Destitute (tekun)"),
        paper: Paper::Booklet("特困"),
        known_by: (
            "有特困人员救助供养证（原来的五保）",
            "Holds the certificate of support for the destitute (once wubao)",
        ),
        answers: &[("p1.category", "destitute"), ("p2.group", "rural_destitute"), ("recognised_as", "destitute")],
    },
    Identity {
        name: ("低保边缘家庭", "Margin of the allowance"),
        paper: Paper::Letter(Letter::Words),
        known_by: ("民政部门认定过，有认定书", "Recognised by civil affairs, with a letter"),
        answers: &[("p1.category", "minimum_living_margin"), ("recognised_as", "minimum_living_margin")],
    },
    Identity {
        name: ("重度残疾人", "Severely disabled"),
        paper: Paper::Card { grades: [true, true, false, false] },
        known_by: ("残疾人证上写一级或二级", "The disability card says grade one or two"),
        answers: &[("p1.category", "disabled_severe"), ("p2.group", "disabled")],
    },
    Identity {
        name: ("残疾人", "Disabled"),
        paper: Paper::Card { grades: [false, false, true, true] },
        known_by: ("残疾人证上写三级或四级", "The disability card says grade three or four"),
        answers: &[("p1.category", "disabled_moderate"), ("p2.group", "disabled")],
    },
    Identity {
        name: ("孤儿、事实无人抚养儿童", "Orphan, or child without care in fact"),
        paper: Paper::Letter(Letter::Child),
        known_by: ("民政部门认定过，每月发基本生活费", "Recognised by civil affairs, with a monthly allowance"),
        answers: &[("p1.category", "orphan"), ("p2.group", "orphan")],
    },
    Identity {
        name: ("返贫致贫人口", "Returned to poverty"),
        paper: Paper::Letter(Letter::Down),
        known_by: ("乡镇或乡村振兴部门认定过", "Recognised by the township or the rural office"),
        answers: &[("p1.category", "returned_to_poverty")],
    },
    Identity {
        name: ("因病致贫重病患者", "Poor through illness"),
        paper: Paper::Letter(Letter::Pulse),
        known_by: ("自己申请，医保和民政部门认定过", "Applied for, recognised by insurance office and civil affairs"),
        answers: &[("p1.category", "illness_poor")],
    },
    Identity {
        name: ("都没有", "None of these"),
        paper: Paper::None,
        known_by: ("没有这些证，也不在名单上", "No such paper, on no such list"),
        answers: &[
            ("ex_poor", "no"),
            ("monitored", "no"),
            ("p1.category", "ordinary"),
            ("p2.group", "none"),
            ("recognised_as", "none"),
        ],
    },
];

/// A fold with one button for each identity. A second one of a person is kept
/// beside the first (就高不就低).
pub fn finder(language: Language) -> Markup {
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    };
    html! {
        details.helper #who {
            summary { (language.of("我是哪类人？看手里的证、村里的名单", "Which group are we? By papers and lists")) }
            p.hint { (language.of("一半的答案看这个。可以点两类，取最有利的；点错了再点一下。", "Half of all answers hang on it. Tap up to two: the better one counts. Tap again to undo.")) }
            ul.identities {
                @for Identity { name, paper: shape, known_by, answers } in &IDENTITIES {
                    li {
                        button type="button" aria-pressed="false" data-add=(link::write(&pairs(answers))) {
                            (paper(shape))
                            span {
                                strong { (language.of(name.0, name.1)) }
                                " " small { (language.of(known_by.0, known_by.1)) }
                            }
                        }
                    }
                }
            }
            p.hint { (language.of("不清楚的，问村干部，或打 12317。", "Not sure? Ask the village cadre or call 12317.")) }
        }
    }
}
