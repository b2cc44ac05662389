// QR codes as pictures; with the library that makes them, a part of its own.

import { generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";

/** Squares of white around a code, which readers need. */
const QUIET = 4;

/**
 * The code of a text as an SVG picture.
 * @param {string} content
 * @returns {string | null} none where the text is too long for a code
 */
export function codeOf(content) {
  let code;
  try {
    code = generate(content);
  } catch (tooLong) {
    return null;
  }
  const side = code.size + 2 * QUIET;
  return (
    `<svg viewBox="${-QUIET} ${-QUIET} ${side} ${side}" role="img" aria-label="QR" shape-rendering="crispedges">` +
    `<path fill="#ffffff" d="M${-QUIET} ${-QUIET}h${side}v${side}h${-side}z"></path>` +
    `<path fill="#000000" d="${toSvgPath(code)}"></path></svg>`
  );
}
