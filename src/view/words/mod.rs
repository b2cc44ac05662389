//! Every sentence of the interface, Chinese and English side by side.

mod amount;
mod condition;
mod option;
mod programme;
mod question;

use crate::base::citation::Status;
use crate::engine::decision::{Form, MonitoredKind, Per};
use crate::engine::outlook::Verdict;
use crate::engine::question::Door;

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

    /// What a page of other help is called.
    pub fn page(self, key: &str) -> &'static str {
        match key {
            "temporary_aid" => self.of("临时救助", "Temporary aid"),
            "hardship" => self.of("刚性支出困难家庭", "Households with heavy unavoidable spending"),
            _ => self.of("残疾人两项补贴", "Disability subsidies"),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::parameter::built_in;

    #[test]
    fn every_case_and_option_has_its_words() {
        for definition in built_in().definitions.iter() {
            for key in definition.cases.iter().chain(definition.options.iter()) {
                assert_ne!(Language::Zh.option(key), &**key, "{}: {key}", definition.id);
            }
        }
    }
}
