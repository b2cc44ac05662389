/** The npm package as a stranger uses it: installed into an empty project, in a page with a bundler, and by its own examples. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import test from "node:test";

import { Calculator } from "./support/calculator.mjs";
import { emptyFolder } from "./support/files.mjs";
import { examples, xtask } from "./support/library.mjs";
import { built } from "./support/places.mjs";
import { today, until } from "./support/stage.mjs";

/** The program of a package that these tests depend on.  @param {string} name  @param {string} file */
const programOf = (name, file) => join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);

const PAGE = "<!doctype html><title>caller</title><link rel=icon href=data:,>";

/** A project of one test. */
class Project {
  /** @param {string} name */
  constructor(name) {
    this.folder = emptyFolder(name);
  }

  /** @param {string} file  @param {string} text */
  write(file, text) {
    writeFileSync(join(this.folder, file), text);
  }

  /** Packs the package as it would be published and installs it here. */
  install() {
    this.write("package.json", '{ "name": "caller", "private": true, "type": "module" }');
    this.run("npm", "pack", "--silent", built("npm"));
    const packed = readdirSync(this.folder).find(file => file.endsWith(".tgz"));
    this.run("npm", "install", "--silent", "--no-audit", "--no-fund", "--offline", `./${packed}`);
    return this;
  }

  /** @param {string} program  @param {string[]} words */
  run(program, ...words) {
    return execFileSync(program, words, { cwd: this.folder, encoding: "utf8", maxBuffer: 2 ** 28 });
  }
}

/** The examples of the README: code, and what it prints. */
function readme() {
  const text = readFileSync(join(built("npm"), "README.md"), "utf8");
  const examples = text.split("```js\n").slice(1).map(part => {
    const [, code, printed] = part.match(/^(.*?)```\s*```text\n(.*?)```/s) ?? assert.fail(`nothing is said to be printed by:\n${part}`);
    return { code, printed };
  });
  assert(examples.length >= 4, `only ${examples.length} examples`);
  return examples;
}

test("the examples of the README print what they say in Node", () => {
  const project = new Project("readme").install();
  for (const { code, printed } of readme()) {
    project.write("example.js", code);
    assert.equal(project.run("node", "example.js"), printed, code);
  }
});

const caller = new Project("readme-browser");

test("the examples of the README print what they say in Chromium", today(async stage => {
  cpSync(built("npm"), join(caller.folder, "bangfu"), { recursive: true });
  caller.write("index.html", PAGE);
  for (const [at, { code }] of readme().entries()) {
    caller.write(`example${at}.js`, code.replaceAll('"bangfu"', '"./bangfu/index.js"'));
  }
  await stage.tab.open(stage.url("index.html"));
  for (const [at, { code, printed }] of readme().entries()) {
    const said = await stage.tab.run(async file => {
      let said = "";
      const { log } = console;
      console.log = (...parts) => void (said += `${parts.join(" ")}\n`);
      await import(file);
      console.log = log;
      return said;
    }, `/example${at}.js`);
    assert.equal(said, printed, code);
  }
}, { folder: caller.folder }));

test("the types are those of the examples", () => {
  const project = new Project("types").install();
  const files = readme().map(({ code }, at) => {
    // The example of errors gives a number on purpose, and a caught error is of no type.
    const wrong = 'assess({ place: "530127", assessed_on: "2024-02-30"';
    project.write(`example${at}.ts`, code
      .replaceAll(wrong, `// @ts-expect-error\n  ${wrong}`)
      .replaceAll("catch (error) {", "catch (caught) {\n  const error = caught as BangfuError;"));
    return `example${at}.ts`;
  });
  const options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", "--module", "nodenext"];
  project.run("node", programOf("typescript", "bin/tsc"), ...options, ...files);
});

/** Cases whose reports are compared. */
const { cases, calls } = examples();
const CASES = cases.filter((_, at) => at % 7 === 0);

/** Fails at the first report that is not, byte for byte, the library's.  @param {string[]} reports */
function compare(reports) {
  assert.equal(reports.length, CASES.length);
  for (const [at, { link, report }] of CASES.entries()) assert.equal(reports[at], report, link);
}

/** @param {Project} project */
const writeSituations = project => project.write("situations.json", JSON.stringify(CASES.map(({ situation }) => situation)));

test("an empty project gives the reports of the library byte for byte", () => {
  assert(CASES.length > 50, `only ${CASES.length} cases`);
  const project = new Project("empty").install();
  writeSituations(project);
  project.write("report.js", `
    import { assess } from "bangfu";
    import { readFileSync } from "node:fs";
    for (const situation of JSON.parse(readFileSync("situations.json"))) console.log(JSON.stringify(assess(situation)));
  `);
  compare(project.run("node", "report.js").trimEnd().split("\n"));
});

test("what one caller changes in a report no other is given", () => {
  const project = new Project("spoiled").install();
  writeSituations(project);
  project.write("spoiled.js", `
    import { assess } from "bangfu";
    import { readFileSync } from "node:fs";
    function spoil(part) {
      for (const [key, value] of Object.entries(part)) {
        if (value && typeof value === "object") spoil(value);
        part[key] = "spoiled";
      }
    }
    for (const situation of JSON.parse(readFileSync("situations.json"))) {
      spoil(assess(situation));
      console.log(JSON.stringify(assess(situation)));
    }
  `);
  compare(project.run("node", "spoiled.js").trimEnd().split("\n"));
});

