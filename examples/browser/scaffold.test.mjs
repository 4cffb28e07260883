// What `cargo live new` and `cargo live gen` make, as somebody with an empty folder meets it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { after, test } from "node:test";
import { launch, openPage, startServer } from "./harness.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const built = process.env.LIVE_TARGET_DIR ?? path.join(repository, "target/debug");
const generated = path.join(built, "../generated");
const run = promisify(execFile);

const ends = [];
after(async () => {
  for (const end of ends.reverse()) await end();
});

/** Runs a command in a folder; what it says where it fails is in the error. */
function inFolder(cwd, command, ...args) {
  return run(command, args, { cwd, env: { ...process.env, CARGO_TARGET_DIR: generated }, maxBuffer: 1 << 26 });
}

/** Starts the application, which reads everything from the environment. */
function start(folder) {
  Object.assign(process.env, { PORT: "0", DATABASE_URL: `sqlite:${folder}/shop.db` });
  return startServer(path.relative(built, path.join(generated, "debug/shop")));
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

test("an application from nothing: songs are added, edited and deleted", async (t) => {
  const empty = await mkdtemp(path.join(tmpdir(), "live-"));
  ends.push(() => rm(empty, { recursive: true }));
  const live = path.join(built, "cargo-live");
  await inFolder(empty, live, "live", "new", "shop");
  const shop = path.join(empty, "shop");
  // The versions that are there already, so that nothing has to be fetched.
  await copyFile(path.join(repository, "Cargo.lock"), path.join(shop, "Cargo.lock"));
  let since = performance.now();
  await inFolder(shop, live, "live", "gen", "live", "Song", "title:string", "plays:int");
  await inFolder(shop, "cargo", "build", "--offline");
  let server = await start(shop);
  ends.push(() => server.stop());
  const browser = await launch();
  ends.push(() => browser.close());

  const tab = await openPage(browser, `${server.url}/songs`);
  await tab.connected();
  t.diagnostic(`from the second command to the first page: ${seconds(since)}`);
  const { page } = tab;
  const row = (cells) => tab.until(`a row of ${cells}`, (cells) => {
    const rows = [...document.querySelectorAll("#songs tr:not(.only)")];
    return rows.map((row) => [...row.cells].slice(0, 2).map((cell) => cell.textContent.trim()).join()).join(" ") === cells;
  }, cells);

  await page.click("#new-song");
  await page.fill("#song_title", "Help!");
  await page.click("#song-form button[type=submit]");
  // The browser knows the rules, too, and sends nothing.
  assert.ok(await page.$eval("#song_plays", (input) => input.matches(":focus:invalid")));
  await page.fill("#song_plays", "3");
  await page.click("#song-form button[type=submit]");
  await row("Help!,3");
  await page.waitForURL(`${server.url}/songs`);

  await page.click("#songs-1 a:text('Edit')");
  await page.waitForURL(`${server.url}/songs/1/edit`);
  await page.waitForFunction(() => document.querySelector("#song_title")?.value === "Help!");
  await page.fill("#song_title", "Yesterday");
  await page.click("#song-form button[type=submit]");
  await row("Yesterday,3");
  await page.reload();
  await tab.connected();
  await row("Yesterday,3");

  await page.click("#songs-1 a:text('Show')");
  await page.waitForURL(`${server.url}/songs/1`);
  await tab.shows("h1", "Yesterday");
  await page.click("a:text('All songs')");
  await row("Yesterday,3");
  page.once("dialog", (dialog) => dialog.accept());
  await page.click("#songs-1 button");
  await row("");

  await page.goto(`${server.url}/counter`);
  await tab.connected();
  await tab.click("#more");
  await tab.shows("#count", "1");

  const home = path.join(shop, "src/pages/home.rs");
  await writeFile(home, (await readFile(home, "utf8")).replace("It works.", "It works, still."));
  since = performance.now();
  await inFolder(shop, "cargo", "build", "--offline");
  // While the server is away, the browser says that it cannot reach it.
  assert.deepEqual(tab.complaints, []);
  await server.stop();
  server = await start(shop);
  await page.goto(server.url);
  await tab.shows("h1", "It works, still.");
  t.diagnostic(`from an edit to the page: ${seconds(since)}`);
});
