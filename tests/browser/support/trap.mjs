/**
 * A proxy that goes nowhere: whatever a browser tries to send to another host ends here and is written down. It stands
 * outside the browser, so that it also catches what the browser's own reports would leave out.
 */

import { createServer } from "node:net";

export class Trap {
  /** @type {string[]} the first line of everything caught, such as `GET http://…` or `CONNECT host:443` */
  caught = [];
  #server = createServer(connection => {
    // What hangs up before its first line has asked for nothing.
    connection.on("error", () => {}).once("data", bytes => {
      this.caught.push(bytes.toString("latin1").split("\r\n", 1)[0]);
      connection.end("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    });
  });

  /** Sets it on a free port of loopback. */
  async set() {
    await new Promise(done => this.#server.listen(0, "127.0.0.1", () => done(undefined)));
    return this;
  }

  get port() {
    return /** @type {import("node:net").AddressInfo} */ (this.#server.address()).port;
  }

  get address() {
    return `http://127.0.0.1:${this.port}`;
  }

  stop() {
    this.#server.close();
  }
}
