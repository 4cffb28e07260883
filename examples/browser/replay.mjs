// Replays a recorded session of the reference server against another server that has the same pages.
//
// Each scenario is a page and the actions that were recorded on it; see ../conformance/README.md for the recordings.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseFragment } from "parse5";
import { openPage } from "./harness.mjs";

const recordings = fileURLToPath(new URL("../conformance/recordings", import.meta.url));
const lines = (file) => readFileSync(path.join(recordings, file), "utf8").trim().split("\n").map((line) => JSON.parse(line));

/** After an action, the wire must have been silent for so long (ms) before the page is looked at, as when it was recorded. */
const SETTLE = 250;
/** How long (ms) a page that differs by then may take to become equal. */
const PATIENCE = 5_000;

const click = (id, settle) => ({ name: `click #${id}`, act: (page) => page.locator(`#${id}`).first().click(), settle });
const clicks = (ids) => ids.split(" ").map((id) => click(id));
const fill = (id, text, settle) => ({ name: `fill #${id} with ${JSON.stringify(text)}`, act: (page) => page.locator(`#${id}`).first().fill(text), settle });
const step = (name, act, settle) => ({ name, act, settle });
const back = step("browser back", (page) => page.goBack());
const reconnect = [
  step("disconnect the socket (liveSocket.disconnect())", (page) => page.evaluate(() => new Promise((done) => window.liveSocket.disconnect(done)))),
  step("reconnect (liveSocket.connect())", (page) => page.evaluate(() => window.liveSocket.connect()), 600),
];
const choose = (name, input, files, settle) => step(name, async (page) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "conformance-"));
  const paths = Object.entries(files).map(([file, size]) => {
    writeFileSync(path.join(folder, file), "a".repeat(size));
    return path.join(folder, file);
  });
  await page.setInputFiles(input, paths);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}, settle);

/** The recorded pages by name: `{url, steps: [{name, act, settle?}]}`. */
export const scenarios = {
  counter: { url: "/counter", steps: clicks("inc inc step inc dec noop dec dec dec") },
  cond: { url: "/cond", steps: clicks("n a n b n b b a n two n three a") },
  keyed: { url: "/keyed", steps: clicks("touch append prepend middle delete pop reverse swap swap-touch label tag tag delete clear append append") },
  stream: { url: "/stream", steps: clicks("append prepend at1 update update-only move delete bulk person limited limited reset append reset-empty append") },
  slots: { url: "/slots", steps: clicks("n show n row show row") },
  lc: { url: "/lc", steps: clicks("btn-item-1 btn-item-1 btn-item-1 btn-item-2 label add send reverse remove add remove") },
  nested: { url: "/nested", steps: clicks("inc-a inc-b n show inc-a show inc-b") },
  sticky: { url: "/sticky/a", steps: clicks("sticky-inc to-b sticky-inc to-a sticky-to-b") },
  push: { url: "/push", steps: clicks("push push-two echo echo") },
  nav_patch: { url: "/nav?page=1", steps: [...clicks("l-patch l-patch-id patch patch-replace"), back, back, step("browser forward", (page) => page.goForward())] },
  nav_redirect: { url: "/nav", steps: [...clicks("l-nav l-back navigate"), back] },
  nav_http_redirect: { url: "/nav", steps: [click("redirect", 600)] },
  flash: { url: "/flash", steps: clicks("info error flash-info clear patch navigate") },
  form: {
    url: "/form",
    steps: [
      fill("user_name", "an"),
      fill("user_name", ""),
      fill("user_email", "x"),
      fill("user_email", "x@y", 400),
      step("select #role u", (page) => page.selectOption("#role", "u")),
      step("check #ok", (page) => page.check("#ok")),
      fill("user_name", "ann"),
      click("save"),
    ],
  },
  form_recovery: { url: "/form", steps: [fill("user_name", "kept"), fill("user_email", "bad", 400), ...reconnect, fill("user_name", "kept2")] },
  form_trigger: { url: "/form", steps: [click("trigger", 600)] },
  upload: {
    url: "/upload",
    steps: [
      choose("choose a.txt (150000 bytes) and b.txt (10 bytes) for doc", "#up input[type=file]", { "a.txt": 150_000, "b.txt": 10 }),
      click("save", 600),
    ],
  },
  upload_auto: { url: "/upload", steps: [choose("choose auto.dat (70000 bytes) for auto", "#up-auto input[type=file]", { "auto.dat": 70_000 }, 600)] },
  async: { url: "/async", steps: clicks("start crash reload reset cancel") },
  stream_async: { url: "/stream-async", steps: clicks("more reset") },
  js: { url: "/js", steps: clicks("push push-value add add exec concat toggle attr tattr3 nav navi") },
  error_event: { url: "/error", steps: [click("n"), click("crash", 1500), click("n"), click("unknown", 1500)] },
  title: { url: "/title", steps: clicks("title only-title same title nil") },
  info: { url: "/info", steps: clicks("later twice broadcast") },
  reconnect: { url: "/counter", steps: [click("inc"), ...reconnect, click("inc")] },
  heartbeat: { url: "/counter", steps: [step("wait 31 s", (page) => page.waitForTimeout(31_000))] },
};

