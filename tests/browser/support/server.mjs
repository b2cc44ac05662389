/** A static host on loopback: for looking at the site, and for the tests. It can pretend to be gone. */

import { statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

import sirv from "sirv";

export class Server {
  #folder;
  #server;
  #port = 0;
  /** While true, every connection is dropped without an answer, as for a visitor without network. */
  isDown = false;
  /** @type {{ path: string, milliseconds: number } | undefined} what is handed out late, as over a slow network */
  late;
  /** @type {string[]} the paths that were asked for */
  served = [];

  /** @param {string} folder  @param {{ gzip?: boolean }} options `gzip`: compressed files are handed out where they lie */
  constructor(folder, { gzip = false } = {}) {
    this.#folder = folder;
    const files = sirv(folder, {
      dev: true,
      etag: true,
      gzip,
      extensions: [],
      setHeaders: answer => void answer.setHeader("X-Content-Type-Options", "nosniff"),
    });
    this.#server = createServer((request, answer) => {
      if (this.isDown) return request.socket.destroy();
      this.served.push(request.url ?? "");
      if (this.#leadsToFolder(request.url ?? "")) return answer.writeHead(301, { Location: `${request.url}/` }).end();
      // The page of a folder is named here: left to sirv, a page would be served without its ending too, as hosts do not.
      request.url = request.url?.replace(/^([^?]*\/)(?=$|\?)/, "$1index.html");
      const hold = this.late?.path === request.url ? this.late?.milliseconds : 0;
      setTimeout(() => files(request, answer), hold);
    });
  }

  /** Begins to serve; port 0 is any free one.  @param {number} port */
  async start(port = 0) {
    await new Promise((done, failed) => {
      this.#server.once("error", failed).listen(port, "127.0.0.1", () => done(undefined));
    });
    this.#port = /** @type {import("node:net").AddressInfo} */ (this.#server.address()).port;
    return this;
  }

  /** The address of a path of the site.  @param {string} path */
  url(path = "") {
    return `http://127.0.0.1:${this.#port}/${path}`;
  }

  /** The paths asked for since the last call. */
  takeServed() {
    return this.served.splice(0);
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** A folder is told by its slash; without one the links of its page would lead astray.  @param {string} path */
  #leadsToFolder(path) {
    const file = statSync(join(this.#folder, new URL(path, "http://x").pathname), { throwIfNoEntry: false });
    return !path.endsWith("/") && (file?.isDirectory() ?? false);
  }
}
