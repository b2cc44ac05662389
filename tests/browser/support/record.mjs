/**
 * The record of a Chromium: every request of every page, frame, worker and service worker, and everything that they
 * complain of. A new target waits until it is heard, so that nothing it does is missed. puppeteer-core lets go of service
 * workers at once, hence this record of its own over the same connection.
 */

/**
 * @typedef {{ send(method: string, parameters?: object): Promise<any>, on(event: string, heard: (event: any) => void): any }} Session
 * @typedef {{ kind: string, url: string }} Asked `kind`: `page`, `iframe`, `worker`, `shared_worker` or `service_worker`
 */

// The browser's own windows are no part of any page.
const AUTO_ATTACH = {
  autoAttach: true,
  waitForDebuggerOnStart: true,
  flatten: true,
  filter: [...["browser", "tab", "browser_ui"].map(type => ({ type, exclude: true })), {}],
};

export class Record {
  /** @type {Asked[]} */
  requests = [];
  /** @type {string[]} uncaught exceptions, errors on a console, failed loads */
  complaints = [];
  /** @type {string[]} everything that any console said */
  console = [];
  /** @type {Map<string, object>} commands that every present and coming session is to have */
  #standing = new Map();
  /** @type {Set<Session>} */
  #sessions = new Set();
  #child;
  #isOurs;

  /**
   * @param {(parent: Session, id: string) => Session} child the session of this id
   * @param {(target: { browserContextId?: string }) => boolean} isOurs whether a target is to be recorded
   */
  constructor(child, isOurs = () => true) {
    this.#child = child;
    this.#isOurs = isOurs;
  }

  /** Hears every target that comes to hang off this session.  @param {Session} session */
  async follow(session) {
    this.#await(session);
    await session.send("Target.setAutoAttach", AUTO_ATTACH);
  }

  /** Hears a target.  @param {Session} session  @param {string} kind */
  hear(session, kind) {
    this.#sessions.add(session);
    session.on("Network.requestWillBeSent", ({ request }) => this.requests.push({ kind, url: request.url }));
    session.on("Runtime.exceptionThrown", ({ exceptionDetails: { exception, text } }) =>
      this.#complain(kind, exception?.description ?? text));
    session.on("Runtime.consoleAPICalled", ({ type, args }) => {
      const said = args.map(shown).join(" ");
      if (type === "error" || type === "assert") this.#complain(kind, said);
      else this.console.push(`${kind}: ${said}`);
    });
    session.on("Log.entryAdded", ({ entry: { level, text, url } }) => {
      const said = `${text} ${url ?? ""}`.trim();
      if (level === "error") this.#complain(kind, said);
      else this.console.push(`${kind}: ${said}`);
    });
    // A service worker whose process ended starts anew in another, and waits for us there as well.
    session.on("Inspector.targetReloadedAfterCrash", () => this.#prepare(session));
    this.#await(session);
    this.#prepare(session);
  }

  /**
   * Sends a command to every session, those to come included.
   * @param {string} method  @param {object} parameters
   */
  async stand(method, parameters) {
    this.#standing.set(method, parameters);
    // A worker knows fewer commands than a page; what it refuses is not for it.
    await Promise.all([...this.#sessions].map(session => session.send(method, parameters).catch(() => {})));
  }

  /** What was complained of since the last call. */
  takeComplaints() {
    return this.complaints.splice(0);
  }

  /** @param {Session} session */
  #await(session) {
    session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      const child = this.#child(session, sessionId);
      if (this.#isOurs(targetInfo)) this.hear(child, targetInfo.type);
      else child.send("Runtime.runIfWaitingForDebugger").catch(() => {});
    });
  }

  /** The order matters: reports first, then the target may run. A target lacks some of the domains.  @param {Session} session */
  #prepare(session) {
    const send = (/** @type {string} */ method, /** @type {object} */ parameters = {}) =>
      void session.send(method, parameters).catch(() => {});
    for (const domain of ["Network", "Runtime", "Log"]) send(`${domain}.enable`);
    for (const [method, parameters] of this.#standing) send(method, parameters);
    send("Target.setAutoAttach", AUTO_ATTACH);
    send("Runtime.runIfWaitingForDebugger");
  }

  /** @param {string} kind  @param {string} text */
  #complain(kind, text) {
    this.complaints.push(`${kind}: ${text}`);
    this.console.push(`${kind}: ${text}`);
  }
}

/** @param {{ value?: unknown, description?: string }} argument of a call of the console */
function shown({ value, description }) {
  return typeof value === "string" ? value : description ?? JSON.stringify(value);
}
