//! The answer as it is told: a sentence with the number that people ask for, its marks beside it, and all of it again
//! in the line that stays in sight, on the card and in the picture.

use bangfu::book::parameter::built_in;
use bangfu::engine::question::Door;
use bangfu::form;
use bangfu::programme::{self, Assessment};
use bangfu::view::result::answer::answer;
use bangfu::view::result::sentence::{brief, told};
use bangfu::view::tools::plain;
use bangfu::view::words::Language;
use scraper::Html;

/// What is told of answers behind a door: the answer page, the line in sight, the card.
struct Shown {
    answer: String,
    brief: String,
    card: String,
}

fn text(markup: &str) -> String {
    Html::parse_fragment(markup)
        .root_element()
        .text()
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn shown(language: Language, door: Door, answers: &str) -> Shown {
    let book = built_in();
    let reading = form::read(&form::link::read(answers), &book);
    assert_eq!(reading.complaints, [], "{answers}");
    let situation = reading.situation.expect("place and day are named");
    let all = programme::assess(&situation, &book);
    let mine: Vec<&Assessment> = all.iter().filter(|one| one.programme.topic().door() == door).collect();
    let told = told(language, &book, &situation, &mine);
    Shown {
        answer: text(&answer(language, &book, &situation, door, &told, None, None).into_string()),
        brief: brief(language, &situation, &told),
        card: text(&plain(language, &book, &situation, &all).into_string()),
    }
}

/// 昆明, level two, 2024: (18000 − 550) × 0.75 = 13,087.50; 20,000 − 13,087.50 = 6,912.50.
const BILL: &str = "place=530127&assessed_on=2024-05-10&p1.category=ordinary&p1.discharge=2024-03-01&p1.hospital_level=level_two\
    &p1.in_scope=18000";
/// Three people of whom one is ill: 9,500 × 3 = 28,500; that line ended with 2024.
const HOUSEHOLD: &str = "place=530127&assessed_on=2026-05-10&rural=yes&members=3&ex_poor=yes&risk_illness=yes&can_cope=no\
    &net_income=20000";
/// A boarder at junior school: 750 a term from spring 2024; two make 1,500 a term, 3,000 a year.
const PUPILS: &str = "place=530127&assessed_on=2024-05-10&ex_poor=yes&p2.stage=junior&p2.boarding=yes&p2.term=2024-spring\
    &p3.stage=junior&p3.boarding=yes&p3.term=2024-spring";

#[test]
fn each_answer_is_told_first_with_its_marks_in_every_place() {
    use Language::{En, Zh};
    // In: language, door, answers. Out: what begins the answer page, and what is told in all three places.
    for (language, door, answers, first, everywhere) in [
        (Zh, Door::Medical, format!("{BILL}&p1.total=20000"), "您大约要付 6,912.50 元", &["6,912.50 元"][..]),
        (En, Door::Medical, format!("{BILL}&p1.total=20000"), "You pay about 6,912.50 yuan", &["6,912.50 yuan"]),
        // 18,000 − 13,087.50; what lies outside the scope is said to be missing.
        (
            Zh,
            Door::Medical,
            BILL.to_owned(),
            "能报的费用里，您大约要付 4,912.50 元（另加自费部分：没填总费用）",
            &["4,912.50 元（另加自费部分：没填总费用）"],
        ),
        (Zh, Door::Household, HOUSEHOLD.to_owned(), "防止返贫监测：很可能符合（脱贫不稳定户）", &["按2024年标准试算"]),
        (
            En,
            Door::Household,
            HOUSEHOLD.to_owned(),
            "Monitoring against relapse into poverty: Likely to qualify",
            &["trial on the standard of 2024"],
        ),
        (
            Zh,
            Door::Education,
            PUPILS.to_owned(),
            "孩子上学：现金 每学期大约 1,500.00 元",
            &["现金 每学期大约 1,500.00 元"],
        ),
        (
            En,
            Door::Education,
            PUPILS.to_owned(),
            "School aid: about 1,500.00 yuan in cash per term",
            &["about 1,500.00 yuan in cash per term"],
        ),
    ] {
        let Shown { answer, brief, card } = shown(language, door, &answers);
        assert!(answer.starts_with(first), "{answers}: {answer}");
        for words in everywhere {
            for (place, said) in [("page", &answer), ("line", &brief), ("card", &card)] {
                assert!(said.contains(words), "{answers}, {place}: {said}");
            }
        }
    }
}

#[test]
fn the_marks_of_a_number_stand_on_the_page_and_on_the_card() {
    let Shown { answer, card, .. } = shown(Language::Zh, Door::Medical, &format!("{BILL}&p1.total=20000"));
    // 昆明's yearly cap is of 2019: five years.
    for mark in ["转载", "标准用了5年"] {
        for said in [&answer, &card] {
            assert!(said.contains(mark), "{mark}: {said}");
        }
    }
}

#[test]
fn a_family_is_told_child_by_child() {
    let Shown { answer, .. } = shown(Language::Zh, Door::Education, PUPILS);
    for part in ["每年 3,000.00 元", "第1个孩子 · 初中", "第2个孩子 · 初中"] {
        assert!(answer.contains(part), "{part}: {answer}");
    }
}

#[test]
fn who_pays_what_stands_in_a_table_that_makes_the_bill() {
    let Shown { answer, .. } = shown(Language::Zh, Door::Medical, &format!("{BILL}&p1.total=20000"));
    for part in ["自己一共要付6,912.50", "基本医保支付13,087.50", "总费用（元）20,000.00"] {
        assert!(answer.contains(part), "{part}: {answer}");
    }
    // What pays nothing is no row.
    assert!(!answer.contains("大病保险支付"), "{answer}");
}

#[test]
fn what_to_do_next_names_papers_and_a_number() {
    for (door, answers, papers, call) in [
        // About monitoring its own line, about everything else that of all government offices.
        (Door::Medical, format!("{BILL}&p1.total=20000"), "出院结算单", "打电话问 12345"),
        (Door::Household, HOUSEHOLD.to_owned(), "户口本", "打电话问 12317"),
        (Door::Education, PUPILS.to_owned(), "在读证明", "打电话问 12345"),
    ] {
        let Shown { answer, .. } = shown(Language::Zh, door, &answers);
        for part in ["下一步", "带什么", papers, "什么时候", call] {
            assert!(answer.contains(part), "{part}: {answer}");
        }
    }
}
