// Large type and high contrast hold for every page, once somebody asked for them.

import { all, root } from "./dom.js";

const KEPT = ["elder", "contrast"];

/** Whether they were asked for; storage may be forbidden. */
function isKept(name) {
  try {
    return Boolean(localStorage.getItem(`bangfu.${name}`));
  } catch (forbidden) {
    return false;
  }
}

function turn(name) {
  const on = root.toggleAttribute(`data-${name}`);
  try {
    localStorage.setItem(`bangfu.${name}`, on ? "yes" : "");
  } catch (forbidden) {
    // It holds for this page at least.
  }
}

function showPressed() {
  for (const button of all("[data-comfort]")) {
    const name = button.dataset.comfort;
    button.setAttribute("aria-pressed", root.hasAttribute(`data-${name}`));
    if (name === "aloud") button.hidden = !window.speechSynthesis || !speechSynthesis.getVoices().length;
  }
}

/**
 * Applies what was asked for, and hears the buttons at the top of the page.
 * @param {() => void} [readAloud] what the button for reading aloud does
 */
export function beginComforts(readAloud) {
  for (const name of KEPT) root.toggleAttribute(`data-${name}`, isKept(name));
  showPressed();
  if (window.speechSynthesis) speechSynthesis.onvoiceschanged = showPressed;
  for (const button of all("[data-comfort]")) {
    button.addEventListener("click", () => {
      if (KEPT.includes(button.dataset.comfort)) turn(button.dataset.comfort);
      else if (readAloud) readAloud();
      showPressed();
    });
  }
}
