// Tables of counts with a bar in each row; the numbers stand beside it, so that nobody has to see it.

import { make } from "../page/dom.js";

const SVG = "http://www.w3.org/2000/svg";
/** How long the longest bar is, in its own units. */
const LONGEST = 1000;

/**
 * A cell with a bar of parts, one after the other.
 * @param {{ size: number, kind: string }[]} parts how large each is, and by what it is coloured
 * @param {number} whole how large a bar of full length is
 */
export function barCell(parts, whole) {
  const bar = document.createElementNS(SVG, "svg");
  bar.setAttribute("class", "bar");
  bar.setAttribute("viewBox", `0 0 ${LONGEST} 10`);
  bar.setAttribute("preserveAspectRatio", "none");
  bar.setAttribute("aria-hidden", "true");
  let begin = 0;
  for (const { size, kind } of parts) {
    const wide = whole ? (size / whole) * LONGEST : 0;
    const rectangle = document.createElementNS(SVG, "rect");
    const numbers = { x: begin, y: 0, width: wide, height: 10 };
    for (const [name, number] of Object.entries(numbers)) rectangle.setAttribute(name, String(number));
    rectangle.setAttribute("class", `bar__${kind}`);
    bar.append(rectangle);
    begin += wide;
  }
  const cell = make("td");
  cell.append(bar);
  return cell;
}

/**
 * A heading of a column or a row.
 * @param {string} content
 * @param {"row" | "col"} scope
 */
export function headingCell(content, scope) {
  const cell = make("th", content);
  cell.scope = scope;
  return cell;
}

/**
 * A mark in the colour of a class, before its words.
 * @param {string} shade
 */
export function markOf(shade) {
  const mark = make("span");
  mark.className = `mark mark--${shade}`;
  mark.setAttribute("aria-hidden", "true");
  return mark;
}

/**
 * A table that may be wider than the page.
 * @param {string} name
 * @param {string[]} heads
 * @param {any[]} rows
 */
export function countsTable(name, heads, rows) {
  const table = make("table");
  table.className = "ledger ledger--counts";
  const head = make("tr");
  head.append(...heads.map(word => headingCell(word.trim(), "col")));
  table.append(make("thead"), make("tbody"));
  table.tHead.append(head);
  table.tBodies[0].append(...rows);
  const box = make("div");
  box.className = "wide";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", name);
  box.append(table);
  return box;
}

/**
 * A row of a table of counts.
 * @param {string} name
 * @param {(string | number)[]} cells
 * @param {any} [picture]
 * @param {string} [shade]
 */
export function countsRow(name, cells, picture, shade) {
  const row = make("tr");
  const heading = headingCell(name, "row");
  if (shade) heading.prepend(markOf(shade));
  row.append(heading, ...cells.map(content => make("td", String(content))));
  if (picture) row.append(picture);
  return row;
}
