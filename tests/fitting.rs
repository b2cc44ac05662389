//! Questions and words fit the person: what cannot be is asked about, nobody is asked of a school that is not theirs, or
//! told that they may get what they have.

use bangfu::answer::checkup::{Apart, checkup};
use bangfu::base::keyed::Keyed;
use bangfu::book::parameter::built_in;
use bangfu::engine::outlook::Verdict;
use bangfu::engine::question::{Question, Stage, Topic};
use bangfu::engine::situation::Situation;
use bangfu::form;
use bangfu::programme::{Assessment, Programme, assess};
use bangfu::view::applying::online;
use bangfu::view::result::sentence::{brief, told};
use bangfu::view::words::Language;
use bangfu::view::words::complaints::sentence;

fn read(answers: &str) -> form::Reading {
    form::read(&form::link::read(answers), &built_in())
}

fn situation(answers: &str) -> Situation {
    read(answers).situation.expect("place and day are given")
}

/// A discharge in 2031 or 1900 is a slip of the pen more often than not; it counts as given, and is asked about.
#[test]
fn days_that_can_hardly_be_are_asked_about() {
    for (day, is_doubted) in [
        ("2026-11-27", false),
        ("2026-11-28", false),
        ("2026-11-29", true),
        ("2031-01-01", true),
        ("2016-01-01", false),
        ("2015-12-31", true),
        ("1900-01-01", true),
    ] {
        for field in ["p1.discharge", "p2.v3.discharge"] {
            let read = read(&format!("place=530127&assessed_on=2026-11-28&{field}={day}"));
            assert_eq!(read.complaints, [], "{day} is no fault");
            assert_eq!(read.doubts.len(), usize::from(is_doubted), "{day}");
            for doubt in read.doubts {
                assert_eq!(doubt.field.name(), field);
                for (language, asked) in [(Language::Zh, "是不是写错了"), (Language::En, "Is it right?")] {
                    assert!(sentence(language, &doubt).contains(asked) && sentence(language, &doubt).contains(day));
                }
            }
        }
    }
}

/// What is asked of several kinds of schools names none of them.
#[test]
fn a_question_names_no_school_that_is_not_the_childs() {
    const NAMES: [(&[&str], &[Stage]); 4] = [
        (&["幼儿园", "indergarten"], &[Stage::Kindergarten]),
        (&["高中", "igh school"], &[Stage::High, Stage::VocationalHigh]),
        (&["中专", "技校", "职高", "ocational"], &[Stage::SecondaryVocational, Stage::VocationalHigh]),
        (
            &["高职", "大专", "college", "niversity"],
            &[Stage::HigherVocational, Stage::VocationalBachelor, Stage::Undergraduate, Stage::Master, Stage::Doctor],
        ),
    ];
    let book = built_in();
    let mut looked_at = 0;
    for stage in Stage::ALL {
        let of_stage = situation("place=530127&assessed_on=2024-05-10").with_option(0, Question::Stage, *stage);
        for one in assess(&of_stage, &book).iter().filter(|one| one.programme.topic() == Topic::Education) {
            let questions = one.outlook.open.iter().filter_map(|item| item.open.question());
            for asked in questions.map(|key| key.question).filter(|question| *question != Question::Stage) {
                looked_at += 1;
                for (names, _) in NAMES.iter().filter(|(_, stages)| !stages.contains(stage)) {
                    for language in Language::ALL {
                        let label = language.question(asked);
                        assert!(!names.iter().any(|name| label.contains(name)), "{}: {label}", stage.key());
                    }
                }
            }
        }
    }
    assert!(looked_at > 20, "{looked_at}");
}

/// 嵩明 in 2026: 云南 pays by tiers and no tier of it is recorded.
const HOUSEHOLD: &str = "place=530127&assessed_on=2026-06-01&rural=yes&members=3&net_income=6000&monitoring_only=0";

