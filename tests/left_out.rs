//! What was left out, or is not known: open for whoever calls the package, the usual answer for a page, its links and
//! its lists unless a person says not to know.

use bangfu::base::keyed::Keyed;
use bangfu::book::parameter::built_in;
use bangfu::engine::figure::Label;
use bangfu::engine::outlook::Outlook;
use bangfu::engine::situation::Situation;
use bangfu::form;
use bangfu::programme::Programme;
use bangfu::report::call::{self, Files};
use bangfu::report::object::json as tree;
use bangfu::report::shape::Telling;
use serde_json::{Value, json};

/// 九江, 50,000 in scope at level two: (50000 − 400) × 0.80 = 39,680; outside, as referred, (50000 − 600) × 0.50 =
/// 24,700, and not (50000 − 800) × 0.40 = 19,680.
const STAY: &str = "place=360400&assessed_on=2023-02-10&p1.category=ordinary&p1.discharge=2023-02-01\
    &p1.hospital_level=level_two&p1.in_scope=50000&p1.slip_serious=0&p1.slip_aid=0";

fn outlook(answers: &str, programme: Programme, of_package: bool) -> Outlook {
    let book = built_in();
    let reading = form::read(&form::link::read(answers), &book);
    assert_eq!(reading.complaints, [], "{answers}");
    let situation = reading.situation.expect("place and day are named");
    let situation = if of_package { Situation::taking_nothing_for_granted(situation) } else { situation };
    programme.assess(&situation, 0, &book)
}

/// Lowest and highest of an amount.
fn amount(outlook: &Outlook, label: Label) -> String {
    let range = outlook.ranges.iter().find(|range| range.label == label);
    let Some(range) = range else { return "none".to_owned() };
    let end = |end: Option<_>| end.map_or("?".to_owned(), |money: bangfu::base::money::Money| money.to_string());
    let (low, high) = (end(range.low), end(range.high));
    if low == high { low } else { format!("{low} ~ {high}") }
}

fn open(outlook: &Outlook) -> Vec<&'static str> {
    let questions = outlook.open.iter().filter_map(|item| item.open.question());
    questions.map(|key| key.question.key()).collect()
}

#[test]
fn what_was_left_out_is_open_for_the_package_and_usual_for_a_page() {
    let basic = |answers: &str, of_package| {
        let outlook = outlook(&format!("{STAY}{answers}"), Programme::Medical, of_package);
        let asked = ["where", "visit_kind"].into_iter().filter(|question| open(&outlook).contains(question));
        format!("{} {}", amount(&outlook, Label::BasicPaid), asked.collect::<Vec<_>>().join(" "))
    };
    let rows = [
        // What was said, for a page, for the package.
        ("&p1.where=within&p1.visit_kind=inpatient", "39680.00 ", "39680.00 "),
        ("&p1.visit_kind=inpatient", "39680.00 ", "19680.00 ~ 39680.00 where"),
        ("&p1.visit_kind=inpatient&p1.where=unknown", "19680.00 ~ 39680.00 where", "19680.00 ~ 39680.00 where"),
        ("&p1.visit_kind=inpatient&p1.where=outside", "19680.00 ~ 24700.00 ", "19680.00 ~ 24700.00 "),
        // Nothing is recorded of chronic out-patient care there: any of it may be paid.
        ("&p1.where=within", "39680.00 ", "0.00 ~ 50000.00 visit_kind"),
        ("&p1.where=within&p1.visit_kind=unknown", "0.00 ~ 50000.00 visit_kind", "0.00 ~ 50000.00 visit_kind"),
    ];
    for (said, page, package) in rows {
        assert_eq!((basic(said, false).as_str(), basic(said, true).as_str()), (page, package), "{said}");
    }
}

#[test]
fn a_second_identity_is_open_where_nothing_says_that_there_is_none() {
    // 昆明 2024: 380 less 180 for the monitored, less nothing for ordinary residents, nothing to pay for the destitute.
    let own = |answers: &str, of_package| {
        let answers = format!("place=530127&assessed_on=2024-05-10&p1.coverage_year=2024&{answers}");
        let outlook = outlook(&answers, Programme::Enrolment, of_package);
        (amount(&outlook, Label::PremiumOwn), open(&outlook).contains(&"also_category"))
    };
    let (usual, asked) = own("p1.category=monitored", false);
    assert_eq!(own("p1.category=monitored&p1.also_category=ordinary", true), (usual.clone(), false));
    assert!(!asked);
    let (open, asked) = own("p1.category=monitored", true);
    assert_eq!((open, asked), (format!("0.00 ~ {usual}"), true));
    assert_eq!(own("p1.category=monitored&p1.also_category=unknown", false), own("p1.category=monitored", true));
}

