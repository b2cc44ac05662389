//! Every place of GB/T 2260: which codes there are and were, how they are found by name, and that what answers for a
//! place is its own or of a place that holds it.

mod support;

use bangfu::answer::task::Task;
use bangfu::base::calendar::Date;
use bangfu::base::region::{Code, chain};
use bangfu::book::gazetteer::Gazetteer;
use bangfu::book::parameter::{Slot, built_in, resolve};
use bangfu::book::places::{LIST, Standing, of_today, standing, today};
use bangfu::ledger::run::ListRun;
use bangfu::{form, programme};
use std::collections::BTreeSet;
use std::rc::Rc;
use support::order::order;

fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}

fn list() -> Gazetteer {
    Gazetteer::read(LIST).unwrap()
}

fn texts(codes: impl IntoIterator<Item = Code>) -> Vec<String> {
    codes.into_iter().map(|code| code.to_string()).collect()
}

#[test]
fn the_list_and_the_codes_are_the_places_of_the_table() {
    let table = include_str!("../policy/places/places.csv");
    let rows: Vec<&str> = table.lines().skip(1).collect();
    let listed: Vec<String> = list().today().map(|place| format!("{},{}", place.code, place.name)).collect();
    assert_eq!(listed, rows);
    assert_eq!(texts(today()), rows.iter().map(|row| row[..6].to_owned()).collect::<Vec<_>>());
    // The ministry's list of the end of 2024, without Hong Kong, Macao and Taiwan: 31 provinces, 333 prefectures and
    // 2,846 counties.
    let of = |level: u8| today().filter(|code| code.level() == level).count();
    assert_eq!([of(1), of(2), of(3)], [31, 333, 2846]);
}

#[test]
fn no_zone_of_the_statistics_and_no_group_without_a_government_is_a_place() {
    let book = built_in();
    for zone in ["130171", "320576", "620171", "419000", "429000", "110100", "500200", "710000", "810000", "999999"] {
        assert_eq!(standing(code(zone), &book), Standing::Unknown, "{zone}");
    }
    // None at all ends in 71 to 80, as the zones do.
    assert_eq!(today().filter(|code| (71..=80).contains(&(code.number() % 100))).count(), 0);
}

#[test]
fn the_recorded_places_are_places_of_the_list() {
    let list = list();
    for region in built_in().regions.iter().filter(|region| region.code != Code::NATION) {
        // 恩施州 for 恩施土家族苗族自治州.
        assert_eq!(list.named(&region.name.zh), [region.code], "{}", region.name.zh);
        let parent = list.above(region.code).next().map_or(Code::NATION, |above| above.code);
        assert_eq!(region.parent, Some(parent), "{}", region.code);
    }
}

#[test]
fn the_digits_tell_the_levels() {
    for (place, levels) in [
        ("530127", &["530127", "530100", "530000", "100000"][..]),
        // Run by the province.
        ("429005", &["429005", "420000", "100000"]),
        ("659001", &["659001", "650000", "100000"]),
        ("360400", &["360400", "360000", "100000"]),
        ("620000", &["620000", "100000"]),
        ("100000", &["100000"]),
    ] {
        assert_eq!(texts(code(place).levels()), levels, "{place}");
    }
}

#[test]
fn the_chain_of_a_place_without_values_begins_with_the_nearest_recorded_one() {
    let book = built_in();
    for (place, places) in [
        ("530127", &["530127", "530100", "530000", "100000"][..]),
        ("530381", &["530000", "100000"]),
        ("530129", &["530100", "530000", "100000"]),
        ("429004", &["420000", "100000"]),
        ("110105", &["100000"]),
    ] {
        assert_eq!(texts(chain(&book.regions, code(place)).map(|region| region.code)), places, "{place}");
    }
}

#[test]
fn old_codes_lead_to_the_places_of_today() {
    let book = built_in();
    for (before, now) in [
        // 九江县 became 柴桑区 in 2017, 晋宁县 became 晋宁区 in 2016, 莱城区 went from 莱芜 to 济南 in 2018.
        ("360421", "360404"),
        ("530122", "530115"),
        ("371202", "370116"),
        ("652200", "650500"),
        // Of today, and brought by nobody.
        ("530127", "530127"),
    ] {
        assert_eq!(of_today(code(before), &book), Some(code(now)), "{before}");
    }
    // 遵义县 was divided in 2016: most became 播州区.
    let divided = ["520302", "520303", "520304"].map(code).to_vec();
    assert_eq!(standing(code("520321"), &book), Standing::Before(divided));
    assert_eq!(of_today(code("520321"), &book), None);
}

