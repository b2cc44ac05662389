//! The templates to fill in: a sheet with lists to choose from, a filled example, and notes.

use crate::answer::task::Task;
use crate::engine::question::Question;
use crate::ledger::cells;
use crate::ledger::columns::{Target, word};
use crate::ledger::workbook::{head, place};
use crate::view::words::Language;
use rust_xlsxwriter::{DataValidation, Workbook, Worksheet};

use Question as Q;
use Target::{Field, Household, IdNumber, Name, OwnPaid, PerHead};

/// The columns of a task's template, and a filled example.
fn template_columns(task: Task) -> &'static [(Target, &'static str)] {
    match task {
        Task::Monitoring => &[
            (Household, "001"),
            (Name, "张三"),
            (Field(Q::Members), "4"),
            (PerHead, "8650.00"),
            (Field(Q::Rural), "是"),
            (Field(Q::ExPoor), "否"),
            (Field(Q::Monitored), "否"),
            (Field(Q::RiskHousing), "否"),
            (Field(Q::RiskWater), "否"),
            (Field(Q::RiskIllness), "是"),
            (Field(Q::RiskSchooling), "否"),
            (Field(Q::RiskWorker), "否"),
            (Field(Q::RiskWork), "否"),
            (Field(Q::Shock), "否"),
            (Field(Q::CanCope), "否"),
            (Field(Q::RigidSpending), "12000"),
            (Field(Q::AssetsWithin), "是"),
        ],
        Task::Medical => &[
            (Household, "001"),
            (Name, "张三"),
            (IdNumber, ""),
            (Field(Q::Category), "低保"),
            (Field(Q::VisitKind), "住院"),
            (Field(Q::HospitalLevel), "三级"),
            (Field(Q::Discharge), "2024-05-10"),
            (Field(Q::Total), "26000"),
            (Field(Q::InScope), "20000"),
        ],
        Task::Audit => &[
            (Household, "001"),
            (Name, "张三"),
            (IdNumber, ""),
            (Field(Q::Category), "特困"),
            (Field(Q::HospitalLevel), "三级"),
            (Field(Q::Discharge), "2024-05-10"),
            (Field(Q::Total), "20000"),
            (Field(Q::InScope), "20000"),
            (Field(Q::SlipBasic), "11472"),
            (Field(Q::SlipSerious), "0"),
            (Field(Q::SlipAid), "8528"),
            (Field(Q::SlipTilt), "0"),
            (OwnPaid, "0"),
        ],
        Task::Education => &[
            (Household, "001"),
            (Name, "张小三"),
            (Field(Q::ExPoor), "是"),
            (Field(Q::Monitored), "否"),
            (Field(Q::Stage), "初中"),
            (Field(Q::Term), "2024春"),
            (Field(Q::Boarding), "是"),
            (Field(Q::Group), "无"),
            (Field(Q::Hardship), "否"),
            (Field(Q::SchoolInProvince), "是"),
        ],
        Task::Everything => &[
            (Household, "001"),
            (Name, "张三"),
            (Field(Q::Members), "4"),
            (PerHead, "8650.00"),
            (Field(Q::Rural), "是"),
            (Field(Q::ExPoor), "是"),
            (Field(Q::Monitored), "否"),
            (Field(Q::RecognisedAs), "低保"),
            (Field(Q::RiskIllness), "是"),
            (Field(Q::CanCope), "否"),
            (Field(Q::HouseGrade), "C"),
            (Field(Q::DisabilityGrade), "无"),
            (Field(Q::WorksWhere), "省外"),
            (Field(Q::MonthsAway), "5"),
            (Field(Q::Stage), "初中"),
            (Field(Q::Term), "2024春"),
            (Field(Q::Boarding), "是"),
        ],
    }
}

/// The template of a task: a sheet to fill in with lists to choose from, a filled
/// example, and notes.
pub fn template(task: Task, language: Language) -> Option<Vec<u8>> {
    let columns = template_columns(task);
    let mut workbook = Workbook::new();
    for (name, filled) in [(language.of("填这里", "Fill in"), false), (language.of("示例", "Example"), true)] {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).ok()?;
        for (column, (target, example)) in columns.iter().enumerate() {
            let column = place(column);
            sheet.write_string_with_format(0, column, word(*target).unwrap_or_default(), &head()).ok()?;
            sheet.set_column_width(column, 16).ok()?;
            if filled {
                sheet.write_string(1, column, *example).ok()?;
            } else if let Field(question) = target {
                let words = cells::words_of(*question);
                if !words.is_empty() {
                    let list = DataValidation::new().allow_list_strings(&words).ok()?;
                    sheet.add_data_validation(1, column, 5_000, column, &list).ok()?;
                }
            }
        }
        sheet.set_freeze_panes(1, 0).ok()?;
        workbook.push_worksheet(sheet);
    }
    let mut notes = Worksheet::new();
    notes.set_name(language.of("说明", "Notes")).ok()?;
    notes.set_column_width(0, 26).ok()?;
    notes.set_column_width(1, 80).ok()?;
    let lines = [
        (
            language.of("一行一个人（监测一行一户）", "A row for each person (monitoring: household)"),
            language.of(
                "同一户的行排在一起，户编号写一样的。同一个人有几张单子，就写几行。",
                "Rows of one household stand together with one number. A person with several bills has several rows.",
            ),
        ),
        (
            language.of("不知道的留空", "Leave open what is not known"),
            language.of("空着不等于0；没有就写0。", "Open is not nought; write 0 for none."),
        ),
        (language.of("金额", "Amounts"), language.of("元，可以写 1.2万。", "Yuan.")),
        (language.of("日期", "Days"), language.of("2024-05-10、2024年5月10日都行。", "2024-05-10.")),
        (
            language.of("姓名、身份证号", "Names and identity numbers"),
            language.of(
                "不填也行。只在这台电脑上经过，不上传、不保存，导出时可以打码。",
                "May be left out. They stay on this computer and can be masked.",
            ),
        ),
    ];
    for (row, (what, how)) in lines.into_iter().enumerate() {
        let row = u32::try_from(row).unwrap_or(0);
        notes.write_string_with_format(row, 0, what, &head()).ok()?;
        notes.write_string(row, 1, how).ok()?;
    }
    workbook.push_worksheet(notes);
    workbook.save_to_buffer().ok()
}