#[test]
fn an_open_day_is_tried_once_for_each_stretch_between_two_changes() {
    // 凉州, 低保, 80,000 left after basic insurance: what the second layer pays of it changed in 2022, and nothing of
    // it is recorded for before.
    let paid = |answers: &str| {
        let all = format!(
            "place=620602&assessed_on=2024-05-10&p1.category=minimum_living&p1.in_scope=80000&p1.slip_basic=0&p1.where=within\
             &p1.hospital_level=level_three{answers}"
        );
        outlook(&all, Programme::Medical, false)
    };
    let today = paid("");
    let (then, not_known) = (paid("&p1.discharge=2021-08-01"), paid("&p1.discharge=unknown"));
    assert_ne!(amount(&today, Label::SeriousPaid), amount(&then, Label::SeriousPaid));
    assert!(open(&not_known).contains(&"discharge") && !open(&today).contains(&"discharge"));
    for one in [&today, &then] {
        let ends = |outlook: &Outlook| {
            let range = outlook.ranges.iter().find(|range| range.label == Label::SeriousPaid).expect("it is paid");
            (range.low.expect("a lowest"), range.high.expect("a highest"))
        };
        let ((low, high), (lowest, highest)) = (ends(one), ends(&not_known));
        assert!(lowest <= low && high <= highest, "{lowest} ≤ {low}, {high} ≤ {highest}");
    }
}

#[test]
fn an_amount_of_the_slip_that_some_completion_gives_exactly_is_open() {
    // 昆明, level three: (20000 − 880) × 0.60 = 11,472, to the fen only for 20,000.
    let agrees = |in_scope: &str| {
        let answers = format!(
            "place=530127&assessed_on=2024-05-10&p1.category=destitute&p1.discharge=2024-05-08\
             &p1.hospital_level=level_three&p1.slip_basic=11472&p1.in_scope={in_scope}"
        );
        let outlook = outlook(&answers, Programme::Medical, false);
        let slip = outlook.outcomes.iter().find(|outcome| outcome.finding.criterion.key() == "slip_basic_agrees");
        slip.expect("it is compared").answer
    };
    let rows = [
        ("20000", Some(true)),
        ("20000.01", Some(false)),
        ("15000~25000", None),
        ("19999.99~20000.01", None),
        ("unknown", None),
        ("20000.01~25000", Some(false)),
        ("15000~19999.99", Some(false)),
    ];
    for (in_scope, expected) in rows {
        // Between two fen of the bill the payment rounds to the same: 19,999.99 comes to 11,471.99, 20,000.01 to 11,472.01.
        assert_eq!(agrees(in_scope), expected, "{in_scope}");
    }
}

#[test]
fn between_a_link_and_a_situation_what_was_left_out_is_written_out() {
    let situation = json!({
        "place": "530127",
        "assessed_on": "2024-05-10",
        "persons": [{ "category": "destitute", "visits": [{ "in_scope": "20000" }] }]
    });
    let link = call::to_link(&tree(&situation)).expect("nothing is refused");
    for open in [
        "p1.where=unknown",
        "p1.visit_kind=unknown",
        "p1.discharge=unknown",
        "p1.also_category=unknown",
        "p1.grave_illness=unknown",
    ] {
        assert!(link.contains(open), "{open} in {link}");
    }
    assert_eq!(call::from_link(&link), situation);

    let of_page = call::from_link("#place=530127&assessed_on=2024-05-10&p1.category=destitute&p1.in_scope=20000");
    let visit = &of_page["persons"][0]["visits"][0];
    let told = |field: &str| visit[field].as_str().unwrap_or_default().to_owned();
    assert_eq!(["where", "visit_kind", "discharge"].map(told), ["within", "inpatient", "2024-05-10"]);
    assert_eq!(of_page["persons"][0]["also_category"], "ordinary");
    let report =
        |situation: &Value| call::assess(&tree(situation), &Files::NONE, Telling::InFull).expect("nothing is refused");
    assert_eq!(call::from_link(&call::to_link(&tree(&of_page)).expect("nothing is refused")), of_page);
    // Both say the same of it.
    let medical = |situation: &Value| {
        let report = serde_json::to_value(report(situation)).expect("keys are texts");
        let of = report["results"].as_array().cloned().unwrap_or_default();
        of.into_iter().find(|one| one["programme"] == "medical").expect("it is assessed")["amounts"].clone()
    };
    let page = outlook(
        "place=530127&assessed_on=2024-05-10&p1.category=destitute&p1.in_scope=20000",
        Programme::Medical,
        false,
    );
    assert_eq!(medical(&of_page)[0]["high"], json!(amount(&page, Label::OwnInScope).rsplit(" ~ ").next()));
}
