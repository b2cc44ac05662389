//! The ledger in a real browser: files in, results out, while the page stays awake; and nothing leaves the computer.

use std::time::{Duration, Instant};

use serde_json::json;
use xtask::failure::Outcome;

use crate::stage::{self, PATIENCE, Stage};

/// Income one fen below the line of 9,500 × 3 and at it (LINE-KM-2024), with no other spending.
pub const LIST: &str = "某村台账\n户编号,户主,身份证号,家庭人口,年人均纯收入,是否农村户籍,是否脱贫户,大病慢病,能否自主应对,突发变故,刚性支出\n\
    1,张三,530127199001011234,3,9499.99,是,是,是,否,否,0\n2,=李四,530127199001015678,3,9500,是,否,是,否,否,0\n3,王五,,三个,9000,是,否,是,否,否,0\n";

/// What gives the page a file, as a choice or a drop does.
pub fn giving(name: &str, bytes: &[u8]) -> String {
    format!(
        "(() => {{ const files = new DataTransfer(); files.items.add(new File([new Uint8Array({})], {})); \
         const input = document.getElementById('ledger-file'); input.files = files.files; \
         input.dispatchEvent(new Event('change')) }})()",
        json!(bytes),
        json!(name)
    )
}

pub fn give(stage: &Stage, name: &str, bytes: &[u8]) -> Outcome {
    stage.tab.eval(&giving(name, bytes)).map(drop)
}

pub fn open(stage: &Stage, folder: &str) -> Outcome {
    stage.tab.open(&stage.server.url(&format!("{folder}ledger.html")))?;
    stage.tab.eval("document.getElementById('ledger-day').value = '2024-05-10'").map(drop)
}

pub const MAPPED: &str = "!document.getElementById('mapping').hidden";
pub const DONE: &str = "document.documentElement.getAttribute('data-ledger') === 'done'";

/// Opens the ledger, gives it a list and waits for the results.
pub fn work_through_a_list(stage: &Stage) -> Outcome {
    open(stage, "")?;
    give(stage, "a.csv", LIST.as_bytes())?;
    stage.tab.wait_for(MAPPED, PATIENCE)?;
    stage.tab.eval("document.getElementById('ledger-start').click()")?;
    stage.tab.wait_for(DONE, PATIENCE)
}

#[test]
fn a_list_is_screened_in_the_browser() -> Outcome {
    stage::today(|stage| {
        stage.tab.set_viewport(1280, 800, false)?;
        open(stage, "")?;
        give(stage, "台账.csv", LIST.as_bytes())?;
        stage.tab.wait_for(MAPPED, PATIENCE)?;
        let column = "document.querySelector('#columns tr:nth-child(5) select').value";
        assert_eq!(stage.tab.eval(column)?, "per_head_income");
        stage.tab.eval("document.getElementById('ledger-masked').checked = true")?;
        // What the page hands out is heard where it is made: the content policy lets no script fetch it again.
        stage.tab.eval(
            "window.made = {}; const create = URL.createObjectURL; \
             URL.createObjectURL = one => { made[one.type.split(';')[0]] = one; return create.call(URL, one) }; 0",
        )?;
        stage.shot("ledger-columns")?;
        stage.tab.click("#ledger-start")?;
        stage.tab.wait_for(DONE, PATIENCE)?;
        let rows = stage.tab.text("#ledger-rows")?;
        assert!(rows.contains("脱贫不稳定户") && rows.contains("目前不符合"), "{rows}");
        assert!(rows.contains("张**") && !rows.contains("张三"), "names are masked: {rows}");
        stage.shot("ledger-done")?;
        // The table that comes out: the marks, no formula, no identity number.
        let table = stage.tab.eval("made['text/csv'].text()")?.as_str().unwrap_or_default().to_owned();
        assert!(table.contains("530127**") && !table.contains("530127199001011234"), "{table}");
        assert!(table.contains("很可能符合") && table.contains("28,500.00"), "{table}");
        assert_eq!(stage.tab.eval("document.getElementById('ledger-xlsx').hidden")?, false);
        let asked = stage.server.take_served();
        assert!(asked.iter().any(|path| path.contains("ledger_bg.wasm")), "{asked:?}");
        Ok(())
    })
}

