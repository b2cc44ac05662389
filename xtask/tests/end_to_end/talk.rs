//! Two people at one phone: a visit question by question, two cases side by side, a picture, cases kept, a link that says
//! what its sender came to, and a word to those who keep the page.

use xtask::chromium::Edition;
use xtask::failure::Outcome;
use xtask::verb;

use crate::single::CASE;
use crate::stage::{self, PATIENCE, Stage};

/// Opens one of the tools.
pub fn open(stage: &Stage, tool: &str) -> Outcome {
    stage.tab.eval(&format!("document.querySelector('[data-share={tool}]').click()"))?;
    stage.tab.wait_for("document.getElementById('tools')", PATIENCE)
}

fn on_case(test: impl Fn(&Stage, &str) -> Outcome) -> Outcome {
    for (folder, width, height) in [("", 360, 740), ("en/", 820, 1180)] {
        stage::today(|stage| {
            stage.tab.set_viewport(width, height, true)?;
            stage.open_ready(&format!("{folder}index.html{CASE}&rigid_spending=0&note.members=listed_2024-05-01"))?;
            test(stage, if folder.is_empty() { "zh" } else { "en" })
        })?;
    }
    Ok(())
}

const QUESTION: &str = "#tool-question > .field";

#[test]
fn a_visit_asks_one_question_at_a_time_and_notes_how_each_is_known() -> Outcome {
    on_case(|stage, language| {
        open(stage, "visit")?;
        // The first question that is open; the others are out of the way, results for the cadre are not.
        stage.tab.wait_for(&format!("document.querySelector('{QUESTION}')"), PATIENCE)?;
        let seen =
            "[...document.querySelectorAll('#questions .field')].filter(one => one.getClientRects().length).length";
        assert_eq!(stage.tab.eval(seen)?, 1);
        assert_eq!(stage.tab.eval("document.querySelector('#result-monitoring-0').getClientRects().length > 0")?, true);
        let card = "document.getElementById('tool-card').textContent";
        stage.tab.wait_for(&format!("{card}.includes('750.00')"), PATIENCE)?;
        stage.shot(&format!("talk-visit-{language}"))?;

        // From the first question on, each is come by; what is noted of the income travels with the answers.
        stage.tab.eval("for (let back = 0; back < 40; back++) document.querySelector('[data-tool=back]').click()")?;
        let met = stage.tab.eval(
            "(() => { const met = []; for (let step = 0; step < 60; step++) { const field = document.querySelector('#tool-question > .field'); \
             if (!field) break; const control = field.querySelector('[name]'); met.push(control.name); \
             if (control.name === 'net_income') document.querySelector('[data-how=seen]').click(); \
             if (control.name === 'members') document.querySelector('[data-how=said]').click(); \
             document.querySelector('[data-tool=next]').click(); } return met.join(' ') })()",
        )?;
        let met = met.as_str().unwrap_or_default().to_owned();
        assert!(met.starts_with("place door rural ex_poor monitored members net_income"), "{met}");
        let mut each: Vec<&str> = met.split(' ').collect();
        let all = each.len();
        each.sort_unstable();
        each.dedup();
        assert_eq!(each.len(), all, "a question came twice: {met}");
        let state = "decodeURIComponent(history.state)";
        stage.tab.wait_for(&format!("{state}.includes('note.net_income=seen_20')"), PATIENCE)?;
        assert_eq!(stage.tab.text("#complaints")?, "", "a note is no answer");
        // Seen is checked; said is not.
        let list = stage.tab.eval("document.getElementById('tool-check').textContent")?;
        let list = list.as_str().unwrap_or_default();
        let (income, members) = if language == "zh" { ("纯收入", "几口人") } else { ("net income", "How many") };
        assert!(!list.contains(income) && list.contains(members), "{list}");
        // A tap on what is to be checked asks it again, alone; so does a step back from the end.
        stage.tab.eval("document.querySelector('#tool-check button').click()")?;
        let alone = "document.getElementById('tool-question').childNodes.length === 1 && document.querySelector('#tool-question > .field [name]').name";
        assert_eq!(stage.tab.eval(alone)?, "rural");
        stage.tab.eval("[...document.querySelectorAll('#tool-check button')].pop().click(); document.querySelector('[data-tool=back]').click()")?;
        assert_eq!(stage.tab.eval(&format!("Boolean({alone})"))?, true);
        // Who types keeps the focus while the card follows.
        stage.tab.eval("for (let back = 0; back < 40; back++) document.querySelector('[data-tool=back]').click()")?;
        stage.tab.eval(
            "for (let step = 0; step < 60 && document.querySelector('#tool-question [name]').name !== 'net_income'; step++) \
             document.querySelector('[data-tool=next]').click()",
        )?;
        stage.tab.click("#tool-question [name=net_income]")?;
        for typed in ["40000", "28499.99"] {
            stage.tab.type_into("#tool-question [name=net_income]", typed)?;
            let likely = if language == "zh" { "防止返贫监测：很可能符合" } else { "poverty: Likely" };
            let is = if typed == "40000" { "!" } else { "" };
            stage.tab.wait_for(&format!("{is}{card}.includes('{likely}')"), PATIENCE)?;
            assert_eq!(stage.tab.eval("document.activeElement.name")?, "net_income");
        }
        // It is told on the card that is printed and in the text.
        stage.tab.eval("window.print = () => {}; document.querySelector('[data-share=print]').click()")?;
        let known = if language == "zh" { "(看过材料 20" } else { "(Papers seen 20" };
        let answers = "document.querySelector('.sheet__answers').textContent";
        stage.tab.wait_for(&format!("{answers}.includes('28499.99 ') && {answers}.includes('{known}')"), PATIENCE)?;
        stage.tab.eval("dispatchEvent(new Event('afterprint'))")?;
        // The card alone, turned to the other side; and back to the form, with nothing lost.
        stage.tab.eval(
            "document.querySelector('[data-tool=wide]').click(); document.querySelector('[data-tool=turn]').click()",
        )?;
        stage.shot(&format!("talk-turned-{language}"))?;
        assert_eq!(stage.tab.eval("document.getElementById('result-monitoring-0').getClientRects().length")?, 0);
        stage.tab.eval("document.querySelector('[data-tool=end]').click()")?;
        assert_eq!(
            stage.tab.eval("document.querySelector('[name=net_income]').closest('.door--household') !== null")?,
            true
        );
        assert_eq!(stage.tab.eval("document.querySelector('[name=net_income]').value")?, "28499.99");
        stage.tab.reload()?;
        stage.tab.wait_for("document.documentElement.dataset.ready === 'yes'", PATIENCE)?;
        assert_eq!(stage.tab.eval(&format!("{state}.includes('note.net_income=seen_20')"))?, true);
        Ok(())
    })
}

