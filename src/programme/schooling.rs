//! What the programmes of a child's schooling share: the stage they are about,
//! the groups of pupils that the texts name, and tiers.

use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::book::parameter::Parameter;
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Entitlement, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::{Group, Question, Stage};

/// 中等职业教育.
pub const SECONDARY_VOCATIONAL: &[Stage] = &[Stage::SecondaryVocational, Stage::VocationalHigh];

/// 研究生教育.
pub const POSTGRADUATE: &[Stage] = &[Stage::Master, Stage::Doctor];

/// A decision about a child at one of the programme's stages; `rule` fills it in. At any
/// other stage the programme is not meant.
pub fn schooling(
    case: &Case<'_>,
    programme: Programme,
    criterion: Criterion,
    rule: fn(&Case<'_>, Stage, &mut Decision),
) -> Decision {
    let stage: Stage = case.choice(Question::Stage);
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if decision.finds(Finding::of(criterion, programme.stages().contains(&stage))) {
        rule(case, stage, &mut decision);
    }
    decision
}

impl Decision {
    /// Grants an amount, or what has none.
    pub fn grants(&mut self, label: Label, form: Form, per: Per, amount: Result<Figure<'_>, Gap>) {
        self.standing = Standing::Qualifies;
        self.entitlements.push(Entitlement::of(label, form, per, amount));
    }

    /// Whether the child's hardship is recognised: by the register of the
    /// ex-poor or monitored, by the school, or by one of the groups.
    pub fn finds_hardship(&mut self, case: &Case<'_>) -> bool {
        let recognised =
            case.any(&[Question::ExPoor, Question::Monitored, Question::Hardship]) || group(case) != Group::Nothing;
        self.finds(Finding::of(Criterion::RecognisedHardship, recognised))
    }
}

/// The group that the child belongs to by itself.
pub fn group(case: &Case<'_>) -> Group {
    case.choice(Question::Group)
}

/// 四类学生: ex-poor (脱贫不稳定 among them), or one of three groups. 城镇低保 is
/// not among them.
pub fn in_four_groups(case: &Case<'_>) -> bool {
    case.yes(Question::ExPoor) || !matches!(group(case), Group::Orphan | Group::Nothing)
}

/// Grants follow the school: outside the province only the nation's values hold.
pub fn at_school<'s>(case: &Case<'s>) -> Case<'s> {
    if case.yes(Question::SchoolInProvince) { *case } else { case.nationwide() }
}

/// The amount that the text gives to a group by name, where the child is in one; else one of the tiers as the school
/// decides; where no tiers are recorded, what is said of all.
///
/// # Errors
/// The gap, if nothing usable is recorded.
pub fn tiered<'s>(
    case: &Case<'s>,
    for_group: Parameter<Money>,
    tier: Parameter<Money>,
    for_all: Parameter<Money>,
) -> Result<Figure<'s>, Gap> {
    match named(case, for_group) {
        Some(own) => Ok(own),
        None if case.is_recorded(tier.of("first")) => case.one_of(tier),
        None => case.value(for_all),
    }
}

/// The highest amount of the named groups that the child is in.
fn named<'s>(case: &Case<'s>, for_group: Parameter<Money>) -> Option<Figure<'s>> {
    let is_in = |key: &str| match key {
        "ex_poor" => case.yes(Question::ExPoor),
        "monitored" => case.yes(Question::Monitored),
        key => group(case).key() == key,
    };
    let groups = for_group.place().definition().cases.iter();
    groups
        .filter(|key| case.is_recorded(for_group.of(key)) && is_in(key))
        .filter_map(|key| case.value(for_group.of(key)).ok())
        .reduce(Figure::larger)
}
