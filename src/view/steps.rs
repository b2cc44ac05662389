//! 怎么办: whom to tell, what to bring, how long it takes, and what to do about a
//! refusal. Numbers and limits stand on the pages of their rules, with their source.
//! What to bring, and when, stand beside the answer too.

use crate::engine::question::Door;
use crate::view::words::Language;
use maud::{Markup, html};

/// A step: what it is about, and what to do, in both languages; then the page that
/// holds the rule, if one does.
type Step = ((&'static str, &'static str), (&'static str, &'static str), &'static str);

const HOUSEHOLD_PAPERS: Step = (
    ("带什么", "What to bring"),
    (
        "户口本、身份证、银行卡；看病、上学、修房、灾害的票据；收入的凭据。监测和低保都要签字同意查询家里的存款、房、车。",
        "Household register, identity cards, bank card; receipts of care, school, repairs or losses; proof of income. You sign that savings, houses and cars may be looked up.",
    ),
    "monitoring.html#monitoring.procedure",
);
const HOUSEHOLD_WHEN: Step = (
    ("多久", "How long"),
    (
        "各地办理的天数不同；查到的写在条文里。过了时间没有回音，先问村里，再打 12317。",
        "Days differ by place; what was found stands in the rule. If nothing is heard in time, ask the village, then call 12317.",
    ),
    "monitoring.html#monitoring.time_limits",
);
const MEDICAL_PAPERS: Step = (
    ("带什么", "What to bring"),
    (
        "身份证或社保卡、出院结算单、发票、费用清单、诊断证明；救助对象带证件。",
        "Identity or insurance card, settlement slip, invoice, list of costs, diagnosis; the card of your group.",
    ),
    "",
);
const MEDICAL_WHEN: Step = (
    ("要趁早", "In good time"),
    (
        "去外地看病，先备案或转诊，不然少报。交医保费在每年的集中参保期里。",
        "Before care elsewhere, register or be referred, or less is paid. Premiums are due in the yearly enrolment time.",
    ),
    "enrolment.html",
);
const EDUCATION_PAPERS: Step = (
    ("带什么", "What to bring"),
    (
        "户口本、身份证、银行卡、在读证明（学籍）；脱贫户、低保、残疾、孤儿等带证件。",
        "Household register, identity card, bank card, proof of enrolment; papers of ex-poor, allowance, disability or orphan status.",
    ),
    "",
);
const EDUCATION_WHEN: Step = (
    ("什么时候", "When"),
    (
        "多数在每学期开学时申请，错过了当面问还能不能补。减免的钱不用先交。",
        "Mostly at the start of each term; if missed, ask whether it can be made up. Fees that are waived need not be paid first.",
    ),
    "",
);
const EVERYTHING_PAPERS: Step = (
    ("带什么", "What to bring"),
    (
        "户口本、身份证、银行卡；有证的带证（残疾证、低保证、特困证）；打工带合同或工资流水；看病、修房带票据。",
        "Household register, identity card, bank card; the cards of your group; proof of work; receipts.",
    ),
    "",
);
const EVERYTHING_WHEN: Step = (
    ("多久", "How long"),
    (
        "急难救助当天就能办；其他看当地公示的时限，过了时间没有回音，先问村里，再打 12317。",
        "Help in an emergency may come the same day; for the rest see the local notice; if nothing is heard ask the village, then call 12317.",
    ),
    "temporary_aid.html",
);

const RIGHTS: Step = (
    ("您的权利（2026年7月1日起）", "Your rights (since 1 July 2026)"),
    (
        "申请社会救助的：不给要书面说明理由；减发、停发以前要听您说、书面告知；不服可以申请复议、起诉；情况紧急、金额较小的先救助。",
        "For whoever applies for social assistance: a refusal gives its reasons in writing; before a cut or a stop you are heard and told in writing; you may ask for review or go to court; urgent small help comes first.",
    ),
    "social_assistance.html#social_assistance.rights",
);

const HOUSEHOLD: [Step; 7] = [
    (
        ("告诉谁", "Whom to tell"),
        (
            "监测：告诉村干部、驻村工作队，或自己打 12317。低保：向户籍地乡镇政府申请，也可以请村里代办。",
            "Monitoring: the village cadre, the work team, or 12317 yourself. Allowance: the township of the register, or through the village.",
        ),
        "monitoring.html#monitoring.channels",
    ),
    HOUSEHOLD_PAPERS,
    (
        ("谁来定", "Who decides"),
        (
            "监测：入户核实、村里评议公示、乡镇审核、县里审定。低保：乡镇核实、县民政局（或委托乡镇）确认、公示。",
            "Monitoring: visit, village review and notice, township, county. Allowance: the township checks, county civil affairs (or the township for it) decides, with a notice.",
        ),
        "monitoring.html#monitoring.public_notice",
    ),
    HOUSEHOLD_WHEN,
    (
        ("不同意结果", "If you disagree"),
        (
            "公示期间可以向村里、乡镇说；定了以后可以要求复核，也可以打 12317。情况变了，随时再申请。",
            "Say so to village or township during the notice; later ask for a review or call 12317. If things change, apply again at any time.",
        ),
        "monitoring.html#monitoring.hotline",
    ),
    RIGHTS,
    (
        ("急难", "In an emergency"),
        ("等不及的，可以先申请临时救助。", "What cannot wait: temporary aid."),
        "temporary_aid.html",
    ),
];

const MEDICAL: [Step; 6] = [
    (
        ("在哪里报", "Where it is paid"),
        (
            "在定点医院出院时直接结算：医保、大病保险、医疗救助一次算完。没有直接结算的，到参保地医保窗口。",
            "The hospital settles all three layers on discharge; otherwise the insurance window of the home county.",
        ),
        "medical.html",
    ),
    MEDICAL_PAPERS,
    MEDICAL_WHEN,
    (
        ("单子对不上", "If the slip differs"),
        (
            "带单子问医院医保办，再问县医保局；救助没给的，问县医保局或民政局。",
            "Ask the hospital’s insurance desk, then the county insurance office; about aid, the insurance office or civil affairs.",
        ),
        "",
    ),
    RIGHTS,
    (
        ("负担还是重", "If it is still heavy"),
        (
            "可以申请依申请救助、临时救助；也看看能不能列入监测。",
            "Apply for further aid or temporary aid, and see whether the household can be monitored.",
        ),
        "temporary_aid.html",
    ),
];

const EDUCATION: [Step; 5] = [
    (
        ("告诉谁", "Whom to tell"),
        (
            "学校的补助：找班主任或学校资助老师。雨露计划：找户籍地村委会或乡镇。助学贷款：找县里的学生资助中心。",
            "School aid: the class teacher or the aid office. Yulu grant: village or township of the register. Student loan: the county’s student aid centre.",
        ),
        "skills_grant.html",
    ),
    EDUCATION_PAPERS,
    EDUCATION_WHEN,
    (
        ("哪些能一起拿", "What goes together"),
        ("有的能一起拿，有的只能拿一样。", "Some aids go together, some exclude each other."),
        "together.html",
    ),
    (
        ("没给或给少了", "If it is refused or too little"),
        (
            "问学校，再问县教育局学生资助中心，也可以打 12317。公示期间可以提出不同意见。",
            "Ask the school, then the county education office, or call 12317. Objections can be made during the public notice.",
        ),
        "",
    ),
];

const EVERYTHING: [Step; 7] = [
    (
        ("告诉谁", "Whom to tell"),
        (
            "先找村干部、驻村工作队。急难、特困、残疾：乡镇民政。住房：乡镇村建。饮水：村水管员、县水利局。打工、岗位、培训、创业贷款：乡镇人社所。种养、小额信贷：村里和县农业农村局。",
            "First the village cadre or work team. Emergencies, the destitute, disability: civil affairs of the township. Housing: its building office. Water: the water keeper. Work, posts, training, start-up loans: the labour office. Farming and micro-loans: village and county agriculture office.",
        ),
        "",
    ),
    EVERYTHING_PAPERS,
    (
        ("谁来定", "Who decides"),
        (
            "多数是村里评议公示、乡镇审核、县里主管部门审定。要验收的（住房、厕所、种养），验收合格才发钱。",
            "Mostly village review and notice, township, county. What is inspected (houses, toilets, farming) is paid after inspection.",
        ),
        "house_repair.html",
    ),
    EVERYTHING_WHEN,
    (
        ("不同意结果", "If you disagree"),
        (
            "公示期间可以向村里、乡镇说；定了以后可以要求复核，也可以打 12317。",
            "Say so during the notice; later ask for a review, or call 12317.",
        ),
        "",
    ),
    RIGHTS,
    (
        ("别的政策", "Other policies"),
        ("84项政策都列在一页上，可以搜。", "All 84 policies stand on one page that can be searched."),
        "policies.html",
    ),
];

/// What to bring, behind a door.
pub fn papers(language: Language, door: Door) -> &'static str {
    let (_, what, _) = match door {
        Door::Household => HOUSEHOLD_PAPERS,
        Door::Medical => MEDICAL_PAPERS,
        Door::Education => EDUCATION_PAPERS,
        Door::Everything => EVERYTHING_PAPERS,
    };
    language.of(what.0, what.1)
}

