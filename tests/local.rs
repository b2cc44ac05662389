//! A file of local values: each kind of damage is named by its path, field and reason, and
//! the rest of the file applies.

use bangfu::base::citation::Status;
use bangfu::base::region::{Bilingual, Code, chain};
use bangfu::book::check::{Fault, Reason};
use bangfu::book::local::{Host, Office, Origin, Refused, host, read_into};
use bangfu::book::parameter::built_in;
use bangfu::engine::figure::Label;
use bangfu::form;
use bangfu::programme::{Programme, assess};
use bangfu::report::object::json as neutral;
use bangfu::view::words::Language;
use bangfu::view::words::complaints::local_notice;
use proptest::prelude::*;
use serde_json::{Value, json};

/// An entry with nothing wrong.
fn good() -> Value {
    json!({ "parameter": "monitoring.line", "region": "530127", "from": "2025-01-01", "until": "2025-12-31",
            "unit": "yuan/person/year", "value": "9300", "source": "嵩明县通知（示例）" })
}

fn with(field: &str, value: Value) -> Value {
    let mut entry = good();
    entry[field] = value;
    entry
}

fn refused(file: &Value) -> (usize, Vec<(String, &'static str, String)>) {
    let mut book = built_in();
    let refused = read_into(&mut book, &neutral(file), Origin::Person);
    let told = |Refused { path, faults, .. }: Refused| {
        faults.into_iter().map(move |Fault { field, reason }| (path.clone(), field, reason.to_string()))
    };
    (book.local.len(), refused.into_iter().flat_map(told).collect())
}

#[test]
fn every_kind_of_damage_is_named_and_the_rest_applies() {
    let rows: Vec<(Value, &str, &str)> = vec![
        (json!(null), "region", "`` is not known"),
        (json!("text"), "region", "`` is not known"),
        (json!([]), "region", "`` is not known"),
        (with("parameter", json!("monitoring.lime")), "parameter", "`monitoring.lime` is not known"),
        (with("parameter", json!(7)), "parameter", "is a number"),
        (with("region", json!("999999")), "region", "`999999` is not known"),
        (with("region", json!(530_127)), "region", "is a number"),
        (with("from", json!(null)), "from", "is missing"),
        (with("from", json!("2025-02-30")), "from", "`2025-02-30` is not a date"),
        (with("from", json!(20_250_101)), "from", "is a number"),
        (with("until", json!("2024-12-31")), "until", "ends before it starts"),
        (with("until", json!(["2025-12-31"])), "until", "is a list"),
        (with("unit", json!("yuan/month")), "unit", "`yuan/month` is not the parameter's unit"),
        (with("unit", json!(null)), "unit", "is missing"),
        (with("value", json!(9300)), "value", "is a number"),
        (with("value", json!("九千三")), "value", "`九千三` is not a plain decimal"),
        (with("value", json!("-1")), "value", "`-1` is below zero"),
        (with("value", json!({ "destitute": "9300" })), "value", "takes a single value"),
        (with("value", json!({ "destitute": 1 })), "value", "is a number"),
        (with("value", json!([{ "over": "0", "rate": "0.6" }])), "value", "is a list"),
        (with("value", json!([1])), "value", "is a list"),
        (with("value", json!(true)), "value", "is a boolean"),
        (with("value", json!(null)), "value", "is missing"),
        (with("bound", json!("about")), "bound", "`about` is not known"),
        (with("bound", json!(1)), "bound", "is a number"),
        (with("range", json!(["2", "1"])), "range", "ends before it starts"),
        (with("range", json!(["2"])), "range", "is not a plain decimal"),
        (with("source", json!("  ")), "source", "is missing"),
        (with("source", json!({ "title": "x" })), "source", "is a set of fields"),
        // A misspelled end would leave the value in force for ever.
        (with("untill", json!("2025-12-31")), "field", "`untill` is not a field here"),
    ];
    for (entry, field, reason) in rows {
        let other = with("region", json!("429005"));
        let (admitted, told) = refused(&json!({ "entries": [entry.clone(), other] }));
        assert_eq!(admitted, 1, "the good entry beside it applies: {entry}");
        assert!(
            told.iter().any(|(path, named, said)| path == "entries[0]" && *named == field && said.contains(reason)),
            "{entry}: {told:?}"
        );
        assert!(told.iter().all(|(path, ..)| path == "entries[0]"), "{told:?}");
    }
    let (admitted, told) = refused(&json!({ "entries": [good(), with("value", json!("9400"))] }));
    assert_eq!((admitted, told[0].0.as_str(), told[0].1), (1, "entries[1]", "from"));
}

#[test]
fn a_damaged_whole_is_named_too() {
    for (file, field) in [
        (json!({ "entries": "all" }), Some("entries")),
        (json!({ "entries": { "0": good() } }), Some("entries")),
        (json!({ "regions": 1, "entries": [good()] }), Some("regions")),
        (json!({ "entries": vec![good(); 5_001] }), Some("entries")),
        (json!({ "entires": [good()] }), Some("field")),
        (json!([good()]), Some("file")),
        (json!("x"), Some("file")),
        (json!(7), Some("file")),
        (json!({}), None),
        (json!({ "$schema": "./local-policy.schema.json", "note": "2025" }), None),
        (json!(null), None),
    ] {
        let (_, told) = refused(&file);
        assert_eq!(told.first().filter(|(path, ..)| path.is_empty()).map(|(_, named, _)| *named), field);
    }
}

#[test]
fn a_new_place_is_answered_for() {
    let file = json!({
        "regions": [
            { "code": "530100", "name": "again", "parent": "530000" },
            { "code": "53012", "name": "short", "parent": "530100" },
            { "code": "530198", "name": "orphan", "parent": "999998" },
            { "code": "530197", "name": " ", "parent": "530100" },
            { "code": "530196", "name": 5, "parent": "530100" },
            { "code": "530199", "name": "示例县", "name_en": "Example", "parent": "530100" },
            { "code": "530199", "name": "twice", "parent": "530100" },
            { "code": "100000", "name": "circle", "parent": "530199" }
        ],
        "entries": [{ "parameter": "monitoring.line", "region": "530199", "from": "2024-01-01", "until": "2024-12-31",
                      "unit": "yuan/person/year", "value": "9800", "source": "示例县通知" }]
    });
    let mut book = built_in();
    let told = read_into(&mut book, &neutral(&file), Origin::Host);
    let named: Vec<(&str, &str, &Reason)> = told
        .iter()
        .flat_map(|one| one.faults.iter().map(|fault| (one.path.as_str(), fault.field, &fault.reason)))
        .collect();
    let unknown = |text: &str| Reason::Unknown(text.into());
    let twice = |text: &str| Reason::Twice(text.into());
    assert_eq!(
        named,
        [
            ("regions[0]", "code", &twice("530100")),
            ("regions[1]", "code", &unknown("53012")),
            ("regions[2]", "parent", &unknown("999998")),
            ("regions[3]", "name", &Reason::Missing),
            ("regions[4]", "name", &Reason::NotText("number")),
            ("regions[6]", "code", &twice("530199")),
            ("regions[7]", "code", &twice("100000")),
        ]
    );
    let county = Code::of(530_199);
    let above: Vec<String> = chain(&book.regions, county).map(|region| region.code.to_string()).collect();
    assert_eq!(above, ["530199", "530100", "530000", "100000"]);

    // Its own line, 9,800 a head: 3 × 9,800 = 29,400; one fen below qualifies, the line itself does not.
    for (income, verdict) in [("29399.99", "Likely"), ("29400", "NotNow")] {
        let given = [
            ("place", "530199"),
            ("assessed_on", "2024-05-10"),
            ("rural", "yes"),
            ("members", "3"),
            ("ex_poor", "yes"),
            ("net_income", income),
            ("risk_illness", "yes"),
            ("shock", "no"),
            ("can_cope", "no"),
            ("rigid_spending", "0"),
        ];
        let pairs: Vec<(String, String)> = given.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec();
        let reading = form::read(&pairs, &book);
        assert!(reading.complaints.is_empty(), "{:?}", reading.complaints);
        let situation = reading.situation.expect("place and day are given");
        let all = assess(&situation, &book);
        let monitoring = all.iter().find(|one| one.programme == Programme::Monitoring).expect("monitoring is assessed");
        assert_eq!(format!("{:?}", monitoring.outlook.verdict), verdict, "{income}");
    }
}

/// Values that a person entered go before what the host says.
#[test]
fn a_persons_value_goes_before_the_hosts() {
    let mut book = built_in();
    let host = json!({ "entries": [with("value", json!("9100")), with("region", json!("429005"))] });
    assert_eq!(read_into(&mut book, &neutral(&json!({ "entries": [good()] })), Origin::Person), []);
    assert_eq!(read_into(&mut book, &neutral(&host), Origin::Host), []);
    assert_eq!(book.local.len(), 2);
    assert_eq!(book.local.iter().map(|entry| entry.status).collect::<Vec<_>>(), [Status::Local, Status::Hosted]);
}

/// What the county itself provides is told without a warning; what somebody entered here with one.
#[test]
fn a_hosts_values_are_no_warning() {
    for (origin, status, is_warned, told) in [
        (Origin::Host, Status::Hosted, false, ["县里提供的标准", "provided by the county"]),
        (Origin::Person, Status::Local, true, ["本机填写的标准", "entered on this device"]),
    ] {
        let mut book = built_in();
        // A file of before says `local` of itself, whoever serves it.
        let file = json!({ "entries": [with("status", json!("local"))] });
        assert_eq!(read_into(&mut book, &neutral(&file), origin), []);
        assert_eq!(book.local[0].status, status);
        for (language, told) in Language::ALL.into_iter().zip(told) {
            let notice = local_notice(language, &book, &[]).into_string();
            assert!(notice.contains(told), "{notice}");
            assert_eq!(notice.contains("caution"), is_warned, "{notice}");
        }
        let situation = form::read(
            &form::link::read(
                "place=530127&assessed_on=2025-05-10&members=1&rural=yes\
            &net_income=9000&ex_poor=yes&risk_illness=yes&shock=no&can_cope=no",
            ),
            &book,
        );
        let situation = situation.situation.expect("place and day are given");
        let monitoring = Programme::Monitoring.assess(&situation, 0, &book);
        assert_eq!(monitoring.weakest, Some(status));
    }
}

#[test]
fn a_host_names_itself_and_its_place() {
    let (example, songming) = (Code::of(530_199), Code::of(530_127));
    let places = json!([{ "code": "530199", "name": "示例县", "parent": "530100" }]);
    let at = |place, folds_others| Host { place: Some(place), folds_others, office: None };
    let called = |zh: &str, en: &str| Bilingual { zh: zh.to_owned().into(), en: en.to_owned().into() };
    let office = |zh, en, phone: &str| Office { name: called(zh, en), phone: phone.to_owned() };
    let with = |office| Host { office: Some(office), ..Host::default() };
    for (said, read, faults) in [
        (json!(null), Host::default(), vec![]),
        (json!({}), Host::default(), vec![]),
        (
            json!({ "name": "示例县农业农村局", "name_en": "Example", "phone": "0871-60000000" }),
            with(office("示例县农业农村局", "Example", "0871-60000000")),
            vec![],
        ),
        (json!({ "place": "530199" }), at(example, false), vec![]),
        (json!({ "place": "530127", "others": "folded" }), at(songming, true), vec![]),
        (json!({ "others": "folded" }), Host::default(), vec![("place", "is missing")]),
        (json!({ "place": "530198", "others": "folded" }), Host::default(), vec![("place", "`530198` is not known")]),
        (json!({ "place": "530127", "others": "gone" }), at(songming, false), vec![("others", "`gone` is not known")]),
        (json!({ "place": 530_127 }), Host::default(), vec![("place", "is a number")]),
        (
            json!({ "name": " ", "phone": 12345 }),
            Host::default(),
            vec![("name", "is missing"), ("phone", "is a number")],
        ),
        (json!({ "fone": "1" }), Host::default(), vec![("field", "`fone` is not a field here")]),
        (json!("示例县"), Host::default(), vec![("host", "`text` is not known")]),
    ] {
        let mut book = built_in();
        let file = neutral(&json!({ "host": said.clone(), "regions": places, "entries": [good()] }));
        let refused = read_into(&mut book, &file, Origin::Host);
        assert_eq!(host(&file, &book).0, read, "{said}");
        let told: Vec<(&str, String)> = refused
            .iter()
            .flat_map(|one| one.faults.iter().map(|fault| (fault.field, fault.reason.to_string())))
            .collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(field, reason)| (*field, reason.as_str())).collect();
        assert!(refused.iter().all(|one| one.path == "host"), "{said}");
        assert_eq!(told.len(), faults.len(), "{said}: {told:?}");
        for ((field, reason), (expected, part)) in told.iter().zip(&faults) {
            assert!(field == expected && reason.contains(part), "{said}: {told:?}");
        }
        assert_eq!(book.local.len(), 1, "the entries apply all the same");
    }
}

