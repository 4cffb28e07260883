// What the browser tests share: a server under test, one Chromium, and pages that remember what they saw.
//
// Nothing here sleeps: everything waits for a condition, and says what it saw instead when the condition never came.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { chromium } from "playwright-core";

const PATIENCE = 15_000;
const targetDir = process.env.LIVE_TARGET_DIR ?? fileURLToPath(new URL("../../target/debug", import.meta.url));
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The test process's Chromium; close it after the last test. The options are Playwright's. */
export const launch = (options = {}) => chromium.launch({ executablePath: process.env.BROWSER || "/usr/bin/chromium", args: flags, ...options });

/** A Chromium of its own that can be stopped: not one of its processes runs then, and nothing is read from its sockets. */
export async function launchApart() {
  const server = await chromium.launchServer({ executablePath: process.env.BROWSER || "/usr/bin/chromium", args: flags });
  const browser = await chromium.connect(server.wsEndpoint());
  // It leads a group of processes, which no other belongs to.
  const signal = (name) => process.kill(-server.process().pid, name);
  return {
    browser,
    stop: () => signal("SIGSTOP"),
    resume: () => signal("SIGCONT"),
    /** Ends it such that it says goodbye to nobody. */
    kill: () => signal("SIGKILL"),
    async close() {
      try {
        signal("SIGCONT");
      } catch {
        // It has been killed.
      }
      await browser.close();
      await server.close();
    },
  };
}

/** Starts a server and waits until it listens: on a free port, unless one is given; with what is added to its environment. */
export async function startServer(binary, args = [], port = 0, environment = {}) {
  const env = { ...process.env, ...environment };
  const child = spawn(path.join(targetDir, binary), [...args, "--port", String(port)], { env, stdio: ["ignore", "pipe", "pipe"] });
  const exit = new Promise((resolve) => child.once("exit", resolve));
  const killed = () => child.kill("SIGKILL");
  process.once("exit", killed);
  exit.then(() => process.off("exit", killed));
  let log = "";
  child.stderr.on("data", (text) => { log += text; });

  const listening = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      log += line + "\n";
      const url = line.match(/listening on (http:\/\/\S+?)\/?$/)?.[1];
      if (url) return url;
    }
    throw new Error(`${binary} ended before it listened\n${log}`);
  })();
  const failed = new Promise((_, reject) => child.once("error", ({ message }) => reject(new Error(`${binary} can't be started: ${message}`))));
  const url = await Promise.race([listening, failed]);
  child.stdout.on("data", (text) => { log += text; });
  child.stdout.resume();

  return {
    url,
    pid: child.pid,
    /** Its resident memory in MB. */
    memory: () => Math.round(Number(readFileSync(`/proc/${child.pid}/statm`, "utf8").split(" ")[1]) * 4096 / 1e5) / 10,
    /** What the server has printed so far. */
    log: () => log,
    /** Ends the server, by `SIGKILL` unless said otherwise, and waits until it is gone. */
    async stop(signal = "SIGKILL") {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exit;
    },
    /** Starts the same server on the same port, after a `stop`. */
    restart: () => startServer(binary, args, Number(new URL(url).port), environment),
  };
}

/**
 * Opens a page in a browser context of its own. With `websockets: "blocked"` none can be opened, as behind some proxies; with
 * `websockets: "given up"` the page remembers that it was so.
 */
export async function openPage(browser, url, { websockets, ...options } = {}) {
  const context = await browser.newContext(options);
  if (websockets === "blocked") {
    await context.addInitScript(() => {
      // To where no handshake succeeds.
      window.WebSocket = class extends WebSocket {
        constructor(url, protocols) { super(url.replace("/websocket?", "/blocked?"), protocols); }
      };
    });
  } else if (websockets === "given up") {
    await context.addInitScript(() => sessionStorage.setItem("phx:fallback:LongPoll", "true"));
  }
  const tab = await openTab(context);
  await tab.page.goto(url);
  return tab;
}

/** A new tab in a context, not yet at any address. */
export async function openTab(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.addInitScript(() => {
    window.closeCodes = [];
    window.WebSocket = class extends WebSocket {
      constructor(...args) {
        super(...args);
        this.addEventListener("close", ({ code }) => window.closeCodes.push(code));
      }
    };
  });
  return new Tab(page);
}

/** A page and what it saw: console warnings and errors, exceptions, and the frames of its websockets and polls. */
export class Tab {
  /** Console warnings and errors and uncaught exceptions, as text. */
  complaints = [];
  /** How many websockets the page has tried to open, and how many polls it has sent. */
  websockets = 0;
  polls = 0;
  /** Each connection's frames in order: `{sent, bytes, text, joinRef, ref, topic, event, payload}`. */
  frames = [];
  #listeners = new Set();