#[test]
fn a_not_now_is_said_in_a_sentence() -> Outcome {
    stage::today(|stage| {
        stage.open_ready(&format!("index.html{}&rigid_spending=0", CASE.replace("28499.99", "40000")))?;
        open(stage, "visit")?;
        let said = "document.querySelector('#tool-card .tools--not_now').textContent";
        stage.tab.wait_for(&format!("{said}.includes('这次还不够条件')"), PATIENCE)?;
        // What would turn it, to the fen: one fen below 9,500 × 3.
        let sentence = stage.tab.eval(said)?;
        let sentence = sentence.as_str().unwrap_or_default();
        assert!(sentence.contains("28,499.99 元") && sentence.contains("12317"), "{sentence}");
        Ok(())
    })
}

#[test]
fn two_cases_stand_side_by_side() -> Outcome {
    on_case(|stage, language| {
        let words = |zh: &'static str, en: &'static str| if language == "zh" { zh } else { en };
        open(stage, "compare")?;
        let told = "document.getElementById('tool-differences').textContent";
        let changed = "document.getElementById('tool-changed').textContent";
        stage.tab.wait_for(&format!("{told}.includes('{}')", words("没有不同", "do not differ")), PATIENCE)?;
        // Income at the line: likely before, not now after; the bill is untouched.
        stage.tab.eval(
            "(() => { const field = document.querySelector('[name=net_income]'); field.value = '28500'; \
             field.dispatchEvent(new Event('input', { bubbles: true })) })()",
        )?;
        let row = "document.querySelector('.tools__pair')";
        stage
            .tab
            .wait_for(&format!("{row} && {row}.textContent.includes('{}')", words("目前不符合", "not")), PATIENCE)?;
        let both = stage.tab.eval(&format!("{row}.textContent"))?;
        assert!(both.as_str().unwrap_or_default().contains(words("很可能符合", "Likely")), "{both}");
        assert!(
            stage.tab.eval(changed)?.as_str().unwrap_or_default().contains("28499.99 "),
            "the answer that changed is named"
        );
        stage.shot(&format!("talk-compare-{language}"))?;
        // Back, with how each is known; and another hospital: the deductible and the rate move the own cost.
        stage.tab.eval("document.querySelector('[data-tool=restore]').click()")?;
        let noted = "decodeURIComponent(history.state).includes('note.members=listed_2024-05-01')";
        stage.tab.wait_for(noted, PATIENCE)?;
        stage.tab.wait_for(&format!("{told}.includes('{}')", words("没有不同", "do not differ")), PATIENCE)?;
        stage.tab.eval(
            "(() => { const level = document.querySelector('[data-vary=hospital_level]'); level.value = 'level_two'; \
             level.dispatchEvent(new Event('change', { bubbles: true })) })()",
        )?;
        stage.tab.wait_for(&format!("{told}.includes('{}')", words("住院报销", "hospital stay")), PATIENCE)?;
        stage.tab.eval("document.querySelector('[data-tool=restore]').click()")?;
        stage.tab.eval("document.querySelector('[data-tool=last-year]').click()")?;
        stage.tab.wait_for(&format!("{changed}.includes('2023-05-10')"), PATIENCE)?;
        stage.tab.eval("document.querySelector('[data-tool=restore]').click()")?;
        stage.tab.eval("document.querySelector('[data-tool=illness]').click()")?;
        stage.tab.wait_for(&format!("{told}.includes('{}')", words("没问到", "not asked")), PATIENCE)?;
        stage.tab.eval("document.querySelector('[data-tool=restore]').click()")?;
        stage.tab.eval("document.querySelector('[data-tool=child]').click()")?;
        stage.tab.wait_for("document.querySelector(\"[name='p3.stage']\")", PATIENCE)?;
        assert_eq!(stage.tab.eval("document.querySelector('[name=members]').value")?, "4");
        Ok(())
    })
}

