/** Serves a folder until it is stopped: `node serve.mjs <folder> <port>`. */

import { Server } from "../support/server.mjs";

const [folder, port] = process.argv.slice(2);
const server = await new Server(folder).start(Number(port));
console.log(`Serving the site at ${server.url()}`);
