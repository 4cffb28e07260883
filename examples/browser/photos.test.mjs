// Uploads in a real browser: what a person does, and what becomes of a file when something goes wrong on its way.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, test } from "node:test";
import { server, silent, testByEach } from "./gallery.mjs";
import { launchApart, openPage, startServer } from "./harness.mjs";

const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const picture = (name, size = pixel.length) => ({ name, mimeType: "image/png", buffer: Buffer.concat([pixel, Buffer.alloc(size - pixel.length)]) });
const photos = "#photos input[type=file]";
const quick = "#quick input[type=file]";
const chosen = (tab, count) => tab.until(`${count} files are chosen`, (count) => document.querySelectorAll("#photos .chosen").length === count, count);
const inAlbum = (tab, count) => tab.until(`${count} photos in the album`, (count) => document.querySelectorAll("#album img").length === count, count);
const files = (folder) => readdirSync(folder).map((name) => path.join(folder, name));

// Each test begins with an empty album.
beforeEach(() => files(process.env.LIVE_PHOTOS).forEach((file) => rmSync(file)));

/** A folder that is gone after the test. */
function folder(t) {
  const folder = mkdtempSync(path.join(tmpdir(), "uploads-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server of this test alone, whose temporary files go into a folder of their own. */
async function startAlone(t) {
  const temporary = folder(t);
  const own = await startServer("gallery", [], 0, { TMPDIR: temporary });
  t.after(() => own.stop());
  return [own, temporary];
}

/** The files without a name that a process has open. */
const temporaryFiles = (pid) => readdirSync(`/proc/${pid}/fd`).filter((fd) => {
  try {
    return /deleted/.test(readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch {
    return false;
  }
}).length;

/** What a process takes of the machine's memory, in KiB. */
const resident = (pid) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]);

/** Waits until a condition of this process holds. */
async function eventually(what, condition) {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Chooses a file of 50 MB and begins to send it. */
async function sendLarge(tab) {
  await tab.page.evaluate((selector) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(50_000_000)], "large.png", { type: "image/png" }));
    const input = document.querySelector(selector);
    input.files = transfer.files;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, photos);
  await chosen(tab, 1);
  await tab.page.click("#photos button[type=submit]");
  await tab.until("some has arrived", () => document.querySelector("#photos progress")?.value > 0);
}

/** Sends a small file, and sees it in the album. */
async function sendSmall(tab) {
  const there = files(process.env.LIVE_PHOTOS).length;
  await tab.page.setInputFiles(photos, [picture("small.png", 100_000)]);
  await chosen(tab, 1);
  await tab.page.click("#photos button[type=submit]");
  await inAlbum(tab, there + 1);
  await chosen(tab, 0);
}

testByEach("/photos shows previews, sends on submit and tells the other tab", async (t, open) => {
  const [tab, other] = [await open("/photos"), await open("/photos")];
  await tab.page.setInputFiles(photos, [picture("one.png", 200_000), picture("two.png")]);
  await chosen(tab, 2);
  await tab.until("the preview is drawn", () => document.querySelector("#photos .chosen img").naturalWidth === 1);
  assert.deepEqual(files(process.env.LIVE_PHOTOS), [], "nothing is sent before the form is submitted");
  await tab.page.click("#photos button[type=submit]");
  await chosen(tab, 0);
  await inAlbum(tab, 2);
  await inAlbum(other, 2);
  await tab.until("the photo is served", () => document.querySelector("#album img").naturalWidth === 1);
  // A second time, with the same input.
  await sendSmall(tab);
  [tab, other].forEach(silent);
});

testByEach("/photos stores one at once", async (t, open) => {
  const tab = await open("/photos");
  await tab.page.setInputFiles(quick, [picture("quick.png", 300_000)]);
  await inAlbum(tab, 1);
  await tab.page.setInputFiles(quick, [picture("again.png")]);
  await inAlbum(tab, 2);
  silent(tab);
});

test("/photos/… is a photo, a part of one, or not there", async () => {
  writeFileSync(path.join(process.env.LIVE_PHOTOS, "7.png"), pixel);
  const get = (name, headers = {}) => fetch(`${server.url}/photos/${name}`, { headers });
  const whole = await get("7.png");
  assert.deepEqual([whole.status, whole.headers.get("content-type"), whole.headers.get("x-content-type-options")], [200, "image/png", "nosniff"]);
  assert.deepEqual(Buffer.from(await whole.arrayBuffer()), pixel);
  const part = await get("7.png", { range: "bytes=1-3" });
  assert.deepEqual([part.status, await part.text()], [206, "PNG"]);
  for (const none of ["8.png", "7.txt", "..%2F7.png", "a.png"]) assert.equal((await get(none)).status, 404, none);
});

testByEach("/photos takes what is dropped", async (t, open) => {
  const tab = await open("/photos");
  const data = await tab.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["a"], "dropped.png", { type: "image/png" }));
    return transfer;
  });
  await tab.page.dispatchEvent("#photos", "drop", { dataTransfer: data });
  await chosen(tab, 1);
  await tab.shows("#photos figcaption", "dropped.png");
});

