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

/** The page's own letters. */
function font(size, isBold) {
  return `${isBold ? "bold " : ""}${size}px ${getComputedStyle(document.body).fontFamily}`;
}

/** What no row begins with, and what none ends with. */
const CLOSING = /^[，。、；：！？）〕”%)\],.;:!?]/;
const OPENING = /[（〔“(\[]$/;

/**
 * A text in pieces that stay together: words of letters, and signs with what they belong to.
 * @param {string} content
 * @returns {string[]}
 */
function pieces(content) {
  const whole = [];
  for (const piece of content.match(/[\x21-\x7e]+|\s|[^]/gu) || []) {
    const before = whole[whole.length - 1];
    if (before && (CLOSING.test(piece) || OPENING.test(before)) && before !== " ") whole[whole.length - 1] += piece;
    else whole.push(piece);
  }
  return whole;
}

/** A text in rows as wide as the picture: Chinese breaks anywhere, words of letters as a whole. */
function rowsOf(pen, { content, size, isBold, space, swatch = null }) {
  pen.font = font(size, isBold);
  const left = swatch ? size * 1.3 : 0;
  const rows = [];
  let row = "";
  for (const piece of pieces(content)) {
    if (row && pen.measureText(row + piece).width > WIDTH - 2 * EDGE - left) {
      rows.push({ content: row, size, isBold, space: size * 0.35 });
      row = piece.trim();
    } else {
      row += piece;
    }
  }
  const all = [...rows, { content: row, size, isBold, space }].map(one => ({ ...one, left, swatch: null }));
  all[0].swatch = swatch;
  return all;
}

/** How tall a bar is drawn, and how wide one of the page is. */
const BAR = 64;
const BAR_WIDTH = 600;

/** What the picture holds from top to bottom: lines of text, and bars. */
function content() {
  const { cautions, answers, steps, besides } = told();
  const line = (content, more = {}) => ({ content, size: 38, isBold: false, space: 14, ...more });
  const gap = line("", { size: 10, space: 26 });
  const lead = { size: 52, isBold: true, space: 20 };
  return [
    line(text(document.querySelector(".top__name")), { size: 40, space: 10 }),
    line(placeAndDay(), { size: 40, isBold: true, space: 40 }),
    ...cautions.map(caution => line(caution)),
    ...answers.flatMap(({ sentence, rows, bars }, at) => [
      line(sentence, at ? { ...lead, size: 44 } : lead),
      ...bars.map(bar => ({ bar, size: BAR, space: 20 })),
      ...rows.map(({ content, swatch }) => line(content, { swatch })),
      gap,
    ]),
    ...(steps.length ? [line(text(document.querySelector(".todo h3")), { isBold: true })] : []),
    ...steps.map(step => line(step)),
    ...(besides.length ? [gap, line(word("besides"), { isBold: true }), ...besides.map(({ sentence }) => line(sentence))] : []),
    gap,
    line(text(document.querySelector(".sheet__note")), { size: 32, space: 20 }),
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
  // What is too tall is drawn smaller, not cut off.
  const scale = Math.min(1, TALLEST / height);
  canvas.width = WIDTH * scale;
  canvas.height = height * scale;
  pen.scale(scale, scale);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, WIDTH, height);
  pen.fillStyle = INK;
  let y = EDGE;
  for (const row of rows) {
    if (row.bar) paintBar(pen, row.bar, y + 10);
    else {
      if (row.swatch) {
        pen.fillStyle = getComputedStyle(row.swatch).fill;
        pen.fillRect(EDGE, y + row.size * 0.2, row.size * 0.8, row.size * 0.8);
        pen.fillStyle = INK;
      }
      pen.font = font(row.size, row.isBold);
      pen.fillText(row.content, EDGE + row.left, y + row.size);
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
  const lines = content().filter(part => part.content).map(part => part.content);
  picture.alt = [about(), ...lines.slice(2)].join("\n");
  picture.src = paint(await codeImage());
  byId("tool-made").textContent = "";
  byId("tool-made").append(picture);
}

/** @type {import("./tools.js").Tool} */
export const pictureTool = { part: "tool-shown", open: show };
