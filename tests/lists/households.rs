//! Three hundred households as a county's list has them, made anew by the same steps each time. The class of each is
//! reckoned here in whole fen, with nothing of the library:
//!
//! * 1: income below 9,500 × members (the line of 嵩明县 for 2024, LINE-KM-2024), and a risk or a shock is written;
//! * 2: below it, and no risk is written that is understood (因残 may be any of several);
//! * 3: at or above it, with a shock, or with spending that takes the income below it;
//! * 4: at or above it by no more than half: ten times the income is at most fifteen times the line;
//! * 5: the rest;
//! * 6: no income or no members are written.

/// Fen of the line for a head.
const LINE: i64 = 950_000;

pub struct Household {
    pub cells: Vec<String>,
    pub class: u8,
}

pub const HEADS: [&str; 13] = [
    "序号",
    "乡镇",
    "行政村",
    "户编号",
    "户主姓名",
    "户主证件号码",
    "家庭人口（人）",
    "家庭年纯收入（元）",
    "户类型",
    "风险类型",
    "突发变故",
    "刚性支出（元）",
    "备注",
];

/// A linear congruential sequence: its high bits.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % u64::try_from(most).unwrap()).unwrap()
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[usize::try_from(self.below(i64::try_from(words.len()).unwrap())).unwrap()]
    }
}

/// Fen as people write them: six ways that mean the same.
fn written(fen: i64, way: i64) -> String {
    let (yuan, rest) = (fen / 100, fen % 100);
    let plain = if rest == 0 { yuan.to_string() } else { format!("{yuan}.{rest:02}") };
    let thousands = |yuan: i64| {
        if yuan < 1_000 { yuan.to_string() } else { format!("{},{:03}", yuan / 1_000, yuan % 1_000) }
    };
    match way {
        1 => format!("{plain}元"),
        2 if rest == 0 => format!("约{yuan}"),
        3 if yuan < 1_000_000 => format!("{}.{rest:02}", thousands(yuan)),
        4 if rest == 0 && yuan % 100 == 0 => format!("{}.{:02}万", yuan / 10_000, yuan % 10_000 / 100),
        5 => format!("{yuan}.{rest:02}"),
        _ => plain,
    }
}

fn members_written(members: i64, way: i64) -> String {
    let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八"];
    match way {
        0 => format!("{members}人"),
        1 => numerals[usize::try_from(members).unwrap()].to_owned(),
        _ => members.to_string(),
    }
}

/// All of them.
pub fn households() -> Vec<Household> {
    let mut dice = Dice(20_240_510);
    let mut all = Vec::new();
    for at in 0..300_i64 {
        let members = 1 + dice.below(7);
        let line = LINE * members;
        // Two in three within half and twice the line; some at its very edges.
        let income = match dice.below(12) {
            0 => line - 1,
            1 => line,
            2 => line * 3 / 2,
            3 => line * 3 / 2 + 1,
            4 => dice.below(line),
            5 => line * 2 + dice.below(line * 2),
            _ => line / 2 + dice.below(line * 3 / 2) / 100 * 100,
        };
        let risk =
            dice.of(&["", "", "", "因病", "因学", "因病、因学", "住房", "就业不稳；缺劳动力", "饮水安全风险", "因残"]);
        let shock = dice.of(&["", "", "否", "否", "是"]);
        let spending = match dice.below(4) {
            0 => None,
            1 => Some(0),
            2 => Some(dice.below(500) * 10_000),
            _ => Some(dice.below(40) * 100_000),
        };
        let income = (dice.below(25) != 0).then_some(income);
        let has_members = dice.below(50) != 0;
        let has_risk = !risk.is_empty() && risk != "因残";
        let class = match income.filter(|_| has_members) {
            None => 6,
            Some(income) if income < line && (has_risk || shock == "是") => 1,
            Some(income) if income < line => 2,
            Some(income) if shock == "是" || income - spending.unwrap_or(0) < line => 3,
            Some(income) if income * 10 <= line * 15 => 4,
            Some(_) => 5,
        };
        let (way, other_way) = (dice.below(6), dice.below(6));
        let group = dice.of(&["脱贫户", "一般农户", "非脱贫户"]);
        let cells = vec![
            (at + 1).to_string(),
            ["小街镇", "杨林镇", "牛栏江镇"][usize::try_from(at / 100).unwrap()].to_owned(),
            format!("第{}村", at / 25 + 1),
            format!("5301270{:05}", at + 1),
            format!("户主{}", at + 1),
            format!("530127********{:04}", at + 1),
            if has_members { members_written(members, dice.below(6)) } else { String::new() },
            income.map_or(String::new(), |income| written(income, way)),
            group.to_owned(),
            risk.to_owned(),
            shock.to_owned(),
            spending.map_or(String::new(), |fen| written(fen, other_way)),
            dice.of(&["", "", "外出务工", "已公示；无异议"]).to_owned(),
        ];
        all.push(Household { cells, class });
    }
    all
}

/// The list as a file.
pub fn file() -> String {
    let mut text = format!("嵩明县2024年防返贫监测排查台账\n{}\n", HEADS.join(","));
    for one in households() {
        let quoted = |cell: &String| if cell.contains(',') { format!("\"{cell}\"") } else { cell.clone() };
        text += &one.cells.iter().map(quoted).collect::<Vec<_>>().join(",");
        text.push('\n');
    }
    text
}