/**
 * Replays a scenario and compares what a person sees after each step with the recording. Returns the number of steps, the
 * first difference as text (or null), the broken promises about answers, and the bytes of frames that each server sent. The
 * options are those of `openPage`.
 */
export async function replay(browser, base, name, options = {}) {
  const recorded = lines(`${name}.dom.jsonl`);
  const { url, steps } = scenarios[name];
  const tab = await openPage(browser, "about:blank", options);
  try {
    const load = step(`load ${url}`, () => tab.page.goto(base + url), 400);
    for (const [at, { name: action, act, settle = SETTLE }] of [load, ...steps].entries()) {
      const wanted = recorded[at];
      if (wanted?.after !== action) throw new Error(`step ${at} is ${action}, but the recording's is ${wanted?.after}`);
      await act(tab.page);
      const found = await settled(tab, wanted, settle);
      if (found) return { steps: at, difference: `after step ${at} (${action})\n${found}`, broken: unanswered(tab.frames), ...sizes(name, tab) };
    }
    return { steps: recorded.length, difference: null, broken: unanswered(tab.frames), websockets: tab.websockets, ...sizes(name, tab) };
  } finally {
    await tab.close();
  }
}

/** The difference between page and recording once the wire is silent; a page that differs is given time to become equal. */
async function settled(tab, wanted, settle) {
  const deadline = Date.now() + settle + PATIENCE;
  let wait = settle;
  for (;;) {
    for (let seen = -1; seen !== tab.frames.length;) {
      seen = tab.frames.length;
      await tab.page.waitForTimeout(wait);
    }
    const page = { title: await tab.page.title(), url: tab.page.url(), html: await tab.page.evaluate(() => document.body.outerHTML) };
    const found = difference(wanted, page);
    if (!found || Date.now() > deadline) return found;
    wait = 50;
  }
}

/** The first difference in what a person sees, as text; null where there is none. */
export function difference(wanted, page) {
  const address = (url) => new URL(url).pathname + new URL(url).search;
  if (wanted.title !== page.title) return `  title ${page.title}, not ${wanted.title}`;
  if (address(wanted.url) !== address(page.url)) return `  address ${address(page.url)}, not ${address(wanted.url)}`;
  const [want, have] = [canonical(wanted.html), canonical(page.html)];
  const at = Array.from({ length: Math.max(want.length, have.length) }).findIndex((_, line) => want[line] !== have[line]);
  if (at < 0) return null;
  const context = want.slice(Math.max(0, at - 2), at).map((line) => `    ${line}`);
  return [...context, ...want.slice(at, at + 4).map((line) => `  - ${line}`), ...have.slice(at, at + 4).map((line) => `  + ${line}`)].join("\n");
}

