/** Folders of files: what is in them, and copies that a test may change. */

import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";

import { built } from "./places.mjs";

/** The paths of all files below a folder, in order.  @param {string} folder */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** A folder that is empty and gone at the end of the process.  @param {string} name */
export function emptyFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `bangfu-${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the finished site that a test may change.  @param {string} name */
export function copyOfSite(name) {
  const folder = emptyFolder(name);
  cpSync(built("site"), folder, { recursive: true });
  return folder;
}
