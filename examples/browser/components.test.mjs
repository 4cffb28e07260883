// What live components can hold, in a real browser: files on their way, views inside of them; and portals in portals.
import assert from "node:assert/strict";
import { readdirSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch, openPage, startServer } from "./harness.mjs";

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), startServer("gallery")]);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

const transports = [["a websocket", {}], ["long polling", { websockets: "given up" }]];

/** Opens a page of the shared server, or of another one, and waits until it is live. */
async function visit(t, path, options, { url } = server) {
  const tab = await openPage(browser, url + path, options);
  t.after(() => tab.close());
  await tab.connected();
  return tab;
}

const silent = (tab) => assert.deepEqual(tab.complaints, []);

const attach = (card) => `#card-${card} input[type=file]`;
const sending = (tab, card, count) => tab.until(
  `${count} files are on their way to card ${card}`,
  ([card, count]) => document.querySelectorAll(`#card-${card} .sending`).length === count,
  [card, count],
);
const text = (name, size = 10) => ({ name, mimeType: "text/plain", buffer: Buffer.alloc(size, "a") });

/** The temporary files that a process has open. */
function temporaryFiles(pid) {
  const links = readdirSync(`/proc/${pid}/fd`).map((fd) => {
    try {
      return readlinkSync(path.join(`/proc/${pid}/fd`, fd));
    } catch {
      return "";
    }
  });
  return links.filter((link) => link.startsWith(tmpdir()) && link.endsWith("(deleted)")).length;
}

async function eventually(what, isSo) {
  const end = Date.now() + 15_000;
  while (!isSo()) {
    assert.ok(Date.now() < end, `never: ${what}`);
    await new Promise((done) => setImmediate(done));
  }
}

/** Chooses a file for a card, of a disk that takes its time, and waits until some of it has arrived. */
async function attachLarge(tab, card, name = "large.bin") {
  await tab.page.evaluate(([selector, name]) => {
    if (!window.isSlow) {
      window.isSlow = true;
      const read = FileReader.prototype.readAsArrayBuffer;
      FileReader.prototype.readAsArrayBuffer = function (blob) { setTimeout(() => read.call(this, blob), 100); };
    }
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(50_000_000)], name));
    const input = document.querySelector(selector);
    input.files = transfer.files;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, [attach(card), name]);
  await tab.until(`some has arrived for card ${card}`, (card) => document.querySelector(`#card-${card} progress`)?.value > 0, card);
}