#[test]
fn who_wants_no_workbook_gets_the_table_alone() -> Outcome {
    stage::today(|stage| {
        open(stage, "")?;
        give(stage, "a.csv", LIST.as_bytes())?;
        stage.tab.wait_for(MAPPED, PATIENCE)?;
        stage.tab.click("#ledger-book")?;
        stage.tab.click("#ledger-start")?;
        stage.tab.wait_for(DONE, PATIENCE)?;
        let hidden = "['ledger-csv', 'ledger-xlsx'].map(id => document.getElementById(id).hidden)";
        assert_eq!(stage.tab.eval(hidden)?, serde_json::json!([false, true]));
        assert_eq!(stage.tab.text("#ledger-problem")?, "");
        Ok(())
    })
}

#[test]
fn what_is_no_table_gets_a_sentence() -> Outcome {
    stage::today(|stage| {
        open(stage, "")?;
        for (name, bytes, wanted) in [
            ("旧.xls", &[0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3][..], "另存为"),
            ("空.csv", &[][..], "没有内容"),
            ("图.png", &[0x89, b'P', b'N', b'G', 0, 0], "不是表格"),
            ("坏.xlsx", b"PK\x03\x04not a zip", "坏了"),
        ] {
            give(stage, name, bytes)?;
            let told = format!("document.getElementById('ledger-problem').textContent.includes('{wanted}')");
            stage.tab.wait_for(&told, PATIENCE)?;
        }
        // 户主,家庭人口 / 张三,3 in GB18030.
        let gb = [
            &[0xbb, 0xa7, 0xd6, 0xf7, b',', 0xbc, 0xd2, 0xcd, 0xa5, 0xc8, 0xcb, 0xbf, 0xda, b'\n'][..],
            &[0xd5, 0xc5, 0xc8, 0xfd, b',', b'3', b'\n'],
        ]
        .concat();
        give(stage, "国标.csv", &gb)?;
        stage.tab.wait_for(MAPPED, PATIENCE)?;
        assert!(stage.tab.text("#columns")?.contains("张三"));
        Ok(())
    })
}

/// The page is never busy for long, and a cancelled work ends at once.
#[test]
fn the_page_stays_awake_and_the_work_can_be_stopped() -> Outcome {
    stage::today(|stage| {
        open(stage, "")?;
        let row = "1,甲,低保,三级,2024-05-08,20000,26000";
        let make = format!(
            "(() => {{ const rows = ['户编号,姓名,救助身份,医院级别,出院日期,符合医保报销金额,费用总额']; \
             for (let at = 0; at < 60000; at++) rows.push({} + at); \
             const files = new DataTransfer(); files.items.add(new File([rows.join('\\n')], 'a.csv')); \
             const input = document.getElementById('ledger-file'); input.files = files.files; \
             document.querySelector('[name=task][value=medical]').checked = true; \
             input.dispatchEvent(new Event('change')) }})()",
            json!(row.replacen('1', "", 1))
        );
        // Each row a household of its own: the number stands in front.
        stage.tab.eval(&make.replace("rows.push(", "rows.push(at + "))?;
        stage.tab.wait_for(MAPPED, PATIENCE)?;
        stage.tab.eval(
            "window.longest = 0; window.last = performance.now(); \
             setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now }, 10); 0",
        )?;
        stage.tab.click("#ledger-start")?;
        stage.tab.wait_for("document.getElementById('ledger-done').textContent !== ''", PATIENCE)?;
        stage.tab.eval("new Promise(done => setTimeout(done, 1500))")?;
        let longest = stage.tab.eval("Math.round(longest)")?.as_u64().unwrap_or(u64::MAX);
        println!("the page was busy for at most {longest} ms");
        assert!(longest < 250, "busy for {longest} ms");
        let before = Instant::now();
        stage.tab.click("#ledger-cancel")?;
        stage.tab.wait_for("document.getElementById('working').hidden", Duration::from_secs(1))?;
        println!("stopped within {} ms", before.elapsed().as_millis());
        let done = stage.tab.text("#ledger-done")?;
        stage.tab.eval("new Promise(done => setTimeout(done, 300))")?;
        assert_eq!(stage.tab.text("#ledger-done")?, done, "nothing goes on");
        Ok(())
    })
}