#[test]
fn cases_are_kept_when_asked_and_forgotten_when_asked() -> Outcome {
    on_case(|stage, _| {
        let kept = "localStorage.getItem('bangfu.cases')";
        open(stage, "keep")?;
        assert_eq!(stage.tab.eval(kept)?, serde_json::Value::Null);
        stage.tab.type_into("#tool-name", "三组5号")?;
        stage.tab.eval("document.querySelector('[data-tool=save]').click()")?;
        stage.tab.wait_for(&format!("{kept}.includes('28499.99')"), PATIENCE)?;
        stage.shot("talk-keep")?;
        // After a restart, another case on the screen: it opens as it was, and says that nothing moved.
        stage.tab.open("about:blank")?;
        stage.open_ready("index.html#place=429005&door=household")?;
        open(stage, "keep")?;
        stage.tab.wait_for("document.querySelector('#tool-cases button')", PATIENCE)?;
        stage.tab.eval("document.querySelector('#tool-cases button').click()")?;
        stage.tab.wait_for("document.querySelector('[name=net_income]').value === '28499.99'", PATIENCE)?;
        let told = "document.getElementById('tool-kept').textContent";
        stage.tab.wait_for(&format!("{told}.includes('一样')"), PATIENCE)?;
        // One of an edition with other results, and with an answer that this edition does not ask for.
        stage.tab.eval(
            "(() => { const cases = JSON.parse(localStorage.getItem('bangfu.cases')); cases[0].seal = '0.0.1_2020-01-01_00000000'; \
             cases[0].link += '&p1.shoe_size=42'; localStorage.setItem('bangfu.cases', JSON.stringify(cases)) })()",
        )?;
        open(stage, "keep")?;
        stage.tab.eval("document.querySelector('#tool-cases button').click()")?;
        stage.tab.wait_for(&format!("{told}.includes('不一样') && {told}.includes('0.0.1')"), PATIENCE)?;
        stage.tab.wait_for("document.getElementById('complaints').textContent.includes('shoe_size')", PATIENCE)?;
        stage.tab.eval("document.querySelector('[data-tool=forget]').click()")?;
        assert_eq!(stage.tab.eval(kept)?, serde_json::Value::Null);
        Ok(())
    })
}