#[test]
fn whoever_has_the_allowance_is_not_told_that_they_may_get_it() {
    let book = built_in();
    for (more, is_held) in [
        ("", false),
        ("&recognised_as=none", false),
        ("&recognised_as=minimum_living_margin", false),
        ("&recognised_as=minimum_living", true),
        ("&p1.category=minimum_living", true),
        ("&p3.category=minimum_living", true),
        ("&p1.category=destitute", false),
    ] {
        let situation = situation(&format!("{HOUSEHOLD}{more}"));
        let assessments = assess(&situation, &book);
        let allowance: Vec<&Assessment> =
            assessments.iter().filter(|one| one.programme == Programme::MinimumLiving).collect();
        assert_eq!(allowance[0].outlook.verdict, Verdict::Possible, "the finding itself stays");
        let told = told(Language::Zh, &book, &situation, &allowance);
        let told = brief(Language::Zh, &situation, &told);
        assert_eq!(told.contains("您已是低保户，金额看这里"), is_held, "{more}: {told}");
        assert_eq!(told.contains("可能符合"), !is_held, "{more}: {told}");
    }
    // An income above the standard is told all the same: 3 × 6,720 = 20,160 (2025-07 to 2026-06).
    let above = format!("{HOUSEHOLD}&recognised_as=minimum_living").replace("=6000", "=20160");
    let situation = situation(&above);
    let told = Programme::MinimumLiving.assess(&situation, 0, &book).verdict;
    assert_eq!(told, Verdict::NotNow);
    assert_eq!(Language::Zh.verdict_of(Programme::MinimumLiving, told, &situation), Language::Zh.verdict(told));
}

/// What is not in the totals says the reason that is true of it.
#[test]
fn what_is_left_out_of_the_totals_says_why() {
    let book = built_in();
    let why = |answers: &str, programme: Programme| {
        let situation = situation(answers);
        let assessments = assess(&situation, &book);
        let apart = checkup(&situation, &assessments, &book).apart;
        apart.iter().find(|(one, _)| *one == programme).map(|(_, why)| *why)
    };
    for (answers, programme, reason) in [
        (HOUSEHOLD.to_owned(), Programme::MinimumLiving, Some(Apart::NotRecorded)),
        (format!("{HOUSEHOLD}&p1.in_scope=20000&p1.category=ordinary"), Programme::Medical, Some(Apart::OfBills)),
        (
            format!("{HOUSEHOLD}&p1.stage=undergraduate&p1.hardship=yes&p1.study_year=1"),
            Programme::EntranceAid,
            Some(Apart::Once),
        ),
        (format!("{HOUSEHOLD}&p1.stage=undergraduate"), Programme::StudentLoan, Some(Apart::Lent)),
        (format!("{HOUSEHOLD}&p1.stage=primary"), Programme::Meals, Some(Apart::Daily)),
        (format!("{HOUSEHOLD}&p1.stage=undergraduate"), Programme::Scholarships, Some(Apart::Awarded)),
        (
            format!("{HOUSEHOLD}&p1.stage=junior&p1.boarding=yes&p1.group=rural_minimum_living"),
            Programme::LivingGrant,
            None,
        ),
    ] {
        assert_eq!(why(&answers, programme), reason, "{programme:?}");
    }
}

/// Steps name where people really apply, where that is recorded for the place: the platform of 云南 that the report of 嵩明
/// tells of, and of no other province.
#[test]
fn steps_name_where_people_apply() {
    let book = built_in();
    const YUNNAN: [&str; 2] = ["云南省政府救助平台", "Yunnan government assistance platform"];
    const NATION: [&str; 2] = ["国家医保服务平台", "national medical insurance platform"];
    for (place, day, programme, named) in [
        ("530127", "2024-05-10", Programme::MinimumLiving, Some(YUNNAN)),
        ("530127", "2026-06-01", Programme::TemporaryAid, Some(YUNNAN)),
        ("530127", "2023-12-31", Programme::MinimumLiving, None),
        ("429005", "2024-05-10", Programme::MinimumLiving, None),
        ("429005", "2024-05-10", Programme::Medical, Some(NATION)),
        ("429005", "2022-12-31", Programme::Medical, None),
        ("530127", "2024-05-10", Programme::SkillsGrant, None),
    ] {
        let situation = situation(&format!("place={place}&assessed_on={day}"));
        for (at, language) in Language::ALL.into_iter().enumerate() {
            let told = online(language, &book, &situation, programme).into_string();
            match named {
                Some(names) => assert!(told.contains(names[at]) && told.contains("programme/"), "{told}"),
                None => assert_eq!(told, "", "{place} {day} {programme:?}"),
            }
        }
    }
}