/// A row of the list and the same case on the page say the same, byte for byte.
#[test]
fn a_row_is_the_same_case_on_the_page() -> Outcome {
    stage::today(|stage| {
        open(stage, "")?;
        give(stage, "台账.csv", LIST.as_bytes())?;
        stage.tab.wait_for(MAPPED, PATIENCE)?;
        stage.tab.click("#ledger-start")?;
        stage.tab.wait_for(DONE, PATIENCE)?;
        stage.tab.eval("window.print = () => { window.printed = true }; 0")?;
        stage.tab.click("#ledger-print")?;
        stage.tab.wait_for("window.printed", PATIENCE)?;
        let cards = "[...document.querySelectorAll('#ledger-sheets > article')].map(card => \
             card.querySelector('#result-monitoring-0').outerHTML.replaceAll(' open=\"\"', ''))";
        let cards = stage.tab.eval(cards)?;
        assert_eq!(cards.as_array().map(Vec::len), Some(3), "a card for each row");
        stage.tab.eval(
            "window.open = () => ({ location: { set href(address) { window.opened = address } }, close() {} }); 0",
        )?;
        for (row, card) in cards.as_array().into_iter().flatten().enumerate() {
            let button = format!("window.opened = ''; document.querySelectorAll('#ledger-rows button')[{row}].click()");
            stage.tab.eval(&button)?;
            stage.tab.wait_for("window.opened", PATIENCE)?;
            let address = stage.tab.eval("window.opened")?.as_str().unwrap_or_default().to_owned();
            assert!(!address.contains("530127199001") && !address.contains("%E5%BC%A0"), "no name in {address}");
            let page = stage.browser.tab()?;
            page.open_ready(&address)?;
            page.wait_for("document.querySelector('#result-monitoring-0')", PATIENCE)?;
            let there = "document.querySelector('#result-monitoring-0').outerHTML.replaceAll(' open=\"\"', '')";
            assert_eq!(&page.eval(there)?, card, "row {row}, {address}");
            page.close()?;
        }
        Ok(())
    })
}

/// Once a list was worked on, the next needs no network; and the headings are known again.
#[test]
fn the_second_list_needs_no_network() -> Outcome {
    stage::today(|stage| {
        stage.open_ready("index.html")?;
        stage.wait_until_kept()?;
        open(stage, "")?;
        give(stage, "台账.csv", "户号,几口\n1,3\n".as_bytes())?;
        stage.tab.wait_for(MAPPED, PATIENCE)?;
        let column = "document.querySelector('#columns tr:nth-child(2) select').value";
        assert_ne!(stage.tab.eval(column)?, "members", "the heading is not known by itself");
        stage.tab.eval(&format!("{column} = 'members'; document.getElementById('ledger-remember').checked = true"))?;
        stage.tab.click("#ledger-start")?;
        stage.tab.wait_for(DONE, PATIENCE)?;
        stage.server.set_down(true);
        stage.tab.reload()?;
        give(stage, "台账.csv", "几口,户号\n3,1\n".as_bytes())?;
        stage.tab.wait_for(MAPPED, PATIENCE)?;
        assert_eq!(stage.tab.eval("document.querySelector('#columns tr:nth-child(1) select').value")?, "members");
        stage.tab.click("#ledger-start")?;
        stage.tab.wait_for(DONE, PATIENCE)?;
        Ok(())
    })
}