test("a list of situations gives the same reports, and what is refused of one stands in its place", () => {
  const project = new Project("many").install();
  writeSituations(project);
  project.write("many.js", `
    import { assessMany, BangfuError } from "bangfu";
    import { readFileSync } from "node:fs";
    const situations = JSON.parse(readFileSync("situations.json"));
    for (const report of assessMany(situations)) console.log(JSON.stringify(report));
    const [refused, fine] = assessMany([{ ...situations[0], assessed_on: "2024-02-30" }, situations[0]]);
    console.log(refused instanceof BangfuError, refused.errors.map(({ path, code }) => path + " " + code).join());
    console.log(JSON.stringify(fine));
    try {
      assessMany({});
    } catch (problem) {
      console.log(problem.errors.map(({ path, code, given }) => [path, code, given].join(" ")).join());
    }
  `);
  const lines = project.run("node", "many.js").trimEnd().split("\n");
  const [refused, fine, noList] = lines.splice(CASES.length);
  compare(lines);
  assert.equal(refused, "true assessed_on not_a_day");
  assert.equal(fine, CASES[0].report);
  assert.equal(noList, "situations not_a_list {}");
});

test("whatever else it gives is the library's byte for byte", () => {
  const project = new Project("answers").install();
  const { good, bad, local, answers } = calls;
  project.write("given.json", JSON.stringify({ good, bad, files: { local } }));
  project.write("answers.js", `
    import { readFileSync } from "node:fs";
    import { assess, checkLocal, example, fromLink, parameters, programmes, regions, schema, toLink, words } from "bangfu";
    const { good, bad, files } = JSON.parse(readFileSync("given.json"));
    function say(call) {
      let answer;
      try {
        answer = call();
      } catch (problem) {
        answer = problem.errors ?? String(problem);
      }
      console.log(JSON.stringify(answer));
    }
    ${answers.map(([call]) => `say(() => ${call});`).join("\n")}
  `);
  const said = project.run("node", "answers.js").trimEnd().split("\n");
  assert.equal(said.length, answers.length);
  for (const [at, [call, answer]] of answers.entries()) assert.equal(said[at], answer, call);
});

/** Values of JavaScript, and what is said of them where an amount is asked for. */
const ODD = [
  ["NaN", "not_text NaN"],
  ["1e300 * 1e300", "not_text Infinity"],
  ["10n", "not_text 10"],
  ["2n ** 63n", "not_text 9223372036854775808"],
  ["10n ** 40n", "not_text …"],
  ["() => 1", "not_text …"],
  ["Symbol()", "not_text …"],
  ["new Set([1])", "not_text …"],
  ["new Uint8Array(2)", "not_text …"],
  ["new ArrayBuffer(2)", "not_text …"],
  ["new Map([['a', 1]])", 'not_text {"a":1}'],
  ["new Map([[1, 'a']])", "not_text …"],
  ["[, 1]", "not_text [null,1]"],
  ["[[[[[['1']]]]]]", "not_text [[[[…]]]]"],
  ["new Array(100001)", "not_text …"],
  ["new Date(0)", "not_text {}"],
  ["endless", 'not_text {"self":{"self":{"self":{"self":…}}}}'],
  ["undefined", "nothing"],
  ["new String('1')", "not_text …"],
];

test("what is no JSON is refused where it stands", () => {
  const project = new Project("odd").install();
  project.write("odd.js", `
    import { assess } from "bangfu";
    const endless = {};
    endless.self = endless;
    function say(net_income) {
      try {
        assess({ place: "530127", assessed_on: "2024-05-10", household: { net_income } });
        console.log("nothing");
      } catch (problem) {
        console.log(problem.errors.map(({ code, given }) => code + " " + given).join());
      }
    }
    ${ODD.map(([value]) => `say(${value});`).join("\n")}
  `);
  assert.deepEqual(project.run("node", "odd.js").trimEnd().split("\n"), ODD.map(([, said]) => said));
});

const bundled = new Project("bundled");

test("a bundled page gives the reports of the library byte for byte", async t => {
  bundled.install();
  writeSituations(bundled);
  bundled.write("index.html", `${PAGE}<script type=module src=main.js></script>`);
  bundled.write("main.js", `
    import { assess } from "bangfu";
    import situations from "./situations.json";
    window.reports = situations.map(situation => JSON.stringify(assess(situation)));
  `);
  bundled.run("node", programOf("vite", "bin/vite.js"), "build", "--base=./", "--logLevel=warn");
  await today(async stage => {
    await stage.tab.open(stage.url("index.html"));
    compare(await until(() => stage.tab.run(() => Reflect.get(window, "reports")), Array.isArray));
  }, { folder: join(bundled.folder, "dist") })(t);
});

test("the page hands out the same report byte for byte and a worked example that holds", today(async stage => {
  const project = new Project("exported");
  for (const { link, report } of CASES.filter((_, at) => at % 9 === 0)) {
    // On the page the child is the second person.
    if (link.includes("p2.stage")) continue;
    const page = await Calculator.open(stage, `${link}&door=everything`);
    await until(() => page.results());
    assert.equal(await page.handedOut("data"), report, link);
    const example = await page.handedOut("example");
    assert.equal(example.match(/^\[\[case\]\]/gm)?.length, 1, example);
    project.write("exported.toml", example);
    xtask("case", join(project.folder, "exported.toml"));
  }
}));
