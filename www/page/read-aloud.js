// Reading aloud: a question when it is reached, the result when it changes or is reached, with a voice of the device.

import { whenRested } from "./calculator.js";
import { all, root, text } from "./dom.js";
import { form } from "./fields.js";
import { briefResults } from "./results.js";

let hears = false;
let isOn = false;
let said = "";

function say(content) {
  if (!isOn || !content || content === said) return;
  said = content;
  speechSynthesis.cancel();
  const speech = new SpeechSynthesisUtterance(content);
  const voice = speechSynthesis.getVoices().find(one => one.lang.slice(0, 2) === root.lang.slice(0, 2));
  if (voice) speech.voice = voice;
  speech.lang = root.lang;
  speechSynthesis.speak(speech);
}

function begin() {
  form.addEventListener("focusin", event => {
    const field = event.target.closest("#ask-field > *, .field");
    const words = field && all("legend, label:not(.choice), :scope > summary, .hint, .why-asked", field);
    if (words) say(words.filter(one => one.getClientRects().length).map(text).join("。"));
    else if (event.target.matches(".door__results")) say(briefResults().join("。"));
  });
  document.addEventListener("heard", () => say(text(document.querySelector("#say-heard"))));
  // While one question is asked at a time, the result waits until they are through: it would cut the question off.
  whenRested(() => root.getAttribute("data-flow") !== "ask" && say(briefResults().join("。")));
}

/** Turns it on or off. */
export function turnReadingAloud() {
  if (!hears) begin();
  hears = true;
  isOn = root.toggleAttribute("data-aloud");
  document.querySelector("[data-comfort='aloud']").setAttribute("aria-pressed", isOn);
  said = "";
  if (!isOn) return speechSynthesis.cancel();
  say(briefResults().join("。") || `${text(document.querySelector("h1"))}。${text(document.querySelector(".lead"))}`);
}
