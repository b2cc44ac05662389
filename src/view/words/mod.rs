//! The words of the interface, Chinese and English side by side. Those of a programme stand in its file,
//! `src/programme/<key>.toml`.

use crate::answer::checkup::Apart;
use crate::answer::held::is_held;
use crate::answer::task::Task;
use crate::base::citation::Status;
use crate::book::parameter::{self, Choice, Parameter, Words, medical, minimum_living};
use crate::engine::decision::{Form, MonitoredKind, Per};
use crate::engine::figure::Label;
use crate::engine::finding::Criterion;
use crate::engine::outlook::Verdict;
use crate::engine::programme::Programme;
use crate::engine::question::{Door, Question, Section};
use crate::engine::situation::Situation;

pub mod complaints;
pub mod table;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Language {
    /// Both, Chinese first.
    pub const ALL: [Language; 2] = [Language::Zh, Language::En];

    /// The tag of the document.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Zh => "zh-CN",
            Language::En => "en",
        }
    }

    /// From the tag of the document.
    pub fn of_tag(tag: &str) -> Language {
        if tag.starts_with("en") { Language::En } else { Language::Zh }
    }

    /// The text of this language.
    pub fn of<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// What the whole is called.
    pub fn name_of_the_product(self) -> &'static str {
        self.of("帮扶政策计算器", "Bangfu policy calculator")
    }

    /// The link from every other page.
    pub fn back_to_the_calculator(self) -> &'static str {
        self.of("回到计算器", "Back to the calculator")
    }

    /// What a page beside the calculator is called, by its path.
    pub fn page(self, path: &str) -> &'static str {
        let (zh, en) = MORE.iter().find(|(other, _)| *other == path).map_or(("", ""), |(_, name)| *name);
        self.of(zh, en)
    }

    /// The button that keeps a case.
    pub fn keep_on_this_device(self) -> &'static str {
        self.of("存在这台设备上", "Keep on this device")
    }

    /// The button that brings back what was there.
    pub fn undo(self) -> &'static str {
        self.of("撤销", "Undo")
    }

    /// The list of the cases that are kept.
    pub fn kept_on_this_device(self) -> &'static str {
        self.of("存在这台设备上", "Kept on this device")
    }

    /// The button that adds a person.
    pub fn add_a_person(self) -> &'static str {
        self.of("再加一个人", "Add a person")
    }

    /// The fold with the reasons, the working and the sources.
    pub fn why_and_how(self) -> &'static str {
        self.of("为什么 · 怎么算 · 出处", "Why, how it is calculated, sources")
    }

    /// What is said of a result that people have to judge.
    pub fn needs_a_visit(self) -> &'static str {
        self.of("需入户研判", "needs a visit")
    }

    /// What a trial is.
    pub fn last_known_standard(self) -> &'static str {
        self.of(
            "没有查到现在有效的标准，先按最后查到的试算。今年可能不同，请向当地核实。",
            "No standard in force was found; this uses the last known one. It may have changed: ask locally.",
        )
    }

    /// The page of what was entered on the device.
    pub fn standards_of_this_device(self) -> &'static str {
        self.of("本机填写的标准", "Standards entered on this device")
    }

    /// The first line of a list to choose from.
    pub fn please_choose(self) -> &'static str {
        self.of("请选择", "Choose")
    }

    /// The tool that holds two cases against each other.
    pub fn compare(self) -> &'static str {
        self.of("比一比", "Compare")
    }

    /// What a door is called, and what lies behind it.
    pub fn door(self, door: Door) -> (&'static str, &'static str) {
        match door {
            Door::Household => (
                self.of("查监测", "Monitoring"),
                self.of(
                    "家里困难，能不能列入监测帮扶、吃低保",
                    "In difficulty? See whether you can get monitoring and help, or the living allowance",
                ),
            ),
            Door::Medical => (
                self.of("算医疗", "Medical cover"),
                self.of(
                    "看病住院报多少，交医保费补多少",
                    "What insurance pays of a hospital bill, and help with the premium",
                ),
            ),
            Door::Education => (
                self.of("算教育", "Education aid"),
                self.of(
                    "孩子上学，从幼儿园到大学有哪些补助",
                    "Grants for a child at school, from kindergarten to university",
                ),
            ),
            Door::Everything => (
                self.of("查其他，全家体检", "Other help, and a full check-up"),
                self.of(
                    "急难、住房、饮水、残疾、打工、贷款、种养；所有政策一次看全",
                    "Emergencies, housing, water, disability, work, loans, farming; all programmes at a glance",
                ),
            ),
        }
    }

    /// What a part of the last door's form is called.
    pub fn section(self, section: Section) -> &'static str {
        match section {
            Section::Emergency => {
                self.of("急事、花费太大（临时救助）", "Emergencies and heavy spending (temporary aid)")
            }
            Section::Housing => self.of("住房（危房、抗震）", "Housing (dangerous houses, earthquakes)"),
            Section::Water => self.of("饮水", "Drinking water"),
            Section::Loans => self.of("贷款（小额信贷、创业）", "Loans (micro-loans, starting a business)"),
            Section::Farming => self.of("种养、庭院、户厕（奖补）", "Farming, backyard, toilets (grants)"),
            Section::Destitute => {
                self.of("没人养、没收入（特困供养）", "No income and nobody to support you (destitute)")
            }
            Section::Disability => self.of("有残疾证（两项补贴）", "People with a disability card (subsidies)"),
            Section::Work => self.of("打工、岗位、培训", "Jobs, posts, training"),
            Section::Ages => self.of(
                "老人和小孩（育儿补贴、高龄津贴、养老金）",
                "The old and the very young (child subsidy, old-age money)",
            ),
        }
    }

    /// A case of a parameter or an option of a question, by its key. One that only a file of local values has is
    /// called by its key.
    pub fn option(self, key: &str) -> &str {
        match key {
            "yes" => self.of("是", "Yes"),
            "no" => self.of("不是", "No"),
            "unknown" => self.of("不清楚", "Not sure"),
            _ => self.word(key).unwrap_or(key),
        }
    }

    /// The human step that follows.
    pub fn next_step(self, programme: Programme, verdict: Verdict) -> &'static str {
        let other = if verdict == Verdict::NotNow { self.next_if_not(programme) } else { None };
        other.unwrap_or_else(|| self.next(programme))
    }

    /// Up to which day the standards were looked at, `2026-11-20`.
    pub fn looked_at(self, day: &str) -> String {
        [self.of("标准核对到 ", "standards checked up to "), day].concat()
    }

    /// Heads a list of places.
    pub fn open_a_place(self) -> &'static str {
        self.of("点开要看的地方", "Open a place")
    }

    /// How old a standard is that names no end.
    pub fn standard_of_age(self, years: i16) -> String {
        match self {
            Language::Zh => format!("标准用了{years}年"),
            Language::En => format!("standard in use for {years} years"),
        }
    }

    /// The rights that the law gives whoever applies for assistance; the rule itself stands on its page.
    pub fn rights_of_applicants(self) -> &'static str {
        self.of(
            "向户籍地乡镇、街道申请；急的、钱不多的先救助。不给要书面说明理由，减发、停发以前要听您说，不服可以复议、起诉。",
            "Apply at the township of your household register; urgent small help comes first. A refusal gives its reasons in writing, before a cut you are heard, and you may ask for review or go to court.",
        )
    }

    /// What a list is worked through for.
    pub fn task(self, task: Task) -> &'static str {
        match task {
            Task::Monitoring => self.of("监测筛查", "Screening"),
            Task::Medical => self.of("医疗测算", "Medical cover"),
            Task::Audit => self.of("结算单核对", "Audit of slips"),
            Task::Education => self.of("教育资助", "Education aid"),
            Task::Everything => self.of("全家体检", "Whole households"),
        }
    }

    /// A verdict.
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Likely => self.of("很可能符合", "Likely to qualify"),
            Verdict::Possible => self.of("可能符合", "May qualify"),
            Verdict::NotNow => self.of("目前不符合", "Does not qualify now"),
            Verdict::CannotJudge => self.of("本工具不能判断", "This tool cannot tell"),
        }
    }

    /// The same of a household that was recognised already, where nothing speaks against it.
    pub fn verdict_of(self, programme: Programme, verdict: Verdict, situation: &Situation) -> &'static str {
        match (verdict, programme) {
            (Verdict::NotNow, _) => self.verdict(verdict),
            _ if !is_held(programme, situation) => self.verdict(verdict),
            (_, Programme::MinimumLiving) => {
                self.of("您已是低保户，金额看这里", "you already receive it; this is the amount")
            }
            _ => self.of("您已经认定，待遇看这里", "you are already recognised; this is what you get"),
        }
    }

    /// What names the platform on which one applies, and what one does there; none where there is no such parameter.
    pub fn platform(self, programme: Programme) -> Option<(Parameter<Choice>, &'static str)> {
        match programme {
            Programme::MinimumLiving
            | Programme::MinimumLivingMargin
            | Programme::Destitute
            | Programme::Hardship
            | Programme::TemporaryAid => {
                Some((minimum_living::APPLY_ONLINE, self.of("也能在网上申请：", "You can also apply online: ")))
            }
            Programme::Medical => Some((
                medical::FILE_AWAY,
                self.of("去外地看病，先在网上备案：", "Before care in another province, register online: "),
            )),
            _ => None,
        }
    }

    /// Why something is not in the totals of the check-up.
    pub fn apart(self, why: Apart) -> &'static str {
        match why {
            Apart::Excluded => self.of("和上面的一项不能同时拿", "cannot be had together with one that is counted"),
            Apart::NotRecorded => self.of("没有查到发多少", "no published amount was found"),
            Apart::ByTier => self.of("每人一档，评定了才知道", "paid by tier, which is judged for each person"),
            Apart::Daily => self.of("按上学的天数给", "given by the school day"),
            Apart::Once => self.of("只给一次", "paid once"),
            Apart::Awarded => self.of("要评选", "awarded to some"),
            Apart::Lent => self.of("是贷款，要还", "a loan, to be paid back"),
            Apart::ToEmployer => self.of("给用工单位", "goes to the employer"),
            Apart::OfBills => self.of("付看病的单子", "pays hospital bills"),
        }
    }

    /// A type of monitored household.
    pub fn kind(self, kind: MonitoredKind) -> &'static str {
        match kind {
            MonitoredKind::UnstableExPoor => self.of("脱贫不稳定户", "unstable ex-poor household"),
            MonitoredKind::EdgeOfPoverty => self.of("边缘易致贫户", "household on the edge of poverty"),
            MonitoredKind::SuddenHardship => self.of("突发严重困难户", "household in sudden severe hardship"),
        }
    }

    /// How a value is known.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Official => self.of("官方文件", "Official"),
            Status::Report => self.of("工作报告", "Government report"),
            Status::Hosted => self.of("县里提供", "From the county"),
            Status::Local => self.of("本机填写", "Entered here"),
            Status::Reprint => self.of("抄件（转载）", "Copy (reprint)"),
            Status::Unverified => self.of("待核实", "Unverified"),
            Status::Inferred => self.of("推算", "Inferred"),
            Status::NotFound => self.of("未查到", "Not found"),
        }
    }

    /// Span of an amount.
    pub fn per(self, per: Per) -> &'static str {
        match per {
            Per::Day => self.of("每个上学日", "per school day"),
            Per::Month => self.of("每月", "per month"),
            Per::Semester => self.of("每学期", "per term"),
            Per::Year => self.of("每年", "per year"),
            // An amount that says nothing of time is paid once.
            Per::Once => "",
        }
    }

    /// Form of an amount.
    pub fn form(self, form: Form) -> &'static str {
        match form {
            Form::Cash => self.of("现金", "cash"),
            Form::Waiver => self.of("减免", "waived"),
            Form::InKind => self.of("实物", "in kind"),
            Form::Borne => self.of("自己承担", "you bear"),
            Form::Loan => self.of("贷款，要还", "a loan"),
            Form::Employer => self.of("给用工单位", "to the employer"),
        }
    }
}

/// The pages beside the calculator, in the order of its foot: path, and what each is called.
pub const MORE: [(&str, (&str, &str)); 10] = [
    ("ledger.html", ("批量：一张表格全部算完（村干部）", "A whole list at once (for cadres)")),
    ("policies.html", ("全部84项政策（可以搜）", "All 84 policies (to search)")),
    ("coverage.html", ("能算什么，还缺什么", "What is covered, and what is missing")),
    ("dates.html", ("重要日期：什么时候办，哪天截止", "Important dates: when to act, and by when")),
    ("income.html", ("哪些算收入（可打印）", "What counts as income (to print)")),
    ("together.html", ("孩子的补助，哪些能一起拿", "Which school aids can be combined")),
    ("paper.html", ("空白问卷（打印出来填）", "Blank questionnaires (to print)")),
    ("local.html", ("本机填写的标准，加一个县", "Standards entered on this device; add a county")),
    ("embed.html", ("嵌到别的网站", "Put it on your own website")),
    (
        "about.html",
        (
            "关于：谁做的，数从哪来，出错了怎么说",
            "About: who makes it, where the values come from, how to report an error",
        ),
    ),
];