#[test]
fn a_link_says_what_its_sender_came_to() -> Outcome {
    stage::today(|stage| {
        stage.open_ready(&format!("index.html{CASE}"))?;
        open(stage, "keep")?;
        stage.tab.eval("document.querySelector('[data-tool=save]').click()")?;
        let seal = stage.tab.eval("JSON.parse(localStorage.getItem('bangfu.cases'))[0].seal")?;
        let seal = seal.as_str().unwrap_or_default().to_owned();
        assert_eq!(seal.split('_').count(), 3, "edition, day and mark: {seal}");
        let told = "document.getElementById('tool-told') && document.getElementById('tool-told').textContent";
        for (seal, word) in [(seal.as_str(), "来的一样"), ("0.0.9_2025-01-01_0123abcd", "0.0.9")] {
            stage.tab.open("about:blank")?;
            stage.open_ready(&format!("index.html{CASE}&note.as={seal}"))?;
            stage.tab.wait_for(&format!("({told} || '').includes('{word}')"), PATIENCE)?;
            assert_eq!(stage.tab.text("#complaints")?, "");
        }
        // Seals and notes that nobody of ours wrote do no harm.
        stage.tab.open("about:blank")?;
        stage.open_ready(&format!("index.html{CASE}&note.as=%25%27%22]&note.a'b=said_2024&note.net_income=%3Cb%3E"))?;
        open(stage, "visit")?;
        stage.tab.wait_for("document.getElementById('tool-card').textContent.includes('750.00')", PATIENCE)
    })
}

/// The first tap has a script fetched; a tap on another tool meanwhile waits for the same script.
#[test]
fn what_is_tapped_while_a_tool_is_on_its_way_comes_too() -> Outcome {
    stage::today(|stage| {
        stage.open_ready(&format!("index.html{CASE}"))?;
        stage.tab.eval(
            "for (const tool of ['code', 'visit', 'code']) document.querySelector(`[data-share=${tool}]`).click()",
        )?;
        stage.tab.wait_for("document.querySelectorAll('#shared svg').length === 1", PATIENCE)?;
        stage.tab.wait_for(&format!("document.querySelector('{QUESTION}')"), PATIENCE)
    })
}

#[test]
fn a_picture_and_a_word_to_those_who_keep_the_page() -> Outcome {
    on_case(|stage, language| {
        open(stage, "picture")?;
        stage.tab.wait_for("document.querySelector('#tool-made img')", PATIENCE)?;
        let size = stage.tab.eval(
            "document.querySelector('#tool-made img').decode().then(() => { const image = document.querySelector('#tool-made img'); \
             return [image.naturalWidth, image.naturalHeight > 800, image.alt.includes('750.00'), image.src.slice(0, 22)] })",
        )?;
        assert_eq!(size, serde_json::json!([1080, true, true, "data:image/png;base64,"]));
        stage.shot(&format!("talk-picture-{language}"))?;
        for kind in ["official", "notice"] {
            open(stage, kind)?;
            stage.tab.wait_for("document.querySelector('#tool-made textarea')", PATIENCE)?;
            let text = stage.tab.eval("document.querySelector('#tool-made textarea').value")?;
            let text = text.as_str().unwrap_or_default();
            // The case, the version, and the working: 9,500 × 3.
            for part in ["28499.99", "0.1.0", "9,500", "28,500.00"] {
                assert!(text.contains(part), "{kind} lacks {part}: {text}");
            }
        }
        open(stage, "career")?;
        stage.tab.wait_for("document.querySelectorAll('.tools__legs > li').length === 10", PATIENCE)?;
        let now = stage.tab.eval("document.querySelector('.tools__legs [aria-current]').textContent")?;
        assert!(now.as_str().unwrap_or_default().contains("750.00"), "{now}");
        stage.shot(&format!("talk-career-{language}"))
    })
}

/// On a phone of 2020 too, where no module compiles once the policy is narrow.
#[test]
fn a_phone_of_2020_compares_and_draws() -> Outcome {
    stage::on_stage(Edition::Of2020, &verb::built_site()?, |stage| {
        stage.tab.set_viewport(360, 740, true)?;
        stage.open_ready(&format!("index.html{CASE}"))?;
        open(stage, "visit")?;
        stage.tab.wait_for(&format!("document.querySelector('{QUESTION}')"), PATIENCE)?;
        stage.tab.wait_for("document.getElementById('tool-card').textContent.includes('750.00')", PATIENCE)?;
        stage.shot("talk-2020")?;
        open(stage, "picture")?;
        stage.tab.wait_for("document.querySelector('#tool-made img')", PATIENCE)?;
        stage.tab.eval("document.querySelector('[data-share=code]').click()")?;
        stage.tab.wait_for("document.querySelector('#shared svg')", PATIENCE)
    })
}