#[test]
fn a_written_name_means_one_place_or_is_asked_about() {
    let list = list();
    for (name, meant) in [
        ("嵩明县", &["530127"][..]),
        ("嵩明", &["530127"]),
        ("云南省昆明市嵩明县", &["530127"]),
        ("云南嵩明", &["530127"]),
        ("昆明嵩明县嵩阳镇", &["530127"]),
        ("潜江市", &["429005"]),
        ("湖北潜江", &["429005"]),
        ("恩施州", &["422800"]),
        ("恩施市", &["422801"]),
        ("恩施", &["422800", "422801"]),
        ("维西县", &["533423"]),
        ("广西", &["450000"]),
        ("内蒙古", &["150000"]),
        ("新疆", &["650000"]),
        ("东乡族自治县", &["622926"]),
        ("吉林市", &["220200"]),
        ("吉林省", &["220000"]),
        ("城关区", &["540102", "620102"]),
        ("兰州市城关区", &["620102"]),
        ("甘肃城关区", &["620102"]),
        ("北京朝阳区", &["110105"]),
        ("朝阳区", &["110105", "220104"]),
        // Names of before.
        ("九江县", &["360404"]),
        ("江西省九江市九江县", &["360404"]),
        ("遵义县", &["520302", "520303", "520304"]),
        // None at all; a single character is no name.
        ("某某县", &[]),
        ("县", &[]),
        ("", &[]),
    ] {
        assert_eq!(texts(list.named(name)), meant, "{name}");
    }
}

#[test]
fn what_is_typed_finds_places_and_recorded_ones_first() {
    let (list, book) = (list(), built_in());
    let found = |typed: &str| texts(list.find(typed, &book.regions, 8).into_iter().map(|place| place.code));
    for (typed, first) in [
        ("嵩明", "530127"),
        ("嵩", "530127"),
        ("昆明 嵩", "530127"),
        ("songming", "530127"),
        ("SongMing", "530127"),
        ("smx", "530127"),
        ("53012", "530127"),
        ("凉州", "620602"),
        // Among those that share a name the one of a recorded province.
        ("城关区", "620102"),
        ("cq", "500000"),
        ("zhongqing", "500000"),
        ("九江县", "360421"),
        ("宣威", "530381"),
    ] {
        assert_eq!(found(typed).first().map(String::as_str), Some(first), "{typed}: {:?}", found(typed));
    }
    assert_eq!(found("九江县"), ["360421"]);
    assert!(found("城关区").contains(&"540102".to_owned()));
    for nothing in ["", " ", "x1", "某某", "\u{0}", "🙂"] {
        assert_eq!(found(nothing), Vec::<String>::new(), "{nothing}");
    }
    assert_eq!(list.find("a", &book.regions, 3).len(), 3);
}

#[test]
fn a_text_that_begins_with_a_place_says_how_far_it_reaches() {
    let list = list();
    for (text, name, meant) in [
        ("嵩明县的农村户口", "嵩明县", &["530127"][..]),
        ("嵩明，去年", "嵩明", &["530127"]),
        ("云南昆明嵩明，去年", "云南昆明嵩明", &["530127"]),
        ("昆明的", "昆明", &["530100"]),
        ("城关区住院", "城关区", &["540102", "620102"]),
    ] {
        let (reached, codes) = list.begins(text).unwrap();
        assert_eq!((&text[..reached], texts(codes)), (name, texts(meant.iter().map(|text| code(text)))), "{text}");
    }
    assert_eq!(list.begins("去年收入两万八"), None);
    assert_eq!(list.begins(""), None);
}

#[test]
fn a_damaged_list_is_refused_by_its_line() {
    for (list, line) in
        [("x", 1), ("+53云南省\n:", 2), ("+53云南省\n:01昆明市\n27", 3), ("<360421九江县", 1), ("+5é", 1), ("<3604", 1)]
    {
        assert_eq!(Gazetteer::read(list).err(), Some(line), "{list}");
    }
    assert!(Gazetteer::read("").is_ok());
}

/// What may hold of any parameter for any county comes from the county or from a place that holds it, as its digits say:
/// nothing of another province or prefecture is ever used.
#[test]
fn every_value_used_belongs_to_a_place_of_the_chain() {
    let book = built_in();
    let days = [Date::of(2024, 5, 10), Date::of(2026, 11, 28)];
    let slots: Vec<Slot> = (0..book.definitions.len())
        .flat_map(|at| {
            let parameter = u16::try_from(at).unwrap();
            let cases = book.definitions[at].cases.len().max(1);
            (0..cases).map(move |case| Slot { parameter, case: u8::try_from(case).unwrap() })
        })
        .collect();
    let (mut of_nation, mut nearer) = (0, 0);
    // Two counties of one prefecture without values of their own have the same chain: one of each is asked.
    let mut asked = BTreeSet::new();
    for county in today() {
        let levels: Vec<Code> = county.levels().collect();
        let recorded: Vec<Code> = chain(&book.regions, county).map(|region| region.code).collect();
        assert!(recorded.iter().all(|code| levels.contains(code)), "{county}: {recorded:?}");
        assert_eq!(recorded.last(), Some(&Code::NATION), "{county}");
        if !asked.insert(recorded) {
            continue;
        }
        for (slot, day) in slots.iter().flat_map(|slot| days.map(|day| (*slot, day))) {
            for found in resolve(&book, slot, county, day) {
                let region = found.at.of(&book).region;
                assert!(levels.contains(&region), "{county}: {} of {region}", slot.definition().id);
                if region == Code::NATION { of_nation += 1 } else { nearer += 1 }
            }
        }
    }
    // 31 provinces, of which four have values, and their prefectures and counties with values.
    assert!(asked.len() >= 12 && of_nation > 0 && nearer > 0, "{} {of_nation} {nearer}", asked.len());
}

