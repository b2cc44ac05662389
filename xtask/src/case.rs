//! Runs the worked examples of a file and explains each difference: what was expected, what the rules say, how they
//! reckon it, and with which standards. For policy staff, hence in Chinese.

use std::path::Path;

use bangfu::base::citation::Status;
use bangfu::base::keyed::Keyed;
use bangfu::base::region::Code;
use bangfu::book::entry::Book;
use bangfu::book::parameter::built_in;
use bangfu::engine::retrace::Reckoner;
use bangfu::programme::Programme;
use bangfu::report::assemble::report;
use bangfu::report::example::{self, Example, Line};
use bangfu::report::shape::{Report, Stated, Telling, Used};
use bangfu::view::words::Language;

use crate::failure::{Doing, Failure, Outcome};

/// Runs a file.
pub fn run(file: &Path) -> Outcome {
    let text = std::fs::read_to_string(file).doing(|| format!("read {}", file.display()))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let examples = example::read(&stem, &text).map_err(Failure::new)?;
    let (told, wrong) = explain(&examples, &built_in());
    print!("{told}");
    if wrong == 0 { Ok(()) } else { Err(Failure::new(format!("{wrong} 个算例与规则不一致。"))) }
}

/// What is said of the examples, and how many differ.
fn explain(examples: &[Example], book: &Book) -> (String, usize) {
    let mut wrong = 0;
    let mut told = String::new();
    for example in examples {
        told += &format!("{}\n  依据：{}\n", example.name, example.origin());
        match example.lines(book) {
            Err(problem) => {
                wrong += 1;
                told += &format!("  ✗ 这个算例本身要改：{problem}\n");
            }
            Ok(lines) => {
                wrong += usize::from(lines.iter().any(|line| !line.holds()));
                told += &lines.iter().map(|line| one(example, line, book)).collect::<String>();
            }
        }
        told.push('\n');
    }
    (told, wrong)
}

/// A line, and under one that differs how the rules come to theirs.
fn one(example: &Example, line: &Line, book: &Book) -> String {
    let Line { of, what, expected, found } = line;
    let name = of.map_or("算式".to_owned(), |(programme, person)| {
        let person =
            if programme.topic().is_of_persons() { format!("（第{}人）", person + 1) } else { String::new() };
        format!("{}{person}", programme.key())
    });
    if line.holds() {
        return format!("  ✓ {name} {what} {}\n", if of.is_some() { expected } else { "" });
    }
    let why = of.map_or(String::new(), |(programme, person)| working(example, programme, person, what, book));
    format!("  ✗ {name} {what}\n      算例写的：{expected}\n      规则算的：{found}\n{why}")
}

