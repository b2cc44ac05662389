// The one-file edition: pages of values and sources stand in this document as templates, and open in place of the
// calculator. The module stands there too; see calculator.js.

import { all, byId, make, makeButton, root } from "./dom.js";

const isEnglish = root.lang === "en";
const calculator = byId("main");
const page = make("main");
const back = makeButton(isEnglish ? "← Back to the calculator" : "← 回到计算器", close);
back.style.position = "sticky";
back.style.top = "8px";
page.hidden = true;
calculator.before(page);

/** The path of the page that is shown, and where the calculator was left. */
let shown = "";
let place = 0;

function close() {
  page.hidden = true;
  calculator.hidden = false;
  shown = "";
  window.scrollTo(0, place);
}

/** Opens the folds around an element and brings it into sight, below the button. */
function reveal(target) {
  for (let fold = target; fold !== page; fold = fold.parentNode) if (fold.tagName === "DETAILS") fold.open = true;
  target.style.scrollMarginTop = "80px";
  target.scrollIntoView();
}

/** Shows a page, at an element if one is named. @returns {boolean} whether this file has it */
function open(path, id) {
  const template = document.querySelector(`template[data-page='${path}']`);
  if (!template) return false;
  if (!shown) place = window.pageYOffset;
  shown = path;
  page.textContent = "";
  page.append(back, template.content.cloneNode(true));
  // What is typed there is kept by the site only.
  for (const form of all("form, #find, [download]", page)) form.remove();
  page.hidden = false;
  calculator.hidden = true;
  const target = id && page.querySelector(`[id='${id}']`);
  if (target) reveal(target);
  else window.scrollTo(0, 0);
  back.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", event => {
  const anchor = event.target.closest("a[href]");
  const href = anchor && anchor.getAttribute("href");
  if (!href || /^(https?|tel|mailto|blob):/.test(href) || (href[0] === "#" && !shown)) return;
  event.preventDefault();
  const address = new URL(href, `https://page.invalid/${shown}`);
  const path = address.pathname.slice(1);
  if (path === "index.html" || path === "") close();
  else if (!open(path, decodeURIComponent(address.hash.slice(1)))) {
    anchor.textContent = isEnglish ? "(on the site only)" : "（网站版才有）";
  }
});
document.addEventListener("keydown", event => {
  if (shown && event.key === "Escape") close();
});

// The other language, and what only the site can do, are no part of this file.
for (const anchor of all("a[data-language], a[href='local.html'], a[href='ledger.html']")) {
  (anchor.closest("li") || anchor).remove();
}
