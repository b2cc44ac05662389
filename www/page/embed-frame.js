// The calculator within another site's page (see embed.js): without its own head and foot, in the colours that were
// asked for, and as tall as its content. Loaded where the address says so.

import { make, root, site, text } from "./dom.js";
import { form } from "./fields.js";

const asked = new URLSearchParams(location.search);
const given = new URLSearchParams(location.hash.slice(1));

/** Says the settled place. */
const place = make("p");

/** Light and dark are the style's own, switched on or off for good. */
function paint(theme) {
  root.style.colorScheme = theme;
  for (const rule of document.styleSheets[0].cssRules) {
    if (rule.media && /prefers-color-scheme/.test(rule.media.mediaText)) {
      rule.media.mediaText = theme === "dark" ? "all" : "not all";
    }
  }
}

function takeThemes() {
  for (const name of (asked.get("theme") || "").split(/[ ,]+/)) {
    if (name === "elder" || name === "contrast") root.setAttribute(`data-${name}`, "");
    else if (name === "light" || name === "dark") paint(name);
    else if (name) console.warn(`data-theme: ${name} is none of light, dark, elder, contrast`);
  }
}

/** Relative luminance of a colour like #7a1f1f, as WCAG reckons it. */
function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A colour on which white letters cannot be read is not taken. */
function takeAccent() {
  const accent = asked.get("accent") || "";
  if (/^#[0-9a-f]{6}$/i.test(accent) && 1.05 / (luminance(accent) + 0.05) >= 4.5) {
    root.style.setProperty("--accent", accent);
    root.setAttribute("data-accent", "");
  } else if (accent) {
    console.warn(`data-accent: ${accent} is no colour like #7a1f1f on which white letters can be read`);
  }
}

/**
 * What the page around has settled is not asked again, once it is known to be a place or a door of ours; the place is
 * said.
 */
function settle() {
  for (const name of ["place", "door"]) {
    const value = given.get(name);
    const chosen = value && document.querySelector(`[name='${name}'][value='${CSS.escape(value)}']`);
    const isSettled = Boolean(chosen && chosen.checked);
    root.classList.toggle(`settled-${name}`, isSettled);
    if (name === "place") place.textContent = isSettled ? text(chosen.nextElementSibling) : "";
  }
}

/** Pages of values and sources open beside the page around, not within its frame. */
function openBeside(event) {
  const link = event.target.closest("a[href]");
  if (link && link.getAttribute("href")[0] !== "#" && link.protocol !== "tel:") {
    link.target = "_blank";
    link.rel = "noopener";
  }
}

let told = 0;
function tellHeight() {
  const height = document.body.getBoundingClientRect().height;
  if (Math.abs(height - told) < 1) return;
  told = height;
  // The height is no secret, so it may be any page's; nothing else is ever sent.
  window.parent.postMessage({ bangfuHeight: height }, "*");
}

/** Makes the page fit for a frame. */
export function beginFrame() {
  const sheet = make("link");
  sheet.rel = "stylesheet";
  sheet.href = `${site}framed.css`;
  sheet.onload = tellHeight;
  document.head.append(sheet);
  root.setAttribute("data-framed", "");
  takeThemes();
  takeAccent();
  place.className = "hint";
  form.before(place);
  document.addEventListener("input", settle);
  new MutationObserver(settle).observe(root, { attributes: true, attributeFilter: ["data-ready"] });
  settle();
  document.addEventListener("click", openBeside, true);
  new ResizeObserver(tellHeight).observe(document.body);
}
