//! The answer in four blocks: what was asked for first, marks only where they reach it, pictures that add up, every
//! child named.

use bangfu::answer::blocks::{AgainstLine, Answer, Mark, Number, Picture, Step, of_family, of_programme};
use bangfu::base::calendar::Date;
use bangfu::base::citation::Status;
use bangfu::base::money::Money;
use bangfu::book::entry::Book;
use bangfu::book::parameter::{Slot, built_in};
use bangfu::engine::decision::{Form, Per};
use bangfu::engine::figure::Label;
use bangfu::engine::outlook::Verdict;
use bangfu::engine::situation::Situation;
use bangfu::form;
use bangfu::programme::{self, Programme};

fn situation(answers: &str, book: &Book) -> Situation {
    let reading = form::read(&form::link::read(answers), book);
    assert_eq!(reading.complaints, [], "{answers}");
    reading.situation.expect("place and day are named")
}

fn answer(programme: Programme, answers: &str) -> Answer {
    let book = built_in();
    let situation = situation(answers, &book);
    let all = programme::assess(&situation, &book);
    of_programme(all.iter().find(|one| one.programme == programme).expect("it is asked"), &situation, &book)
}

fn yuan(text: &str) -> Money {
    form::number::amount(text).expect("an amount")
}

/// 昆明, level two: (20000 − 550) × 0.75 = 14,587.50; 3,000 paid by others, 2,412.50 left.
const BILL: &str = "place=530127&assessed_on=2024-05-10&p1.category=ordinary&p1.discharge=2024-03-01&p1.hospital_level=level_two\
    &p1.total=20000&p1.full_own=0&p1.over_limit=0&p1.pre_self=0&p1.other_aid=3000";

#[test]
fn the_own_cost_of_the_whole_bill_comes_first_and_all_payers_make_the_bill() {
    let Answer { sentence, picture, steps, reasons } = answer(Programme::Medical, BILL);
    let own = yuan("2412.50");
    let number =
        Number { label: Some(Label::OwnCost), form: Form::Borne, per: Per::Once, low: Some(own), high: Some(own) };
    assert_eq!((sentence.verdict, sentence.open, sentence.numbers), (Some(Verdict::Likely), 0, vec![number]));
    let Some(Picture::Payers(cases)) = picture else { panic!("who pays what is drawn") };
    let [case] = &cases[..] else { panic!("one case, since nothing is open: {cases:?}") };
    assert_eq!(case.bill, yuan("20000"));
    let parts = [
        (Label::OwnCost, "2412.50"),
        (Label::BasicPaid, "14587.50"),
        (Label::SeriousPaid, "0"),
        (Label::OtherAidPaid, "3000"),
    ];
    assert_eq!(case.parts, parts.map(|(label, text)| (label, yuan(text))));
    let told = [Step::Papers(Programme::Medical), Step::Telephone(Programme::Medical)];
    assert_eq!(steps, [&[Step::Next(Programme::Medical, Verdict::Likely)][..], &told].concat());
    assert!(!reasons.is_empty());
}

#[test]
fn a_range_has_its_two_cases_and_each_makes_its_bill() {
    let span = BILL.replace("p1.total=20000", "p1.total=20000~30000");
    let Some(Picture::Payers(cases)) = answer(Programme::Medical, &span).picture else { panic!("it is drawn") };
    // (30000 − 550) × 0.75 = 22,087.50; 30,000 − 22,087.50 − 3,000 = 4,912.50.
    let own: Vec<Money> = cases.iter().map(|case| case.parts[0].1).collect();
    assert_eq!(own, [yuan("2412.50"), yuan("4912.50")]);
    assert_eq!(cases.iter().map(|case| case.bill).collect::<Vec<_>>(), [yuan("20000"), yuan("30000")]);
}

#[test]
fn marks_are_of_values_that_reach_the_number_and_say_how_old_they_are() {
    let today = BILL.replace("2024-05-10", "2026-06-10").replace("2024-03-01", "2026-03-01");
    let marks = answer(Programme::Medical, &today).sentence.marks;
    // The alert on self-pay of 嵩明 ended with 2024; nothing is paid by it.
    assert!(!marks.iter().any(|mark| matches!(mark, Mark::Trial(..))), "{marks:?}");
    assert!(marks.contains(&Mark::Weakest(Status::Reprint)), "{marks:?}");
    // 昆明's yearly cap is the oldest of the values without an end.
    let since = marks.iter().find_map(|mark| if let Mark::InForceSince(_, since) = mark { Some(*since) } else { None });
    assert_eq!(since, Some(Date::of(2019, 1, 1)), "{marks:?}");
    let trial = answer(Programme::Monitoring, &line("2026-05-10", "28499.99")).sentence.marks;
    assert!(trial.iter().any(|mark| matches!(mark, Mark::Trial(_, Some(until)) if until.year() == 2024)), "{trial:?}");
}