for (const [how, options] of transports) {
  test(`/board: two cards take files at once, by ${how}`, async (t) => {
    const tab = await visit(t, "/board", options);
    const start = tab.frames.length;
    await Promise.all([
      tab.page.setInputFiles(attach(1), [text("lyrics.txt", 200_000), text("notes.txt", 70_000)]),
      tab.page.setInputFiles(attach(4), [text("drummers.txt", 200_000)]),
    ]);
    await tab.until("all have arrived", () => document.querySelectorAll(".attached").length === 3);
    const attached = (card) => tab.page.$$eval(`#card-${card} .attached`, (files) => files.map((file) => file.textContent.trim()).sort());
    assert.deepEqual(await attached(1), ["📎 lyrics.txt, 200000 bytes", "📎 notes.txt, 70000 bytes"]);
    assert.deepEqual(await attached(4), ["📎 drummers.txt, 200000 bytes"]);
    await sending(tab, 1, 0);
    await sending(tab, 4, 0);
    const diffs = tab.frames.slice(start).map(({ sent, event, payload }) => !sent && (event === "diff" ? payload : event === "phx_reply" && payload.response.diff));
    for (const diff of diffs.filter(Boolean)) assert.deepEqual(Object.keys(diff), ["c"], "what happens in a card sends the card alone");
    // A second time, by the same input.
    await tab.page.setInputFiles(attach(4), [text("more.txt")]);
    await tab.until("it has arrived", () => document.querySelectorAll("#card-4 .attached").length === 2);
    silent(tab);
  });

  test(`/board: a card that is removed while a file comes leaves nothing, by ${how}`, async (t) => {
    const own = await startServer("gallery");
    t.after(() => own.stop());
    const tab = await visit(t, "/board", options, own);
    await attachLarge(tab, 2);
    await attachLarge(tab, 3, "other.bin");
    assert.equal(temporaryFiles(own.pid), 2);
    await tab.page.click("#card-2 .remove");
    await tab.until("the card is gone", () => document.querySelector("#card-2") === null);
    await eventually("its file is closed, and no other", () => temporaryFiles(own.pid) === 1);
    await tab.page.click("#card-3 .sending button");
    await sending(tab, 3, 0);
    await eventually("that is closed, too", () => temporaryFiles(own.pid) === 0);
    // The page goes on.
    await tab.page.setInputFiles(attach(3), [text("after.txt")]);
    await tab.shows("#card-3 .attached", "📎 after.txt, 10 bytes");
    await tab.page.click("#card-1 .like");
    await tab.shows("#card-1 .like", "♥ 1");
    assert.ok(!/panick/.test(own.log()), own.log());
    silent(tab);
  });

  test(`/board: a view inside of a card begins and ends with it, by ${how}`, async (t) => {
    const tab = await visit(t, "/board", options);
    const joined = (card) => tab.frame(({ sent, event, topic }) => sent && event === "phx_join" && topic === `lv:stopwatch-${card}`);
    const left = (card) => tab.frame(({ sent, event, topic }) => sent && event === "phx_leave" && topic === `lv:stopwatch-${card}`);
    const ticks = (card) => tab.until(`the watch of card ${card} goes`, (card) => Number(document.querySelector(`#stopwatch-${card} b`)?.textContent) > 0, card);
    await tab.click("#card-1 .open");
    await joined(1);
    await ticks(1);
    // What happens in the card, and around it, leaves the view as it is.
    await tab.click("#card-1 .like");
    await tab.click("#add");
    await ticks(1);
    assert.equal(tab.frames.filter(({ sent, event, topic }) => sent && event === "phx_join" && topic === "lv:stopwatch-1").length, 1);
    await tab.click("#card-1 .open");
    await left(1);
    await tab.until("it is gone", () => document.querySelector("#stopwatch-1") === null);
    // It ends with its card, too.
    await tab.click("#card-2 .open");
    await joined(2);
    await ticks(2);
    await tab.page.click("#card-2 .remove");
    await left(2);
    await tab.until("the card is gone", () => document.querySelector("#card-2") === null);
    await tab.click("#card-3 .like");
    await tab.shows("#card-3 .like", "♥ 1");
    silent(tab);
  });

  test(`/modal: a portal inside of a portal is patched and goes with it, by ${how}`, async (t) => {
    const tab = await visit(t, "/modal", options);
    for (const round of [0, 1]) {
      await tab.page.click("#open");
      await tab.until("it stands at the end of the document", () => document.querySelector("body > #_lv_portal_wrap_hints #hint"));
      await tab.shows("#hint b", String(round));
      await tab.page.click("#step");
      await tab.shows("#hint b", String(round + 1));
      await tab.page.keyboard.press("Escape");
      await tab.until("both are gone", () => !document.querySelector("#dialog") && !document.querySelector("#hint"));
    }
    silent(tab);
  });
}

test("/board takes what is dropped on a card", async (t) => {
  const tab = await visit(t, "/board");
  const data = await tab.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["a"], "dropped.txt"));
    return transfer;
  });
  await tab.page.dispatchEvent("#card-5", "drop", { dataTransfer: data });
  await tab.shows("#card-5 .attached", "📎 dropped.txt, 1 bytes");
  silent(tab);
});

test("/board says what is wrong with a file", async (t) => {
  const tab = await visit(t, "/board");
  // It is over as soon as the first three have been sent, which may be at once.
  await tab.page.evaluate(() => {
    const look = () => { window.said ??= document.querySelector("#card-1 > .error")?.textContent.trim(); };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
  await tab.page.setInputFiles(attach(1), Array.from({ length: 4 }, (_, n) => text(`${n}.txt`)));
  await tab.until("it is said", () => window.said === "at most 3 files can be uploaded");
  assert.equal(await tab.page.locator("#card-2 > .error").count(), 0);
  silent(tab);
});
