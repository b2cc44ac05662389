// A picture of the results to hold and send.

import { all, byId, text, word } from "./dom.js";
import { drawCode } from "./draw-code.js";
import { about, isResultOnly, placeAndDay, told } from "./results.js";

/* Pixels of the picture. */
const WIDTH = 1080;
const EDGE = 60;
const CODE = 640;
/** What browsers of 2020 still draw. */
const TALLEST = 16000;
/** On white paper, whatever the page's own colours are. */
const INK = "#16201c";

function font(size, isBold) {
  return `${isBold ? "bold " : ""}${size}px sans-serif`;
}

/** A text in rows as wide as the picture: Chinese breaks anywhere, words of letters as a whole. */
function rowsOf(pen, { content, size, isBold, space }) {
  pen.font = font(size, isBold);
  const rows = [];
  let row = "";
  for (const piece of content.match(/[\x21-\x7e]+|\s|[^]/gu) || []) {
    if (row && pen.measureText(row + piece).width > WIDTH - 2 * EDGE) {
      rows.push({ content: row, size, isBold, space: size * 0.35 });
      row = piece.trim();
    } else {
      row += piece;
    }
  }
  return [...rows, { content: row, size, isBold, space }];
}

/** How tall a bar is drawn, and how wide one of the page is. */
const BAR = 64;
const BAR_WIDTH = 600;

/** What the picture holds from top to bottom: lines of text, and bars. */
function content() {
  const answers = told().flatMap(door => door.answers).flatMap(({ sentence, rows, bars }) => [
    { content: sentence, size: 52, isBold: true, space: 20 },
    ...bars.map(bar => ({ bar, size: BAR, space: 20 })),
    ...rows.map(row => ({ content: row, size: 38, isBold: false, space: 14 })),
    { content: "", size: 10, isBold: false, space: 26 },
  ]);
  const steps = told().slice(0, 1).flatMap(door => door.steps);
  return [
    { content: text(document.querySelector(".top__name")), size: 40, isBold: false, space: 10 },
    { content: placeAndDay(), size: 40, isBold: true, space: 40 },
    ...answers,
    ...steps.map(step => ({ content: step, size: 38, isBold: false, space: 14 })),
    { content: text(document.querySelector(".sheet__note")), size: 32, isBold: false, space: 20 },
  ];
}

/** A bar of the page in its colours. */
function paintBar(pen, bar, top) {
  const scale = (WIDTH - 2 * EDGE) / BAR_WIDTH;
  for (const part of all("rect", bar)) {
    const { fill } = getComputedStyle(part);
    pen.fillStyle = fill;
    const [x, width] = ["x", "width"].map(name => Number(part.getAttribute(name)) * scale);
    pen.fillRect(EDGE + x, top, width - 3, BAR);
  }
  pen.fillStyle = INK;
}

/** @param {HTMLImageElement | null} code @returns {string} the picture's address */
function paint(code) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const rows = content().flatMap(part => (part.bar ? [part] : rowsOf(pen, part)));
  const height = rows.reduce((sum, row) => sum + row.size + row.space, 2 * EDGE) + (code ? CODE + EDGE : 0);
  canvas.width = WIDTH;
  canvas.height = Math.min(height, TALLEST);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, WIDTH, canvas.height);
  pen.fillStyle = INK;
  let y = EDGE;
  for (const row of rows) {
    if (row.bar) paintBar(pen, row.bar, y + 10);
    else {
      pen.font = font(row.size, row.isBold);
      pen.fillText(row.content, EDGE, y + row.size);
    }
    y += row.size + row.space;
  }
  if (code) pen.drawImage(code, (WIDTH - CODE) / 2, y + 20, CODE, CODE);
  return canvas.toDataURL("image/png");
}

/** The code of the link as an image; none where only the results go, or where it cannot be drawn. */
async function codeImage() {
  if (isResultOnly()) return null;
  try {
    const svg = (await drawCode()).querySelector("svg");
    svg.setAttribute("width", CODE);
    svg.setAttribute("height", CODE);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await image.decode();
    return image;
  } catch (missing) {
    return null;
  }
}

async function show() {
  byId("tool-told").textContent = word("hold");
  byId("tool-made").textContent = "";
  const picture = new Image();
  const answers = told().flatMap(door => door.answers);
  picture.alt = [about(), ...answers.flatMap(({ sentence, rows }) => [sentence, ...rows])].join("\n");
  picture.src = paint(await codeImage());
  byId("tool-made").textContent = "";
  byId("tool-made").append(picture);
}

/** @type {import("./tools.js").Tool} */
export const pictureTool = { part: "tool-shown", open: show };