/// A case from a place without values of its own is answered as a case from the nearest place that holds it.
#[test]
fn any_county_is_accepted_and_answered_by_the_levels_above() {
    let book = built_in();
    let answers = |place: &str| -> Vec<(String, String)> {
        let rest = [
            ("assessed_on", "2026-11-28"),
            ("rural", "yes"),
            ("members", "4"),
            ("net_income", "20000"),
            ("p1.category", "minimum_living"),
            ("p1.hospital_level", "level_two"),
            ("p1.discharge", "2026-03-01"),
            ("p1.in_scope", "20000"),
            ("p2.stage", "junior"),
            ("p2.boarding", "yes"),
            ("p2.term", "2026-autumn"),
        ];
        let all = [("place", place)].into_iter().chain(rest);
        all.map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    };
    for (place, like) in [
        ("530381", "530000"),
        ("421224", "420000"),
        ("361130", "360000"),
        ("621024", "620000"),
        ("530129", "530100"),
        ("370634", "100000"),
        ("110105", "100000"),
        ("654301", "100000"),
    ] {
        let tell = |place: &str| {
            let reading = form::read(&answers(place), &book);
            assert_eq!(reading.complaints, [], "{place}");
            let assessments = programme::assess(&reading.situation.unwrap(), &book);
            assert!(!assessments.is_empty());
            assessments.iter().map(|one| format!("{one:?}")).collect::<Vec<_>>()
        };
        assert_eq!(tell(place), tell(like), "{place}");
    }
    for (place, code) in [("520321", "place_divided"), ("999999", "unknown_place"), ("130171", "unknown_place")] {
        let complaints = form::read(&answers(place), &book).complaints;
        assert_eq!(complaints[0].problem.code(), code, "{place}");
    }
    // An old code is answered as the one of today: 九江县 and 柴桑区.
    let of = |place: &str| form::read(&answers(place), &book).situation.unwrap().place;
    assert_eq!(of("360421"), code("360404"));
}

/// A list names places by code and by name; a name that several share, and one that is none, leaves its row untold and is
/// told with what it may mean.
#[test]
fn a_list_finds_any_place_and_guesses_none() {
    let text = "户编号,地区,人口数,家庭年纯收入\n1,宣威市,4,20000\n2,城关区,4,20000\n3,兰州市城关区,4,20000\n4,530381,4,20000\n\
        5,九江县,4,20000\n6,某某县,4,20000\n7,嵩明,4,20000\n8,520321,4,20000\n";
    let rows = |with_list: bool| {
        let mut run = ListRun::open(text.as_bytes().to_vec()).unwrap();
        if with_list {
            run.take_places(Rc::new(list()));
        }
        run.begin(order(&run, Task::Monitoring));
        while !run.step(7).finished {}
        let cases: Vec<String> = (0..8)
            .map(|at| {
                let (answers, _) = run.case(at).unwrap();
                answers.into_iter().find(|(name, _)| name == "place").map(|(_, text)| text).unwrap_or_default()
            })
            .collect();
        (cases, String::from_utf8(run.take_table()).unwrap())
    };
    let (places, table) = rows(true);
    let lines: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(
        [&places[0], &places[2], &places[3], &places[4], &places[6]],
        ["530381", "620102", "530381", "360404", "530127"]
    );
    for (row, told) in [
        (1, "有几处同名，请写上省市或代码：西藏自治区拉萨市城关区 540102；甘肃省兰州市城关区 620102"),
        (5, "没有找到这个地方"),
        (7, "520302、520303、520304"),
    ] {
        assert!(lines[row].contains(told), "{}", lines[row]);
    }
    // Without the list those of the book are still known, and none is taken for another.
    let (places, table) = rows(false);
    assert_eq!([&places[3], &places[6]], ["530381", "530127"]);
    assert!(table.lines().nth(1).unwrap().contains("没有找到这个地方"), "{table}");
}
