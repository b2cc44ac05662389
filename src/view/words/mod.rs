//! The words of the interface, Chinese and English side by side. Those of a programme stand in its file,
//! `src/programme/<key>.toml`.

use crate::answer::task::Task;
use crate::base::citation::Status;
use crate::book::parameter::{self, Parameter, Words};
use crate::engine::decision::{Form, MonitoredKind, Per};
use crate::engine::figure::Label;
use crate::engine::finding::Criterion;
use crate::engine::outlook::Verdict;
use crate::engine::programme::Programme;
use crate::engine::question::{Door, Question, Section};

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

    /// What a door is called, and what lies behind it.
    pub fn door(self, door: Door) -> (&'static str, &'static str) {
        match door {
            Door::Household => (
                self.of("查监测", "Monitoring"),
                self.of(
                    "家里困难，能不能列入监测帮扶、吃低保",
                    "In difficulty: can we be monitored and helped, get the allowance?",
                ),
            ),
            Door::Medical => (
                self.of("算医疗", "Medical cover"),
                self.of("看病住院报多少，交医保费补多少", "What is paid of a stay in hospital and of the premium?"),
            ),
            Door::Education => (
                self.of("算教育", "Education aid"),
                self.of(
                    "孩子上学，从幼儿园到大学有哪些补助",
                    "A child at school: which grants, from kindergarten to university?",
                ),
            ),
            Door::Everything => (
                self.of("查其他，全家体检", "The rest, and all of it"),
                self.of(
                    "急难、住房、饮水、残疾、打工、贷款、种养；所有政策一次看全",
                    "Emergencies, housing, water, disability, work, loans, farming; every programme at once",
                ),
            ),
        }
    }

    /// What a part of the last door's form is called.
    pub fn section(self, section: Section) -> &'static str {
        match section {
            Section::Emergency => {
                self.of("急事、花费太大（临时救助）", "An emergency, too much spending (temporary aid)")
            }
            Section::Housing => self.of("住房（危房、抗震）", "Housing (dangerous, earthquakes)"),
            Section::Water => self.of("饮水", "Drinking water"),
            Section::Loans => self.of("贷款（小额信贷、创业）", "Loans (micro-loans, start-up)"),
            Section::Farming => self.of("种养、庭院、户厕（奖补）", "Farming, backyard, toilet (grants)"),
            Section::Destitute => self.of("没人养、没收入（特困供养）", "Nobody to support, no income (destitute)"),
            Section::Disability => self.of("有残疾证（两项补贴）", "A disability card (subsidies)"),
            Section::Work => self.of("打工、岗位、培训", "Work, posts, training"),
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
            Verdict::CannotJudge => self.of("本工具不能判断", "This tool cannot judge"),
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
            Status::Local => self.of("本机填写", "Entered here"),
            Status::Reprint => self.of("转载", "Reprint"),
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
