/** The files of the site, read as text: each page carries the content policy and nothing that it would have to allow. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import test from "node:test";

import { parse } from "parse5";

import { filesOf } from "./support/files.mjs";
import { built } from "./support/places.mjs";

/** @typedef {{ name: string, attributes: Map<string, string>, text: string }} Element `text`: of its own text nodes */

/** All elements of a page, in order.  @param {string} html  @returns {Element[]} */
function elements(html) {
  const found = /** @type {Element[]} */ ([]);
  const walk = (/** @type {any} */ node) => {
    if (node.tagName) {
      const texts = node.childNodes.filter((/** @type {any} */ child) => child.nodeName === "#text");
      const attributes = new Map(node.attrs.map((/** @type {any} */ { name, value }) => [name, value]));
      found.push({ name: node.tagName, attributes, text: texts.map((/** @type {any} */ { value }) => value).join("") });
    }
    for (const child of [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])]) walk(child);
  };
  // Where no script runs, what stands in <noscript> is part of the page.
  walk(parse(html, { scriptingEnabled: false }));
  return found;
}

const REQUIRED = ["default-src 'none'", "connect-src 'self'", "form-action 'none'", "base-uri 'none'"];
const FORBIDDEN = ["unsafe-inline", "http:", "https:", "ws:", "wss:", "*", "unsafe-hashes"];
const LOADING = ["script", "link", "img", "iframe"];
const ADDRESSES = ["src", "href", "srcset", "action", "poster", "data", "formaction", "ping"];

/** What is wrong with a page.  @param {string} path  @param {string} html  @param {Set<string>} files of the site */
function complaints(path, html, files) {
  const complaints = [];
  const all = elements(html);
  const policy = all.find(({ name, attributes }) => name === "meta" && attributes.get("http-equiv") === "Content-Security-Policy")
    ?.attributes.get("content") ?? "";
  const directives = policy.split(";").map(directive => directive.trim());
  for (const part of REQUIRED) if (!directives.includes(part)) complaints.push(`the content policy lacks ${part}`);
  for (const word of FORBIDDEN) if (policy.includes(word)) complaints.push(`the content policy allows ${word}`);
  let loadsBeforePolicy = false;
  for (const { name, attributes, text } of all) {
    loadsBeforePolicy ||= LOADING.includes(name);
    if (attributes.has("http-equiv") && loadsBeforePolicy) complaints.push("something is loaded before the content policy");
    if (name === "style" || attributes.has("style")) complaints.push(`an inline style in <${name}>`);
    if (name === "script" && (!attributes.has("src") || text.trim())) complaints.push("an inline script");
    for (const [attribute, value] of attributes) {
      if (attribute.startsWith("on")) complaints.push(`an inline handler ${attribute}`);
      if (!ADDRESSES.includes(attribute)) continue;
      const isElsewhere = value.includes("//");
      if (isElsewhere && !(name === "a" && isOnGovernmentHost(value))) {
        complaints.push(`<${name}> with the foreign address ${value}`);
      }
      const isOurs = !isElsewhere && !value.includes(":") && !value.startsWith("#");
      if (isOurs && !files.has(resolve(path, value))) complaints.push(`<${name}> leads to ${value}, which does not exist`);
    }
  }
  return complaints;
}

/**
 * The file that a relative address on a page leads to; for one that would leave the site or hangs on its root, none.
 * @param {string} page  @param {string} address
 */
function resolve(page, address) {
  const [path] = address.split(/[#?]/);
  if (path === "") return page;
  // A folder is its index page, whether it is named by a slash or by dots.
  const file = /(^|\/)\.{0,2}$/.test(path) ? `${path}/index.html` : path;
  return path.startsWith("/") ? "" : posix.join(posix.dirname(page), file);
}

/** The only hosts that a page may lead to; most reposts sit on hosts that have changed hands.  @param {string} address */
function isOnGovernmentHost(address) {
  const { protocol, hostname } = new URL(address, "x:/");
  return ["http:", "https:"].includes(protocol) && hostname.endsWith(".gov.cn");
}

test("every page carries the policy and keeps to it", () => {
  const site = built("site");
  const files = new Set(filesOf(site));
  const pages = [...files].filter(path => path.endsWith(".html"));
  assert(pages.length >= 2, `the site has only ${pages.length} pages`);
  for (const path of pages) assert.deepEqual(complaints(path, readFileSync(join(site, path), "utf8"), files), [], path);
});

const POLICY = `<meta http-equiv="Content-Security-Policy" content="${REQUIRED.join("; ")}">`;

test("the reading finds what it looks for", () => {
  const files = new Set(["start.js", "index.html", "en/index.html"]);
  for (const [page, html, complaint] of [
    ["index.html", `${POLICY}<script src=start.js defer></script><a href='en/'>x</a><a href='#y'>y</a>`, undefined],
    ["en/index.html", `${POLICY}<script src='../start.js'></script><a href='https://x.gov.cn/'>x</a><a href='../'>y</a>`, undefined],
    ["index.html", "<p>", "the content policy lacks default-src 'none'"],
    ["index.html", POLICY.replace("base-uri", "img-src *; base-uri"), "the content policy allows *"],
    ["index.html", `${POLICY}<script>1</script>`, "an inline script"],
    ["index.html", `${POLICY}<p style='x'>`, "an inline style in <p>"],
    ["index.html", `${POLICY}<p onclick=x()>`, "an inline handler onclick"],
    ["index.html", `${POLICY}<noscript><p onclick=x()></noscript>`, "an inline handler onclick"],
    ["index.html", `${POLICY}<template><p onclick=x()></template>`, "an inline handler onclick"],
    ["index.html", `${POLICY}<img src='//x/y.png'>`, "<img> with the foreign address //x/y.png"],
    ["index.html", `${POLICY}<a href='http://x/'>`, "<a> with the foreign address http://x/"],
    ["index.html", `${POLICY}<a href='https://gov.cn.x.com/'>`, "<a> with the foreign address https://gov.cn.x.com/"],
    ["index.html", `${POLICY}<a href='/start.js'>`, "<a> leads to /start.js, which does not exist"],
    ["index.html", `${POLICY}<a href='../start.js'>`, "<a> leads to ../start.js, which does not exist"],
    ["index.html", `${POLICY}<a href='none.html'>`, "<a> leads to none.html, which does not exist"],
    ["index.html", `<script src=start.js></script>${POLICY}`, "something is loaded before the content policy"],
  ]) {
    assert.equal(complaints(/** @type {string} */ (page), /** @type {string} */ (html), files)[0], complaint, html);
  }
});