/// When, behind a door.
pub fn when(language: Language, door: Door) -> &'static str {
    let (_, what, _) = match door {
        Door::Household => HOUSEHOLD_WHEN,
        Door::Medical => MEDICAL_WHEN,
        Door::Education => EDUCATION_WHEN,
        Door::Everything => EVERYTHING_WHEN,
    };
    language.of(what.0, what.1)
}

/// The steps of a door, folded.
pub fn steps(language: Language, door: Door) -> Markup {
    let steps: &[Step] = match door {
        Door::Household => &HOUSEHOLD,
        Door::Medical => &MEDICAL,
        Door::Education => &EDUCATION,
        Door::Everything => &EVERYTHING,
    };
    html! {
        details.helper.steps {
            summary { (language.of("怎么办：找谁、带什么、多久、不同意怎么办", "What to do: whom to ask, papers, time, review")) }
            dl {
                @for (about, what, page) in steps {
                    dt { (language.of(about.0, about.1)) }
                    dd {
                        (language.of(what.0, what.1))
                        @if !page.is_empty() {
                            @let folder = if ["together.html", "policies.html"].contains(page) { "" } else { "programme/" };
                            " " a.rule href={ (folder) (page) } { (language.of("条文", "rule")) }
                        }
                    }
                }
            }
            p { a href="tel:12317" { (language.of("打 12317", "Call 12317")) } }
        }
    }
}
