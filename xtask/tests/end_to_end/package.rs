//! The npm package as a stranger uses it: installed into an empty project, in a page with a bundler, and by its own examples.

use std::path::PathBuf;
use std::process::Command;

use bangfu::book::parameter::{built_in, examples};
use bangfu::form::link;
use bangfu::report::call::{self, Files};
use bangfu::report::shape::Words;
use bangfu::report::{lists, object, schema};
use serde::Serialize;
use serde_json::{Value, json};
use xtask::chromium::Edition;
use xtask::failure::{Doing, Failure, Outcome};
use xtask::{folder, tool, verb};

use crate::stage::{self, PATIENCE, Stage, on_stage};

const VITE: &str = "8.3.8";
const TYPESCRIPT: &str = "5.9.3";

/// A folder of one test, empty at its start and gone at its end.
struct Project(PathBuf);

impl Project {
    fn new(name: &str) -> Outcome<Project> {
        let folder = std::env::temp_dir().join(format!("bangfu-{name}-{}", std::process::id()));
        folder::empty(&folder)?;
        Ok(Project(folder))
    }

    fn write(&self, file: &str, text: &str) -> Outcome {
        folder::write(&self.0.join(file), text.as_bytes())
    }

    /// Packs the package as it would be published and installs it here.
    fn install(&self) -> Outcome {
        let package = verb::built_package()?;
        self.write("package.json", r#"{ "name": "caller", "private": true, "type": "module" }"#)?;
        self.run("npm", &["pack", "--silent", &package.display().to_string()])?;
        let packed = format!("bangfu-{}.tgz", env!("CARGO_PKG_VERSION"));
        self.run("npm", &["install", "--silent", "--no-audit", "--no-fund", "--offline", &format!("./{packed}")])
            .map(drop)
    }

    fn write_situations(&self, cases: &[(String, Value, String)]) -> Outcome {
        let situations: Vec<&Value> = cases.iter().map(|(_, situation, _)| situation).collect();
        self.write("situations.json", &json!(situations).to_string())
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Outcome<String> {
        let output = Command::new(program).current_dir(&self.0).args(arguments).output();
        let output = output.doing(|| format!("run {program}"))?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(said);
        }
        Err(Failure::new(format!("{program} {arguments:?}: {said}{}", String::from_utf8_lossy(&output.stderr))))
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The examples of the README: code, and what it prints.
fn readme() -> Outcome<Vec<(String, String)>> {
    let file = verb::built_package()?.join("README.md");
    let text = std::fs::read_to_string(&file).doing(|| format!("read {}", file.display()))?;
    let mut examples = Vec::new();
    for part in text.split("```js\n").skip(1) {
        let (code, rest) = part.split_once("```").unwrap_or((part, ""));
        let printed = rest.trim_start().strip_prefix("```text\n").and_then(|rest| rest.split_once("```"));
        let (printed, _) = printed.ok_or_else(|| Failure::new(format!("nothing is said to be printed by:\n{code}")))?;
        examples.push((code.to_owned(), printed.to_owned()));
    }
    assert!(examples.len() >= 4, "only {} examples", examples.len());
    Ok(examples)
}

#[test]
fn the_examples_of_the_readme_print_what_they_say_in_node() -> Outcome {
    let project = Project::new("readme")?;
    project.install()?;
    for (code, printed) in readme()? {
        project.write("example.js", &code)?;
        assert_eq!(project.run("node", &["example.js"])?, printed, "{code}");
    }
    Ok(())
}

#[test]
fn the_examples_of_the_readme_print_what_they_say_in_chromium() -> Outcome {
    let project = Project::new("readme-browser")?;
    folder::copy(&verb::built_package()?, &project.0.join("bangfu"))?;
    let examples = readme()?;
    for (at, (code, _)) in examples.iter().enumerate() {
        project.write(&format!("example{at}.js"), &code.replace("\"bangfu\"", "\"./bangfu/index.js\""))?;
    }
    project.write("index.html", "<!doctype html><title>caller</title><link rel=icon href=data:,>")?;
    on_stage(Edition::Today, &project.0, |stage| {
        stage.tab.open(&stage.server.url("index.html"))?;
        for (at, (code, printed)) in examples.iter().enumerate() {
            let run = format!(
                "(() => {{ const said = []; const log = console.log; \
                 console.log = (...parts) => said.push(parts.join(' ') + '\\n'); \
                 return import('/example{at}.js').then(() => {{ console.log = log; return said.join('') }}) }})()"
            );
            assert_eq!(stage.tab.eval(&run)?, json!(printed), "{code}");
        }
        Ok(())
    })
}

#[test]
fn the_types_are_those_of_the_examples() -> Outcome {
    let project = Project::new("types")?;
    project.install()?;
    for (at, (code, _)) in readme()?.iter().enumerate() {
        // The example of errors gives a number on purpose, and a caught error is of no type.
        let wrong = "// @ts-expect-error\n  assess({ place: \"530127\", assessed_on: \"2024-02-30\"";
        let code = code
            .replace("assess({ place: \"530127\", assessed_on: \"2024-02-30\"", wrong)
            .replace("catch (error) {", "catch (caught) {\n  const error = caught as BangfuError;");
        project.write(&format!("example{at}.ts"), &code)?;
    }
    let compiler = tool::npm_package("typescript", TYPESCRIPT)?.join("bin/tsc");
    let compiler = compiler.display().to_string();
    let files: Vec<String> = (0..readme()?.len()).map(|at| format!("example{at}.ts")).collect();
    let mut arguments = vec![compiler.as_str(), "--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom"];
    arguments.extend(["--module", "nodenext"]);
    arguments.extend(files.iter().map(String::as_str));
    project.run("node", &arguments).map(drop)
}

/// The library's text of what it answers.
fn text<T: Serialize>(answer: &T) -> String {
    serde_json::to_string(answer).expect("keys are texts")
}

/// Cases whose reports are compared, and their reports as the library gives them.
fn cases() -> Vec<(String, Value, String)> {
    let case = |pairs: Vec<(String, String)>| {
        let situation = object::object(&pairs);
        let report = call::assess(&object::json(&situation), &Files::NONE).expect("a worked example is not refused");
        (link::write(&pairs), situation, text(&report))
    };
    let pairs = examples()
        .iter()
        .step_by(7)
        .map(|example| example.given.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect());
    pairs.map(case).collect()
}

/// The first report that is not, byte for byte, the library's.
fn compare(reports: &[String], cases: &[(String, Value, String)]) {
    assert_eq!(reports.len(), cases.len());
    for (report, (link, _, wanted)) in reports.iter().zip(cases) {
        assert_eq!(report, wanted, "{link}");
    }
}

#[test]
fn an_empty_project_gives_the_reports_of_the_library_byte_for_byte() -> Outcome {
    let cases = cases();
    assert!(cases.len() > 50, "only {} cases", cases.len());
    let project = Project::new("empty")?;
    project.install()?;
    project.write_situations(&cases)?;
    project.write(
        "report.js",
        "import { assess } from 'bangfu'; import { readFileSync } from 'node:fs';\n\
         for (const situation of JSON.parse(readFileSync('situations.json'))) console.log(JSON.stringify(assess(situation)));",
    )?;
    let said = project.run("node", &["report.js"])?;
    compare(&said.lines().map(str::to_owned).collect::<Vec<_>>(), &cases);
    Ok(())
}

/// A file of local values with a place of its own, a value that holds and one that is refused.
fn local() -> Value {
    let entry = |from: &str, unit: &str| {
        json!({ "parameter": "monitoring.line", "region": "530199", "from": from,
        "until": "2024-12-31", "unit": unit, "value": "9800", "source": "示例县通知〔2024〕1号", "note": null })
    };
    json!({ "regions": [{ "code": "530199", "name": "示例县", "parent": "530100" }],
        "entries": [entry("2024-01-01", "yuan/person/year"), entry("2023-01-01", "yuan"), entry("x", "y"), 7],
        "regoins": [] })
}

#[test]
fn whatever_else_it_gives_is_the_library_s_byte_for_byte() -> Outcome {
    let (book, place, day) = (built_in(), "530199", "2024-05-10");
    let files = Files { local: object::json(&local()), ..Files::NONE };
    let good = json!({ "place": place, "assessed_on": day, "household": { "rural": true, "members": "1", "ex_poor": true,
        "net_income": "9799.99", "risk_illness": "yes", "can_cope": false, "members_2": null } });
    let bad = json!({ "place": 530_127, "assessed_on": "2024-02-30", "zzz": "1", "household": { "net_income": 0.1, "rural": [1, "二"] },
        "persons": [{ "stage": "college", "visits": { "a": 1 } }, "x"] });
    let read = |situation: &Value| object::json(situation);
    let expected = [
        ("assess(good, files)", text(&call::assess(&read(&good), &files).expect("it is not refused"))),
        ("assess(bad)", text(&call::assess(&read(&bad), &Files::NONE).expect_err("it is refused"))),
        ("assess([])", text(&call::assess(&read(&json!([])), &Files::NONE).expect_err("it is refused"))),
        ("toLink(bad)", text(&call::to_link(&read(&bad)).expect_err("it is refused"))),
        ("toLink(good)", text(&call::to_link(&read(&good)).expect("it is not refused"))),
        ("fromLink('x#' + toLink(good))", text(&call::from_link(&call::to_link(&read(&good)).expect("not refused")))),
        (
            "example(good, { name: 'a', ...files })",
            text(&call::worked_example(&read(&good), &files, "a", "").expect("not refused")),
        ),
        (
            "parameters('530199', '2024-05-10', files)",
            text(&call::parameters(place, day, &files).expect("they are known")),
        ),
        ("parameters('1', 2)", text(&call::parameters("1", "2", &Files::NONE).expect_err("they are refused"))),
        ("checkLocal(files.local)", text(&call::check_local(files.local.clone()))),
        ("regions()", text(&lists::regions(&book))),
        ("programmes()", text(&lists::programmes())),
        ("words()", text(&Words::all(&book))),
        ("schema()", text(&schema::situation())),
    ];
    let project = Project::new("answers")?;
    project.install()?;
    let calls: String = expected.iter().map(|(call, _)| format!("say(() => {call});\n")).collect();
    project.write(
        "answers.js",
        &format!(
            "import {{ assess, checkLocal, example, fromLink, parameters, programmes, regions, schema, toLink, words }} from 'bangfu';\n\
             const good = {good}, bad = {bad}, files = {{ local: {} }};\n\
             function say(call) {{ let answer; try {{ answer = call() }} catch (problem) {{ answer = problem.errors ?? String(problem) }} \
             console.log(JSON.stringify(answer)) }}\n{calls}",
            local()
        ),
    )?;
    let said = project.run("node", &["answers.js"])?;
    assert_eq!(said.lines().count(), expected.len());
    for (said, (call, wanted)) in said.lines().zip(expected) {
        assert_eq!(said, wanted, "{call}");
    }
    Ok(())
}

#[test]
fn what_is_no_json_is_refused_where_it_stands() -> Outcome {
    let project = Project::new("odd")?;
    project.install()?;
    // A value of JavaScript, and what is said of it where an amount is asked for.
    let odd = [
        ("NaN", "not_text NaN"),
        ("1e300 * 1e300", "not_text inf"),
        ("10n", "not_text 10"),
        ("10n ** 40n", "not_text …"),
        ("() => 1", "not_text …"),
        ("Symbol()", "not_text …"),
        ("new Set([1])", "not_text …"),
        ("new Uint8Array(2)", "not_text …"),
        ("new Date(0)", "not_text {}"),
        ("endless", "not_text {\"self\":{\"self\":{\"self\":{\"self\":…}}}}"),
        ("undefined", "nothing"),
        ("new String('1')", "not_text …"),
    ];
    let calls: String = odd.iter().map(|(value, _)| format!("say({value});\n")).collect();
    project.write(
        "odd.js",
        &format!(
            "import {{ assess }} from 'bangfu';\nconst endless = {{}}; endless.self = endless;\n\
             function say(net_income) {{ try {{ \
             assess({{ place: '530127', assessed_on: '2024-05-10', household: {{ net_income }} }}); console.log('nothing') \
             }} catch (problem) {{ console.log(problem.errors.map(one => one.code + ' ' + one.given).join()) }} }}\n{calls}"
        ),
    )?;
    let said = project.run("node", &["odd.js"])?;
    assert_eq!(said.lines().collect::<Vec<_>>(), odd.map(|(_, said)| said));
    Ok(())
}

#[test]
fn a_bundled_page_gives_the_reports_of_the_library_byte_for_byte() -> Outcome {
    let cases = cases();
    let project = Project::new("bundled")?;
    project.install()?;
    project.write_situations(&cases)?;
    project.write(
        "index.html",
        "<!doctype html><title>caller</title><link rel=icon href=data:,><script type=module src=main.js></script>",
    )?;
    project.write(
        "main.js",
        "import { assess } from 'bangfu'; import situations from './situations.json';\n\
         window.reports = situations.map(situation => JSON.stringify(assess(situation)));",
    )?;
    let vite = tool::npm_package("vite", VITE)?.join("bin/vite.js");
    project.run("node", &[&vite.display().to_string(), "build", "--base=./", "--logLevel=warn"])?;
    on_stage(Edition::Today, &project.0.join("dist"), |stage| {
        stage.tab.open(&stage.server.url("index.html"))?;
        stage.tab.wait_for("!!window.reports", PATIENCE)?;
        let reports = stage.tab.eval("window.reports")?;
        let reports = reports.as_array().cloned().unwrap_or_default();
        let reports: Vec<String> = reports.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect();
        compare(&reports, &cases);
        Ok(())
    })
}

/// What the page hands out of the case that it shows.
fn handed_out(stage: &Stage, what: &str) -> Outcome<String> {
    stage.tab.eval(&format!("document.querySelector('[data-share={what}]').click()"))?;
    stage.tab.wait_for("document.querySelector('#shared textarea')", PATIENCE)?;
    let text = stage.tab.eval("document.querySelector('#shared textarea').value")?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[test]
fn the_page_hands_out_the_same_report_byte_for_byte_and_a_worked_example_that_holds() -> Outcome {
    let book = built_in();
    stage::today(|stage| {
        for (link, _, wanted) in cases().iter().step_by(9) {
            stage.tab.open("about:blank")?;
            // On the page the child is the second person.
            let link = link.replace("p1.stage", "p2.stage").replace("p1.term", "p2.term");
            if link.contains("p2.stage") {
                continue;
            }
            stage.open_ready(&format!("index.html#{link}&door=everything"))?;
            stage.tab.wait_for("document.querySelector('#questions .result')", PATIENCE)?;
            assert_eq!(handed_out(stage, "data")?, *wanted, "{link}");
            let example = handed_out(stage, "example")?;
            let examples =
                bangfu::report::example::read("exported", &example).unwrap_or_else(|problem| panic!("{problem}"));
            assert_eq!(examples.len(), 1);
            assert_eq!(examples[0].check(&book), Ok(()), "{example}");
        }
        Ok(())
    })
}
