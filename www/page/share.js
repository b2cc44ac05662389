// Taking the results along: the printed card, text, link and QR code, a file for others; and the way to the tools that
// two people need at one phone.

import { answersWithNotes } from "./answers.js";
import { toClipboard } from "./clipboard.js";
import { all, byId, make, site, text, word } from "./dom.js";
import { drawCode } from "./draw-code.js";
import {
  about, address, answeredFields, asText, doorsWithAnswers, hasAnswers, isResultOnly, results,
} from "./results.js";
import { hostValues, ownValues } from "./stored-values.js";
import { open } from "./tools.js";

/** Shows something below the buttons. */
function tell(...elements) {
  const shared = byId("shared");
  shared.textContent = "";
  shared.append(...elements);
}

function tellWord(key) {
  tell(make("p", word(key)));
}

/** For browsers and files without the newer way. */
function copyByHand(content) {
  const area = make("textarea", content);
  area.readOnly = true;
  area.setAttribute("aria-label", word("by-hand"));
  const line = make("p", word("by-hand"));
  tell(line, area);
  area.select();
  try {
    if (document.execCommand("copy")) line.textContent = word("copied");
  } catch (forbidden) {
    // The text is there to be copied by hand.
  }
}

function copy(content) {
  return toClipboard(content).then(() => tellWord("copied"), () => copyByHand(content));
}

async function showCode() {
  const code = await drawCode();
  tell(make("p", word(code.firstChild ? "scan" : "too-long")), code);
}

/** Browsers inside messengers have neither a printer nor a place for files, and say so by nothing but their name. */
const IN_MESSENGER = /MicroMessenger|DingTalk|Weibo|\bQQ\//i;

/** Whether what is printed or saved here gets anywhere. */
function isFullBrowser() {
  return !IN_MESSENGER.test(navigator.userAgent);
}

/** How long a browser may take to begin with printing, in milliseconds. */
const BEGINS = 1500;

/** Has the page printed. @returns {Promise<boolean>} whether the browser began to */
function printed() {
  return new Promise(done => {
    if (typeof window.print !== "function" || !isFullBrowser()) return done(false);
    window.addEventListener("beforeprint", () => done(true), { once: true });
    window.print();
    setTimeout(done, BEGINS, false);
  });
}

/** Where nothing is printed a picture can be kept, and another browser prints. */
async function offerPicture() {
  document.body.classList.remove("printing");
  byId("sheet").hidden = true;
  await open("picture");
  byId("tool-told").textContent = `${word("no-printer")} ${word("hold")}`;
}

/** A part of the page as it stands on the card: everything unfolded, and no id twice on the page. */
function unfolded(result) {
  const copy = result.cloneNode(true);
  for (const part of [copy, ...all("details", copy)]) part.setAttribute("open", "");
  for (const part of [copy, ...all("[id]", copy)]) part.removeAttribute("id");
  return copy;
}

/** The answers of a door for the front of the card: what is folded stands on its back. */
function inShort(door) {
  const copy = unfolded(door);
  for (const part of all("details, [data-asked]", copy)) part.remove();
  return copy;
}

/** From so much text on the front of the card is set smaller, and smaller still, to stay one page. */
const MUCH = 700;
const MOST = 1100;

/** How much stands on the front: characters, of letters half as wide, and a line's beginning for each part. */
function amountOf(front) {
  const wide = text(front).replace(/[\x20-\x7e]{2}/g, "x").length;
  return wide + 15 * all("li, tr, h3, .answer__sentence", front).length;
}

async function printCard() {
  const sheet = byId("sheet");
  const [told, front, answers, shown, corner] =
    [".sheet__about", ".sheet__front", ".sheet__answers", ".sheet__results", ".sheet__code"]
      .map(part => sheet.querySelector(part));
  told.textContent = about();
  for (const part of [front, answers, shown, corner]) part.textContent = "";
  const [first, ...others] = doorsWithAnswers();
  const sentences = others.flatMap(door => all(".answer:not([data-asks]) .answer__sentence", door));
  front.append(inShort(first), ...sentences.map(unfolded));
  sheet.classList.toggle("sheet--much", amountOf(front) > MUCH);
  sheet.classList.toggle("sheet--most", amountOf(front) > MOST);
  for (const { of, question, answer } of isResultOnly() ? [] : answeredFields({ withNotes: true })) {
    answers.append(make("dt", of ? `${of} · ${question}` : question), make("dd", answer));
  }
  answers.hidden = answers.previousElementSibling.hidden = isResultOnly();
  shown.append(...results().map(unfolded));
  if (!isResultOnly()) {
    // A card without its code is a card all the same.
    await drawCode().then(code => corner.append(code), () => {});
  }
  sheet.hidden = false;
  document.body.classList.add("printing");
  if (!await printed()) await offerPicture();
}
window.addEventListener("afterprint", () => {
  document.body.classList.remove("printing");
  byId("sheet").hidden = true;
});

/**
 * For policy staff and programmers: the case as a worked example, or all that is said of it as data. The package that
 * other programs use says it.
 * @param {"example" | "data"} what
 */
async function offerFile(what) {
  try {
    const api = await import(new URL(`${site}api/index.js`, location.href).href);
    const situation = api.fromLink(`#${answersWithNotes()}`);
    const options = { local: ownValues(), host: hostValues(), name: about(), origin: word("origin") };
    const isExample = what === "example";
    const told = isExample ? api.example(situation, options) : JSON.stringify(api.assess(situation, options));
    const name = `${situation.place}-${situation.assessed_on}${isExample ? ".toml" : ".json"}`;
    const area = make("textarea", told);
    area.readOnly = true;
    area.setAttribute("aria-label", name);
    tell(isFullBrowser() ? fileLink(name, told) : make("p", word("no-files")), area);
  } catch (problem) {
    // The one-file edition has no package; a refused answer is named above the form already.
    tell(make("p", problem.errors ? problem.message : word("no-script")));
  }
}

/** A link that saves a file. @param {string} name @param {string} content */
function fileLink(name, content) {
  const link = make("a", `${word("file")} ${name}`);
  link.href = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
  link.download = `bangfu-${name}`;
  link.className = "button";
  return link;
}

/** What works without a result, and what needs one. */
const WITHOUT_RESULT = ["visit", "career", "keep", "same"];
const FILES = ["example", "data"];

/**
 * Does what a button says.
 * @param {string} what
 */
export async function act(what) {
  if (!hasAnswers() && !WITHOUT_RESULT.includes(what)) return tellWord("nothing");
  try {
    if (what === "print") await printCard();
    else if (what === "code") await showCode();
    else if (what === "text" || what === "link") await copy(what === "link" && !isResultOnly() ? address() : asText());
    else if (FILES.includes(what)) await offerFile(what);
    else await open(what);
  } catch (missing) {
    console.error(missing);
    tellWord("no-script");
  }
}