  constructor(page) {
    this.page = page;
    page.on("console", (message) => {
      if (["warning", "error"].includes(message.type())) this.complaints.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on("request", (request) => this.#polled(request));
    page.on("pageerror", (error) => this.complaints.push(`exception: ${error.message}`));
    page.on("websocket", (socket) => {
      this.websockets += 1;
      socket.on("framesent", ({ payload }) => this.#see(true, payload));
      socket.on("framereceived", ({ payload }) => this.#see(false, payload));
    });
  }

  /** The frames that a request of long polling sends, or that its answer brings. */
  async #polled(request) {
    if (!request.url().includes("/longpoll?")) return;
    if (request.method() === "POST") return request.postData()?.split("\n").forEach((text) => this.#see(true, text));
    this.polls += 1;
    const response = await request.response().catch(() => null);
    const answer = await response?.json().catch(() => null);
    for (const text of answer?.messages ?? []) this.#see(false, text);
  }

  #see(sent, data) {
    const frame = { sent, bytes: Buffer.byteLength(data), text: data.toString() };
    if (typeof data === "string" && data.startsWith("[")) [frame.joinRef, frame.ref, frame.topic, frame.event, frame.payload] = JSON.parse(data);
    this.frames.push(frame);
    for (const listener of this.#listeners) listener();
  }

  /** The first frame from the `start`-th on that fulfils a condition; waits for it. */
  frame(condition, start = 0) {
    return new Promise((resolve, reject) => {
      const settle = (act) => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        act();
      };
      const look = () => {
        const found = this.frames.slice(start).find(condition);
        if (found) settle(() => resolve(found));
      };
      const timer = setTimeout(() => settle(() => reject(new Error(`no such frame: ${condition}\nlast seen:\n${this.transcript()}`))), PATIENCE);
      this.#listeners.add(look);
      look();
    });
  }

  /** The last few frames, for messages. */
  transcript() {
    return this.frames.slice(-8).map(({ sent, text }) => `${sent ? "→" : "←"} ${text.slice(0, 300)}`).join("\n");
  }

  /** The answers to the page's events so far. */
  replies() {
    const events = new Set(this.frames.filter((frame) => frame.sent && frame.event === "event").map(({ ref }) => ref));
    return this.frames.filter((frame) => !frame.sent && frame.event === "phx_reply" && events.has(frame.ref));
  }

  /** Does what makes the page push an event, and waits for the answer to it. */
  reply(act) {
    return this.answered("event", act);
  }

  /** Does what makes the page push something, and waits for the answer to it. */
  async answered(event, act) {
    const start = this.frames.length;
    await act();
    const push = await this.frame((frame) => frame.sent && frame.event === event, start);
    return this.frame((frame) => !frame.sent && frame.event === "phx_reply" && frame.ref === push.ref, start);
  }

  /** Clicks, and waits for the answer. */
  click(selector) {
    return this.reply(() => this.page.click(selector));
  }

  /** Waits until every view of the page is connected. */
  async connected() {
    await this.page.waitForFunction(() => {
      const views = [...document.querySelectorAll("[data-phx-session]")];
      // A patch of the page around a nested or sticky view takes the class away, and nothing else.
      const isInside = ({ dataset }) => "phxParentId" in dataset || "phxSticky" in dataset;
      const isUp = ({ dataset, classList }) => dataset.phxSession !== "" && !["phx-loading", "phx-error"].some((name) => classList.contains(name));
      return views.length > 0 && views.every((view) => view.classList.contains("phx-connected") || (isInside(view) && isUp(view)));
    }).catch(() => this.#fail("never connected"));
  }

  /** Waits until an element's text is the wanted one. */
  async shows(selector, text) {
    const seen = () => this.page.evaluate((selector) => document.querySelector(selector)?.textContent.trim() ?? null, selector);
    await this.page.waitForFunction(([selector, text]) => document.querySelector(selector)?.textContent.trim() === text, [selector, text])
      .catch(async () => this.#fail(`${selector} shows ${JSON.stringify(await seen())}, not ${JSON.stringify(text)}`));
  }

  /** Waits until a function of the page's own is true; `what` says what it stands for. */
  async until(what, condition, argument) {
    await this.page.waitForFunction(condition, argument).catch(() => this.#fail(`never: ${what}`));
  }

  #fail(what) {
    const complaints = this.complaints.length ? `\n${this.complaints.join("\n")}` : "";
    throw new Error(`${this.page.url()}: ${what}${complaints}\nlast seen:\n${this.transcript()}`);
  }

  /** Sets a variable that only a page load would lose. */
  mark() {
    return this.page.evaluate(() => { window.marker = true; });
  }

  /** Whether the page is still the one that was marked. */
  marked() {
    return this.page.evaluate(() => window.marker === true);
  }

  /** The codes with which the page's websockets were closed. */
  closeCodes() {
    return this.page.evaluate(() => window.closeCodes);
  }

  close() {
    return this.page.context().close();
  }
}

/** How many bytes the `response` of a reply, or the payload of a `diff`, takes on the wire. */
export function diffBytes({ bytes, joinRef, ref, topic, event, payload }) {
  const inner = event === "phx_reply" ? { ...payload, response: 0 } : 0;
  return bytes - Buffer.byteLength(JSON.stringify([joinRef, ref, topic, event, inner])) + 1;
}
