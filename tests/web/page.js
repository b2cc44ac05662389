// What www/ does for the module, without its care for folds, focus and speed.
Object.assign(window, {
  bangfuShow(id, markup) { document.getElementById(id).innerHTML = markup; },
  bangfuTyped() {
    const typed = Array.from(new FormData(document.getElementById("questions")));
    return typed.filter(([, text]) => text).map(pair => pair.join()).join("\n");
  },
  bangfuKeep(answers) { history.replaceState(String(answers), ""); },
  bangfuFields() {},
  bangfuSay(places, told) {
    document.querySelectorAll("." + places).forEach(place => place.textContent = "");
    const lines = told.split("\n");
    for (let at = 0; at + 1 < lines.length; at += 2) {
      const place = document.getElementById(lines[at]);
      if (place) place.textContent = lines[at + 1];
    }
  },
});