#[test]
fn only_a_number_can_be_dialled() {
    for (phone, dialled) in [
        ("0871-6000 0000", Some("087160000000")),
        ("+86 (871) 60000000", Some("+8687160000000")),
        ("12345", Some("12345")),
        ("12345转3", None),
        ("问村里", None),
        ("()", None),
        ("javascript:x", None),
    ] {
        let office = Office { name: Bilingual { zh: "".into(), en: "".into() }, phone: phone.to_owned() };
        assert_eq!(office.dialled().as_deref(), dialled, "{phone}");
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let words =
        ["parameter", "entries", "monitoring.line", "530127", "2025-01-01", "value", "9300", "0.5", "at_least", ""];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        proptest::sample::select(words.to_vec()).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let fields =
            ["regions", "entries", "parameter", "region", "from", "until", "unit", "value", "bound", "range", "code"];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(proptest::sample::select(fields.to_vec()), inner, 0..6)
                .prop_map(|pairs| pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_stands_in_the_file_is_admitted_or_named(file in any_json()) {
        let mut book = built_in();
        let told = read_into(&mut book, &neutral(&file), Origin::Person);
        let entries = file["entries"].as_array().map_or(0, Vec::len);
        let of_entries = told.iter().filter(|one| one.path.starts_with("entries")).count();
        prop_assert_eq!(book.local.len() + of_entries, entries);
        prop_assert!(told.iter().all(|one| !one.faults.is_empty()));
    }
}

/// What a county has and none of the five regions needs can be entered: one of each shape, and it is reckoned with.
#[test]
fn the_switches_of_the_medical_chain_can_be_entered() {
    let bands = json!([{ "over": "0", "up_to": "10000", "rate": "0.60" }, { "over": "10000", "rate": "0.70" }]);
    let rows = [
        ("medical.basic_deductible", "yuan/admission", json!({ "level_two": "500" })),
        ("medical.basic_bands_level_two", "rate", bands.clone()),
        ("medical.basic_later_factor", "rate", json!("0.2")),
        ("medical.basic_deductible_ceiling", "yuan/person/year", json!("1600")),
        ("medical.basic_accident_cap", "yuan/person/year", json!("30000")),
        ("medical.accident_cap", "yuan/person/year", json!("20000")),
        ("medical.serious_tilt_cap_amount", "yuan/person/year", json!("350000")),
        ("medical.aid_rate_grave", "rate", json!({ "minimum_living": "0.80", "sudden_hardship": "0.60" })),
        ("medical.aid_base_pre_self", "choice", json!("counted")),
        ("supplementary.in_scope_bands", "rate", bands.clone()),
        ("supplementary.in_scope_weight", "rate", json!("0.80")),
        ("supplementary.out_of_scope_bands", "rate", bands.clone()),
        ("supplementary.out_of_scope_weight", "rate", json!("0.50")),
        ("supplementary.special_drug_deductible", "yuan/person/year", json!("20000")),
        ("supplementary.special_drug_rate", "rate", json!("0.60")),
        ("supplementary.special_drug_bands", "rate", bands.clone()),
        ("supplementary.special_drug_cap", "yuan/person/year", json!("30000")),
        ("supplementary.together_deductible", "yuan/person/year", json!("20000")),
        ("supplementary.together_rate", "rate", json!("0.60")),
        ("supplementary.together_bands", "rate", bands),
        ("supplementary.together_cap", "yuan/person/year", json!("26000")),
    ];
    let entries = rows.iter().map(|(parameter, unit, value)| {
        json!({ "parameter": parameter, "region": "422802", "from": "2024-01-01", "unit": unit, "value": value,
                "source": "利川市文件（示例）" })
    });
    let file = json!({ "entries": entries.collect::<Vec<_>>() });
    let mut book = built_in();
    assert_eq!(read_into(&mut book, &neutral(&file), Origin::Person), Vec::new());
    assert_eq!(book.local.len(), rows.len());
    let basic = |more: &str| {
        let bill = "place=422802&assessed_on=2024-12-01&p1.category=ordinary&p1.hospital_level=level_two\
                    &p1.discharge=2024-03-01&p1.visit_kind=inpatient&p1.where=within&p1.accident=no\
                    &p1.in_scope=10000.02";
        let reading = form::read(&form::link::read(&format!("{bill}{more}")), &book);
        let situation = reading.situation.expect("the answers are read");
        let medical = Programme::Medical.assess(&situation, 0, &book);
        let basic = medical.ranges.iter().find(|range| range.label == Label::BasicPaid).expect("it pays");
        [basic.low, basic.high].map(|end| end.map(|end| end.to_string()))
    };
    // (10000 - 500) * 0.60 + 0.02 * 0.70 = 5700.014; of the third stay the deductible is 100, so that it is 5940.014.
    for (more, paid) in [("", "5700.01"), ("&p1.admission=3", "5940.01")] {
        assert_eq!(basic(more), [paid, paid].map(|paid| Some(paid.to_owned())), "{more}");
    }
}