const bookkeeping = /^(data-phx-(id|session|static|pid|root-id|parent-id|main|skip|view|loc|ref.*|stream|teleported.*)|phx-r)$/;
// An id may end in a hyphen, after which there is no end of a word.
const generated = /\b(phx-[A-Za-z0-9_-]{16,24}|_lv_[a-z_]+phx-[A-Za-z0-9_-]{16,24})(?![A-Za-z0-9_-])/g;

/** A page as indented lines, without what two right servers may do differently: generated ids, tokens, the client's own
 * attributes, the order of attributes and classes, runs of white space, comments, scripts. */
function canonical(html) {
  const names = new Map();
  const rename = (text) => text.replace(generated, (id) => names.get(id) ?? names.set(id, `ID${names.size}`).get(id));
  const plain = (text) => rename(text).replace(/\s+/g, " ").trim();

  const attribute = ({ name, value }) => {
    const text = name === "class" ? plain(value).split(" ").sort().join(" ") : plain(command(value));
    return `${name}=${JSON.stringify(text)}`;
  };
  const attributes = (list) => {
    const ofToken = /csrf/.test(JSON.stringify(list));
    return list.filter(({ name }) => !bookkeeping.test(name) && !(name === "value" && ofToken)).map(attribute).sort();
  };
  const walk = (node, depth) => {
    const indent = "  ".repeat(depth);
    if (node.nodeName === "#text") return plain(node.value) ? [indent + plain(node.value)] : [];
    if (["#comment", "script", "style"].includes(node.nodeName)) return [];
    const children = [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])].flatMap((child) => walk(child, depth + 1));
    return node.tagName ? [`${indent}<${[node.tagName, ...attributes(node.attrs)].join(" ")}>`, ...children] : children;
  };
  return walk(parseFragment(html), 0);
}

/** JS commands in an attribute are JSON, whose keys have no order. */
function command(value) {
  if (!/^\s*\[\[/.test(value)) return value;
  const sorted = (json) => {
    if (Array.isArray(json)) return json.map(sorted);
    if (json === null || typeof json !== "object") return json;
    return Object.fromEntries(Object.keys(json).sort().map((key) => [key, sorted(json[key])]));
  };
  try {
    return JSON.stringify(sorted(JSON.parse(value)));
  } catch {
    return value;
  }
}

/** Each push must be answered exactly once, unless its view crashed first or it was the socket's last. */
export function unanswered(frames) {
  const broken = [];
  const pushes = frames.filter(({ sent, ref, event }) => sent && ref !== null && ref !== undefined && event !== "phx_leave");
  for (const push of pushes) {
    const later = frames.slice(frames.indexOf(push) + 1);
    const answers = later.filter(({ sent, event, ref }) => !sent && event === "phx_reply" && ref === push.ref);
    const crashed = later.some(({ sent, event, topic, ref }) => !sent && event === "phx_error" && topic === push.topic && ref === push.joinRef);
    if (answers.length !== 1 && !(answers.length === 0 && crashed)) broken.push(`${answers.length} answers to ${push.text.slice(0, 200)}`);
  }
  return broken;
}

/**
 * What both servers send, without what the same server sends more of to another page: answers to heartbeats, with which a page that
 * may fall back to long polling tries its websocket, and references, which are longer after these.
 */
function sizes(name, { frames }) {
  const own = frames.filter(({ sent }) => !sent).map(({ bytes, joinRef, ref, topic }) => ({ bytes, joinRef, ref, topic }));
  const recorded = lines(`${name}.jsonl`).filter(({ dir }) => dir === "out").map(({ frame }) => {
    const [joinRef, ref, topic] = frame;
    return { bytes: Buffer.byteLength(JSON.stringify(frame)), joinRef, ref, topic };
  });
  const size = (frames) => frames.filter(({ topic }) => topic !== "phoenix")
    .reduce((sum, { bytes, joinRef, ref }) => sum + bytes - JSON.stringify([joinRef, ref]).length, 0);
  return { bytes: size(own), reference: size(recorded) };
}
