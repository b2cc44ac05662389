// What www/page/ does for the calculator, without its care for folds, focus and speed.

const byId = id => document.getElementById(id);

/** The functions that the calculator is handed. */
export function screen() {
  return { show, say, typed, addFields() {}, removeFields() {}, keep };
}

function show(id, markup) {
  byId(id).innerHTML = markup;
}

function say(places, told) {
  for (const place of document.querySelectorAll(`.${places}`)) place.textContent = "";
  const lines = told.split("\n");
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const place = byId(lines[at]);
    if (place) place.textContent = lines[at + 1];
  }
}

function typed() {
  const fields = Array.from(new FormData(byId("questions")));
  return fields.filter(([, text]) => text).map(pair => pair.join()).join("\n");
}

function keep(answers) {
  history.replaceState(String(answers), "");
}