/// Three people, an illness they cannot cope with.
fn line(day: &str, income: &str) -> String {
    format!(
        "place=530127&assessed_on={day}&rural=yes&members=3&ex_poor=yes&risk_illness=yes&can_cope=no&net_income={income}"
    )
}

#[test]
fn an_income_stands_against_its_line() {
    let Answer { sentence, picture, .. } = answer(Programme::Monitoring, &line("2024-05-10", "28499.99"));
    assert_eq!(sentence.verdict, Some(Verdict::Likely));
    // 9,500 × 3.
    let drawn = AgainstLine { income: yuan("28499.99"), line: yuan("28500") };
    assert_eq!(picture, Some(Picture::Line(vec![drawn])));
}

#[test]
fn a_family_is_all_its_children_single_aids_too() {
    let book = built_in();
    let pupils = |more: &str| {
        let answers = format!(
            "place=530127&assessed_on=2024-05-10&ex_poor=yes&p2.stage=junior&p2.boarding=yes&p2.term=2024-spring{more}"
        );
        let situation = situation(&answers, &book);
        let all = programme::assess(&situation, &book);
        let of = all.iter().collect::<Vec<_>>();
        of_family(&of, &situation, &book).expect("something is granted")
    };
    let cash = |answer: &Answer| {
        let number = answer.sentence.numbers.iter().find(|number| number.form == Form::Cash).expect("cash");
        (number.per, number.low, number.high)
    };
    // 625 a term until autumn 2023, 750 from spring 2024.
    let one = pupils("");
    assert_eq!(cash(&one), (Per::Semester, Some(yuan("750")), Some(yuan("750"))));
    let two = pupils("&p3.stage=junior&p3.boarding=yes&p3.term=2024-spring");
    assert_eq!(cash(&two), (Per::Semester, Some(yuan("1500")), Some(yuan("1500"))));
    let Some(Picture::Family { children, of_term }) = &two.picture else { panic!("the family is drawn") };
    assert_eq!(children.iter().map(|child| child.person).collect::<Vec<_>>(), [1, 2]);
    assert!(children.iter().all(|child| child.aids.iter().any(|aid| aid.programme == Programme::LivingGrant)));
    let of_year = of_term.iter().find(|total| total.form == Form::Cash).expect("cash").of_year();
    assert_eq!((of_year.low, of_year.high), (yuan("3000"), Some(yuan("3000"))));
}

/// A student at college, whose scholarships are awarded and whose loan is paid back, and a boarder, whose meals are
/// paid by the day: none of these is in the total of a term.
const STUDENTS: &str = "place=422802&assessed_on=2026-05-10&rural=yes&ex_poor=yes&p2.stage=higher_vocational\
    &p3.stage=junior&p3.boarding=yes";

#[test]
fn marks_of_a_familys_total_are_of_what_is_added_and_other_aids_carry_their_own() {
    let book = built_in();
    let situation = situation(STUDENTS, &book);
    let all = programme::assess(&situation, &book);
    let family = of_family(&all.iter().collect::<Vec<_>>(), &situation, &book).expect("something is granted");
    let Some(Picture::Family { children, .. }) = &family.picture else { panic!("the family is drawn") };
    let aids: Vec<_> = children.iter().flat_map(|child| child.aids.iter().map(|aid| (child.person, aid))).collect();
    let mut apart = Vec::new();
    for (person, aid) in aids {
        let by_term = aid.numbers.iter().any(|one| one.per == Per::Semester && one.low.or(one.high).is_some());
        if by_term {
            assert_eq!(aid.marks, [], "{:?} is in the total", aid.programme);
            continue;
        }
        apart.push(aid.programme);
        let one = all.iter().find(|one| one.programme == aid.programme && one.person == person).expect("it is asked");
        assert_eq!(aid.marks, of_programme(one, &situation, &book).sentence.marks, "{:?}", aid.programme);
    }
    for programme in [Programme::Scholarships, Programme::StudentLoan, Programme::Meals] {
        assert!(apart.contains(&programme), "{apart:?}");
    }
    let of_total = |slot: &Slot| {
        let added = all.iter().filter(|one| !apart.contains(&one.programme));
        added.flat_map(|one| &one.outlook.of_result).any(|used| used.slot == *slot)
    };
    for mark in &family.sentence.marks {
        match mark {
            Mark::Trial(slot, _) | Mark::Rivals(slot) | Mark::Local(slot) | Mark::InForceSince(slot, _) => {
                assert!(of_total(slot), "{mark:?}");
            }
            Mark::Weakest(_) => {}
        }
    }
}
