// What no first screen needs, in one part of the script: it is loaded when the first of it is wanted.

export { beginFrame } from "./embed-frame.js";
export { turnReadingAloud } from "./read-aloud.js";
export { act } from "./share.js";