/// How the rules reckon it: the amounts of each exact case, the conditions, and the standards with their documents.
fn working(example: &Example, programme: Programme, person: u8, what: &str, book: &Book) -> String {
    let Ok(situation) = example.situation(book) else { return String::new() };
    let Report { results, citations, .. } = report(&situation, &Reckoner::of(book), &[], Telling::InFull);
    let is_meant = |person_told: Option<u8>| person_told.is_none_or(|told| told == person);
    let mine = results.iter().find(|result| *result.programme == *programme.key() && is_meant(result.person));
    let Some(result) = mine else {
        return "      这项政策没有被问到：填的情况里没有它要的项目。\n".to_owned();
    };
    let language = Language::Zh;
    let label = |key: &str| bangfu::engine::figure::Label::parse(key).map_or("", |label| language.label(label));
    let mut told = String::new();
    for (at, lines) in result.workings.iter().enumerate() {
        let which = match (result.workings.len(), at) {
            (1, _) => "",
            (_, 0) => "（最低的情形）",
            _ => "（最高的情形）",
        };
        told += &format!("      怎么算的{which}：\n");
        for line in lines {
            let mark = if what.ends_with(&*line.label) { "→ " } else { "  " };
            told += &format!("      {mark}{} {}\n", label(&line.label), line.amount);
        }
    }
    told += "      条件：\n";
    for finding in &result.findings {
        let words =
            bangfu::engine::finding::Criterion::parse(&finding.criterion).map_or("", |one| language.criterion(one));
        let numbers = finding.numbers.as_ref();
        let numbers = numbers.map_or(String::new(), |numbers| format!("（{} 对 {}）", numbers.left, numbers.right));
        told += &format!("        {} {words}{numbers}\n", language.option(&finding.answer));
    }
    told += "      用到的标准：\n";
    for value in result.values.iter().filter_map(Used::in_full) {
        let name = name_of(book, &value.parameter);
        let stated = match &value.value {
            Stated::One(text) => text.to_string(),
            Stated::Bands(bands) => bands.iter().map(|band| format!("{}以上{} ", band.over, band.rate)).collect(),
        };
        let case = value.case.as_ref().map_or(String::new(), |case| format!("（{}）", language.option(case)));
        let until = value.until.as_deref().unwrap_or("");
        let citation = value.citation.as_ref().and_then(|key| citations.get(key)?.0.as_ref());
        let document = citation.map_or(String::new(), |citation| {
            format!("《{}》{}", &*citation.title, citation.number.as_deref().unwrap_or_default())
        });
        let region = Code::parse(&value.region).and_then(|code| book.region(code));
        let region = region.map_or("", |region| &*region.name.zh);
        let status = Status::parse(&value.status).map_or("", |status| language.status(status));
        told += &format!(
            "        {name}{case} {stated} {}，{region} {}～{until}，{status}{document}\n",
            &*value.unit, value.from
        );
    }
    for gap in &result.gaps {
        told += &format!("        未查到：{}\n", name_of(book, &gap.parameter));
    }
    told
}

/// What a parameter is called.
fn name_of<'b>(book: &'b Book, id: &str) -> &'b str {
    book.position(id).map_or("", |at| &book.definition(at).name.zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 昆明, level three: (20000 − 880) × 0.60 = 11472.00.
    const FILE: &str = r#"
[given]
place = "530127"
assessed_on = "2024-05-10"
"p1.discharge" = "2024-05-08"
"p1.hospital_level" = "level_three"
"p1.category" = "ordinary"
"p1.in_scope" = "20000"
[[case]]
name = "对"
origin = "昆政办〔2019〕102号"
arithmetic = ["(20000 - 880) * 0.60 = 11472.00"]
[[case.expect]]
programme = "medical"
amounts = { basic_paid = "11472.00" }
[[case]]
name = "错一分"
origin = "昆政办〔2019〕102号"
arithmetic = ["(20000 - 880) * 0.60 = 11472.01"]
[[case.expect]]
programme = "medical"
amounts = { basic_paid = "11472.01" }
"#;

    #[test]
    fn a_difference_is_explained_line_by_line() {
        let examples = example::read("示例", FILE).unwrap();
        let (told, wrong) = explain(&examples, &built_in());
        assert_eq!(wrong, 1);
        for line in [
            "示例: 对\n  依据：昆政办〔2019〕102号\n  ✓ 算式 (20000 - 880) * 0.60 = 11472.00",
            "✓ medical（第1人） amounts.basic_paid 11472.00",
            "✗ 算式 (20000 - 880) * 0.60 = 11472.01\n      算例写的：11472.010000\n      规则算的：11472.000000",
            "✗ medical（第1人） amounts.basic_paid\n      算例写的：11472.01\n      规则算的：11472.00",
            "→ 基本医保支付 11472.00",
            "880.00 yuan/admission，昆明市 2019-12-01～，抄件（转载）《昆明市人民政府办公室关于调整昆明市医疗保险待遇有关事项的通知》昆政办〔2019〕102号",
        ] {
            assert!(told.contains(line), "{line}\n---\n{told}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said() {
        for (file, sentence) in [
            ("x = 1", "`x` is not a part"),
            ("[given]\nplace = \"530127\"", "there is no [[case]]"),
            ("[[case]]\norigin = \"x\"", "a case has a name"),
        ] {
            assert!(example::read("f", file).unwrap_err().contains(sentence), "{file}");
        }
        let odd = FILE.replace("p1.category", "p1.categorie");
        let (told, wrong) = explain(&example::read("f", &odd).unwrap(), &built_in());
        assert!(wrong == 2 && told.contains("这个算例本身要改"), "{told}");
    }
}
