//! What is refused of a situation, and of a file of local values.

use crate::book::check::Fault;
use crate::book::local::Refused;
use crate::form::{Complaint, Field};
use crate::report::path::path_of;
use crate::report::shape::{Names, RefusedEntry, RefusedField, ReportedFault};
use crate::view::words::Language;
use crate::view::words::complaints::{reason, sentence};

/// What a file of local values is told.
pub fn refused_entry(refused: &Refused) -> RefusedEntry {
    let fault = |fault: &Fault| ReportedFault {
        field: fault.field,
        code: fault.reason.code(),
        message: Names {
            zh: reason(Language::Zh, &fault.reason).into(),
            en: reason(Language::En, &fault.reason).into(),
        },
    };
    RefusedEntry {
        path: refused.path.clone(),
        name: refused.name.clone(),
        faults: refused.faults.iter().map(fault).collect(),
    }
}

/// A complaint of the form as the API tells it.
pub fn refused_field(complaint: &Complaint) -> RefusedField {
    let path = match &complaint.field {
        Field::Question(key) => path_of(*key),
        field => field.name(),
    };
    let message = Names { zh: sentence(Language::Zh, complaint).into(), en: sentence(Language::En, complaint).into() };
    let (code, allowed) = (complaint.problem.code(), complaint.problem.allowed());
    RefusedField { path, code, given: shortened(&complaint.given), allowed, message }
}

/// What has the wrong shape, before it is read as an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misshapen {
    /// It is not there.
    Missing,
    /// A number, a list, an object where an answer is asked for.
    NotText,
    /// No object.
    NotAnObject,
    /// No list.
    NotAList,
    /// A list of more than can be asked about.
    TooMany,
    /// No place of the book.
    UnknownPlace,
}

impl Misshapen {
    /// The refusal of the field at a path.
    pub fn at(self, path: impl Into<String>, given: &str) -> RefusedField {
        let (code, zh, en) = match self {
            Misshapen::Missing => ("missing", "必须有这一项。", "This field is required."),
            Misshapen::NotText => (
                "not_text",
                "要写成文字，如 \"1200.50\"：数字传过来就不精确了。",
                "Write a text such as \"1200.50\": a JSON number is not exact.",
            ),
            Misshapen::NotAnObject => ("not_an_object", "这里要一个对象 { … }。", "An object { … } is needed here."),
            Misshapen::NotAList => ("not_a_list", "这里要一个列表 [ … ]。", "A list [ … ] is needed here."),
            Misshapen::UnknownPlace => ("unknown_place", "没有这个地方。", "There is no such place."),
            Misshapen::TooMany => ("too_many", "项数太多。", "There are too many of these."),
        };
        let message = Names { zh: zh.into(), en: en.into() };
        RefusedField { path: path.into(), code, given: shortened(given), allowed: Vec::new(), message }
    }
}

/// What was given is told, but not a book of it.
fn shortened(given: &str) -> String {
    given.chars().take(80).collect()
}
