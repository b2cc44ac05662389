/**
 * Puts a text on the clipboard; fails where the browser or the file has no such way.
 * @param {string} content
 * @returns {Promise<void>}
 */
export async function toClipboard(content) {
  await navigator.clipboard.writeText(content);
}