testByEach("/photos says what is wrong, and goes on when that is cancelled", async (t, open) => {
  const tab = await open("/photos");
  await tab.page.setInputFiles(photos, [{ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("a") }, picture("right.png")]);
  await chosen(tab, 2);
  await tab.shows("#photos .chosen .error", "is of a type that is not accepted");
  await tab.page.click("#photos button[type=submit]");
  await tab.page.click("#photos .chosen button");
  await chosen(tab, 1);
  await tab.page.setInputFiles(photos, Array.from({ length: 5 }, (_, n) => picture(`${n}.png`)));
  await tab.shows("#photos > .error", "at most 5 files can be uploaded");
  await tab.page.click("#photos .chosen button");
  await chosen(tab, 5);
  await tab.page.click("#photos button[type=submit]");
  await inAlbum(tab, 5);
});

testByEach("/photos refuses a gigabyte before any of it is sent", async (t, open) => {
  const tab = await open("/photos");
  const large = path.join(folder(t), "large.png");
  writeFileSync(large, "");
  truncateSync(large, 1_000_000_000);
  await tab.page.setInputFiles(photos, large);
  await tab.shows("#photos .chosen .error", "is larger than 50 MB");
  await tab.page.click("#photos button[type=submit]");
  await tab.click("#photos .chosen button");
  await chosen(tab, 0);
  assert.deepEqual(tab.frames.filter(({ sent, topic }) => sent && topic?.startsWith("lvu:")), []);
  await sendSmall(tab);
});

testByEach("/photos takes 50 MB and shows them, and the server's memory stays flat", async (t, open) => {
  const [own] = await startAlone(t);
  const tab = await open("/photos", own);
  await tab.page.setInputFiles(quick, [picture("warm.png", 1_000_000)]);
  await inAlbum(tab, 1);
  const [before, start] = [resident(own.pid), Date.now()];
  await sendLarge(tab);
  let most = before;
  const watch = setInterval(() => { most = Math.max(most, resident(own.pid)); }, 10);
  t.after(() => clearInterval(watch));
  await eventually("it is stored", () => files(process.env.LIVE_PHOTOS).length === 2);
  await chosen(tab, 0);
  const took = Date.now() - start;
  assert.equal(temporaryFiles(own.pid), 0);
  await inAlbum(tab, 2);
  assert.equal(await tab.page.evaluate(() => fetch(document.querySelector("#album img").src).then(async (response) => (await response.blob()).size)), 50_000_000);
  clearInterval(watch);
  t.diagnostic(`50 MB in ${took} ms: ${before} KiB before, at most ${most} KiB`);
  assert.ok(most - before < 12 * 1024, `${most - before} KiB more`);
});

testByEach("/photos: what is cancelled on its way is thrown away", async (t, open) => {
  const [own] = await startAlone(t);
  const tab = await open("/photos", own);
  await sendLarge(tab);
  assert.equal(temporaryFiles(own.pid), 1);
  await tab.page.click("#photos .chosen button");
  await chosen(tab, 0);
  await eventually("the file is closed", () => temporaryFiles(own.pid) === 0);
  await sendSmall(tab);
});

testByEach("/photos: a browser that is killed leaves no temporary file and no view", async (t, open, transport) => {
  const [own] = await startAlone(t);
  const killed = await launchApart();
  t.after(() => killed.close());
  const board = await open("/views", own);
  const tab = await openPage(killed.browser, `${own.url}/photos`, transport);
  await tab.connected();
  await board.until("the view is listed", () => document.querySelector("#views").textContent.includes("Photos"));
  await sendLarge(tab);
  assert.equal(temporaryFiles(own.pid), 1);
  killed.kill();
  await eventually("the file is closed", () => temporaryFiles(own.pid) === 0);
  await board.until("the view is gone", () => !document.querySelector("#views").textContent.includes("Photos"));
});

testByEach("/photos: a server that is killed leaves no temporary file, and the next one is sent the file", async (t, open) => {
  const [first, temporary] = await startAlone(t);
  const tab = await open("/photos", first);
  await tab.mark();
  await sendLarge(tab);
  assert.equal(temporaryFiles(first.pid), 1);
  await first.stop("SIGKILL");
  assert.deepEqual(files(temporary), []);
  await tab.until("the page notices", () => document.querySelector("[data-phx-session].phx-error"));
  const second = await first.restart();
  t.after(() => second.stop());
  await tab.connected();
  await chosen(tab, 0);
  await sendLarge(tab);
  assert.equal(temporaryFiles(second.pid), 1);
  await tab.page.click("#photos .chosen button");
  await chosen(tab, 0);
  await sendSmall(tab);
  assert.ok(await tab.marked(), "the page was loaded again");
});

testByEach("/photos comes back after a connection that was lost on the way, and takes the file again", async (t, open) => {
  const [own] = await startAlone(t);
  const tab = await open("/photos", own);
  await tab.mark();
  await sendLarge(tab);
  await tab.page.evaluate(() => new Promise((done) => window.liveSocket.disconnect(done)));
  await eventually("the file is closed", () => temporaryFiles(own.pid) === 0);
  await tab.page.evaluate(() => window.liveSocket.connect());
  await tab.connected();
  await chosen(tab, 0);
  await sendSmall(tab);
  assert.ok(await tab.marked(), "the page was loaded again");
});
