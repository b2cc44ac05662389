//! What a rule decides for one completion: where the household stands, the conditions that were examined, the amounts.

use crate::base::calendar::{Date, DatedBy};
use crate::base::keyed::keyed;
use crate::base::money::{Money, Rate};
use crate::engine::case::Gap;
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::Finding;
use crate::engine::question::Category;

/// What a rule decides for one completion.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Decision {
    /// Whether the household or person qualifies.
    pub standing: Standing,
    /// The conditions that were examined, in the order of the text.
    pub findings: Vec<Finding>,
    /// What it comes to.
    pub entitlements: Vec<Entitlement>,
    /// Shares of one amount in another.
    pub shares: Vec<Share>,
    /// Values that are recorded nowhere and that the result does without: a
    /// missing layer, an unknown cap.
    pub missing: Vec<Gap>,
    /// The type of household, if the programme tells types apart.
    pub kind: Option<MonitoredKind>,
    /// First and last day of the window in which income is counted.
    pub window: Option<(Date, Date)>,
    /// Which of several identities counted.
    pub identity: Option<Category>,
}

/// One amount as a share of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// What it is.
    pub label: Label,
    /// The step of the working that holds it.
    pub step: u32,
    /// The share, rounded half up to four places.
    pub rate: Rate,
}

impl Decision {
    /// A decision that rests on its findings alone.
    pub fn of(standing: Standing, findings: Vec<Finding>) -> Decision {
        let (entitlements, shares, missing) = (Vec::new(), Vec::new(), Vec::new());
        Decision { standing, findings, entitlements, shares, missing, kind: None, window: None, identity: None }
    }

    /// A decision that a rule fills in; where the rule lacks a value that it cannot do without, that is what is told.
    pub fn filled_by(rule: impl FnOnce(&mut Decision) -> Result<(), Gap>) -> Decision {
        let mut decision = Decision::of(Standing::NotNow, Vec::new());
        if let Err(gap) = rule(&mut decision) {
            decision.standing = Standing::Unknown(gap);
        }
        decision
    }

    /// Tells another day for which something was sought that an answer dates by the day itself.
    pub(super) fn tell_another_day(&mut self, before: Date, day: Date) {
        let standing = if let Standing::Unknown(gap) = &mut self.standing { Some(gap) } else { None };
        let amounts = self.entitlements.iter_mut().filter_map(|one| one.amount.as_mut().err());
        for gap in standing.into_iter().chain(amounts).chain(&mut self.missing) {
            if gap.day == before && matches!(gap.slot.definition().by, DatedBy::Contract | DatedBy::Discharge) {
                gap.day = day;
            }
        }
    }

    /// Notes a condition and says whether it is met.
    pub fn finds(&mut self, finding: Finding) -> bool {
        self.findings.push(finding);
        finding.holds
    }
}

/// Where one completion stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Every condition is met.
    Qualifies,
    /// The text leaves it to judgement: 需入户研判.
    Judgement,
    /// A condition is not met.
    #[default]
    NotNow,
    /// A value that is needed is recorded nowhere.
    Unknown(Gap),
}

impl Standing {
    /// One bit for each kind of standing, for sets of them.
    pub(super) fn bit(self) -> u8 {
        match self {
            Standing::Qualifies => 1,
            Standing::Judgement => 2,
            Standing::NotNow => 4,
            Standing::Unknown(_) => 8,
        }
    }
}

keyed! {
    /// The three types of monitored households.
    MonitoredKind {
        /// 脱贫不稳定户.
        UnstableExPoor = "unstable_ex_poor",
        /// 边缘易致贫户.
        EdgeOfPoverty = "edge_of_poverty",
        /// 突发严重困难户.
        SuddenHardship = "sudden_hardship",
    }
}

/// Something that a programme gives, or leaves to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entitlement {
    /// What it is.
    pub label: Label,
    /// In what form.
    pub form: Form,
    /// For how long.
    pub per: Per,
    /// The step of the working that holds it, or the gap.
    pub amount: Result<(u32, Money), Gap>,
}

keyed! {
    /// Forms are never added together.
    Form {
        /// Paid in money, or to the hospital on the person's behalf.
        Cash = "cash",
        /// Not charged.
        Waiver = "waiver",
        /// Given in kind.
        InKind = "in_kind",
        /// Left for the person to pay.
        Borne = "borne",
        /// Lent, to be paid back.
        Loan = "loan",
        /// Paid to the employer, not to the household.
        Employer = "employer",
    }
}

keyed! {
    /// For how long an amount is.
    Per {
        /// Once.
        Once = "once",
        /// A day at school.
        Day = "day",
        /// A month.
        Month = "month",
        /// A school term.
        Semester = "semester",
        /// A year.
        Year = "year",
    }
}

impl Entitlement {
    /// A figure in a form, for a span.
    pub fn of(label: Label, form: Form, per: Per, figure: Result<Figure<'_>, Gap>) -> Entitlement {
        let amount = figure.map(|figure| {
            let figure = figure.called(label);
            (figure.step(), figure.amount())
        });
        Entitlement { label, form, per, amount }
    }
}
