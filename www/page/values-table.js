// One table for a whole place, on local.html: down with what is asked, up again filled in. The package writes it, reads
// it and checks it; here it is only carried.

import { byId, make, root } from "./dom.js";
import { rules } from "./rules.js";
import { hostValues, ownValues, putValue } from "./stored-values.js";

const language = root.lang === "en" ? "en" : "zh";

/** Says how it went, beside the field.  @param {HTMLElement[]} parts */
function say(...parts) {
  const said = byId("table-said");
  said.textContent = "";
  said.append(...parts);
}

/** A sentence of the page's with a number.  @param {string} key */
function sentence(key, number = 0) {
  return make("p", byId("table-said").dataset[key].replace("{n}", number));
}

async function offerTable(place) {
  const link = byId("table-down");
  link.hidden = true;
  if (!place) return;
  try {
    const { valuesTable } = await rules();
    const table = valuesTable(place, { language: root.lang, local: ownValues(), host: hostValues() });
    link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(table)}`;
    link.download = `${place}.csv`;
    link.hidden = false;
  } catch (missing) {
    say(sentence("tooOld"));
  }
}

/**
 * The text of a file as spreadsheets save it: UTF-8, UTF-16, or the code page of a Chinese Windows.
 * @param {ArrayBuffer} bytes
 */
function textOf(bytes) {
  const [first, second] = new Uint8Array(bytes);
  const encodings = first === 0xff && second === 0xfe ? ["utf-16le"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (other) {
      // The next one.
    }
  }
  // What is no text is named by the reader.
  return new TextDecoder().decode(bytes);
}

/**
 * @param {File} chosen
 * @param {(take: () => void) => void} change
 */
async function takeTable(chosen, change) {
  const bytes = await chosen.arrayBuffer();
  let reading;
  try {
    const { readValuesTable } = await rules();
    reading = readValuesTable(textOf(bytes), { local: ownValues(), host: hostValues() });
  } catch (missing) {
    say(sentence("tooOld"));
    return;
  }
  const { entries, refused } = reading;
  const parts = [];
  if (entries.length) parts.push(sentence("taken", entries.length));
  if (!entries.length && !refused.length) parts.push(sentence("nothing"));
  if (refused.length) {
    const list = make("ul");
    list.append(...refused.map(one => make("li", one.message[language])));
    parts.push(sentence("refused", refused.length), list);
  }
  say(...parts);
  change(() => {
    for (const entry of entries) putValue("entries", entry, true);
  });
}

/**
 * Hears the place and the filled-in table.
 * @param {(take: () => void) => void} change called with what takes the values
 */
export function beginTable(change) {
  const [place, up] = [byId("table-place"), byId("table-up")];
  const offer = () => offerTable(place.value);
  place.addEventListener("change", offer);
  up.addEventListener("change", async () => {
    const [chosen] = up.files;
    if (!chosen) return;
    await takeTable(chosen, change);
    // The same file may be chosen again once it is mended.
    up.value = "";
    offer();
  });
  if (place.value) offer();
}
