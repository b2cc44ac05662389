// A picture of the results to hold and send.

import { plain } from "bangfu-page";
import { bareAnswers } from "./answers.js";
import { all, byId, make, root, text, word } from "./dom.js";
import { drawCode } from "./draw-code.js";
import { about, isResultOnly, placeAndDay } from "./results.js";

/* Pixels of the picture. */
const WIDTH = 1080;
const EDGE = 60;
const CODE = 640;
/** What browsers of 2020 still draw. */
const TALLEST = 16000;

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

/** @param {string[]} lines @param {HTMLImageElement | null} code @returns {string} the picture's address */
function paint(lines, code) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const rows = [
    { content: text(document.querySelector(".top__name")), size: 44, isBold: false, space: 10 },
    { content: placeAndDay(), size: 44, isBold: true, space: 50 },
    ...lines.map(content => ({ content, size: 50, isBold: true, space: 36 })),
    { content: text(document.querySelector(".sheet__note")), size: 34, isBold: false, space: 20 },
  ].flatMap(line => rowsOf(pen, line));
  const height = rows.reduce((sum, row) => sum + row.size + row.space, 2 * EDGE) + (code ? CODE + EDGE : 0);
  canvas.width = WIDTH;
  canvas.height = Math.min(height, TALLEST);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, WIDTH, canvas.height);
  pen.fillStyle = "#16201c";
  let y = EDGE;
  for (const row of rows) {
    pen.font = font(row.size, row.isBold);
    y += row.size;
    pen.fillText(row.content, EDGE, y);
    y += row.space;
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
  const told = make("div");
  told.innerHTML = plain(root.lang, bareAnswers());
  const lines = all("li, p", told).map(text);
  const picture = new Image();
  picture.alt = [about(), ...lines].join("\n");
  picture.src = paint(lines, await codeImage());
  byId("tool-made").textContent = "";
  byId("tool-made").append(picture);
}

/** @type {import("./tools.js").Tool} */
export const pictureTool = { part: "tool-shown", open: show };
