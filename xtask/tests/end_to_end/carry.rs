//! Taking the result along: on paper, as text, as a link, as a code, and read aloud.

use xtask::failure::{Doing, Outcome};

use crate::conversation::open_example;
use crate::stage::{self, PATIENCE, Stage};

/// Keeps the printer away, and what is copied or said where a test finds it.
const STANDS_IN: &str = "window.print = () => { window.printed = true }; \
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: text => { window.copied = text; return Promise.resolve() } } }); 0";

fn copied(stage: &Stage, button: &str) -> Outcome<String> {
    stage.tab.eval("window.copied = ''")?;
    stage.tab.click(&format!("[data-share='{button}']"))?;
    stage.tab.wait_for("window.copied", PATIENCE)?;
    Ok(stage.tab.eval("window.copied")?.as_str().unwrap_or_default().to_string())
}

#[test]
fn the_amounts_are_on_the_paper() -> Outcome {
    stage::today(|stage| {
        for (folder, amounts, words) in [
            ("", ["28,499.99", "28,500.00", "11,472.00", "750.00"], ["很可能符合", "签字", "12317"]),
            ("en/", ["28,499.99", "28,500.00", "11,472.00", "750.00"], ["Likely", "Household:", "12317"]),
        ] {
            open_example(stage, folder)?;
            stage.tab.eval(STANDS_IN)?;
            stage.tab.click("[data-share=print]")?;
            stage.tab.wait_for("window.printed", PATIENCE)?;
            let file = std::env::temp_dir().join(format!("bangfu-card-{}.pdf", std::process::id()));
            stage.tab.print_pdf(&file)?;
            let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
            let text = pdf_extract::extract_text_from_mem(&bytes).doing(|| "read the PDF".into())?;
            if let Some(shots) = std::env::var_os("BANGFU_SHOTS") {
                let kept = std::path::PathBuf::from(shots).join(format!("card-{}.pdf", folder.trim_end_matches('/')));
                std::fs::copy(&file, kept).doing(|| "keep the PDF".into())?;
            }
            std::fs::remove_file(&file).doing(|| format!("remove {}", file.display()))?;
            // Letters that stand apart on the paper come with blanks between them.
            let text: String = text.split_whitespace().collect();
            for expected in amounts.into_iter().chain(words) {
                assert!(text.contains(expected), "{expected}: {text}");
            }
            // The card and nothing else: neither the questions nor the lists of pages.
            assert!(!text.contains("选市、省或全国") && !text.contains("Chooseacity"), "{text}");
            // Afterwards the page is as before.
            stage.tab.eval("window.dispatchEvent(new Event('afterprint'))")?;
            assert_eq!(stage.tab.eval("document.getElementById('sheet').getClientRects().length")?, 0);
        }
        Ok(())
    })
}

#[test]
fn text_link_and_code_carry_the_case_or_the_result_only() -> Outcome {
    stage::today(|stage| {
        stage.tab.set_viewport(360, 740, true)?;
        open_example(stage, "")?;
        stage.tab.eval(STANDS_IN)?;
        let text = copied(stage, "text")?;
        for expected in [
            "嵩明县",
            "2024-05-10",
            "家里几口人？ 3 人",
            "很可能符合",
            "11,472.00 元",
            "下一步",
            "12317",
            "#place=530127",
        ] {
            assert!(text.contains(expected), "{expected}: {text}");
        }
        let link = copied(stage, "link")?;
        assert!(link.contains("#place=530127") && link.contains("net_income=28499.99"), "{link}");
        stage.tab.click("[data-share=code]")?;
        stage.tab.wait_for("document.querySelector('#shared svg path')", PATIENCE)?;
        stage.shot("code")?;

        // The result only: no answer, and no link that would hold them.
        stage.tab.click("#only-result")?;
        for button in ["text", "link"] {
            let text = copied(stage, button)?;
            assert!(text.contains("很可能符合") && text.contains("11,472.00 元"), "{text}");
            for secret in ["家里几口人", "net_income", "#place"] {
                assert!(!text.contains(secret), "{secret}: {text}");
            }
        }
        Ok(())
    })
}

#[test]
fn question_and_result_are_read_aloud_where_there_is_a_voice() -> Outcome {
    stage::today(|stage| {
        // A voice of the device, and what it says.
        let voice = "window.said = []; Object.defineProperty(window, 'speechSynthesis', { value: { \
            getVoices: () => [{ lang: 'zh-CN', name: 'x' }], cancel() {}, speak(speech) { said.push(speech.text) } } }); \
            window.SpeechSynthesisUtterance = function (text) { this.text = text }";
        stage.tab.command("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": voice }))?;
        open_example(stage, "")?;
        stage.tab.click("[data-comfort=aloud]")?;
        stage.tab.wait_for("window.said.some(text => text.includes('很可能符合'))", PATIENCE)?;
        stage.tab.type_into("#members", "4")?;
        stage.tab.wait_for("window.said.some(text => text.includes('家里几口人'))", PATIENCE)?;
        // Switched off, it is silent.
        stage.tab.click("[data-comfort=aloud]")?;
        stage.tab.eval("window.said.length = 0")?;
        stage.tab.type_into("#net_income", "1")?;
        assert_eq!(stage.tab.eval("window.said.length")?, 0);
        Ok(())
    })
}
