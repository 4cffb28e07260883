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

const empty = await mkdtemp(path.join(tmpdir(), "live-"));
ends.push(() => rm(empty, { recursive: true }));
const live = path.join(built, "cargo-live");
// One application for all tests, as each adds to it.
const shop = path.join(empty, "shop");

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

test("an application from nothing: songs are added, edited and deleted", async (t) => {
  await inFolder(empty, live, "live", "new", "shop");
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

test("accounts: from sign-up to a new password, which logs out another browser", async () => {
  await inFolder(shop, live, "live", "gen", "auth");
  await inFolder(shop, "cargo", "build", "--offline");
  const server = await start(shop);
  ends.push(() => server.stop());
  const browser = await launch();
  ends.push(() => browser.close());
  const asked = `${server.url}/log-in?return_to=%2Fsettings`;
  const fillIn = async ({ page }, form, fields) => {
    for (const [name, value] of Object.entries(fields)) await page.fill(`#${form} [name$="[${name}]"]`, value);
    await page.click(`#${form} button[type=submit]`);
  };
  const logIn = (tab, password) => fillIn(tab, "log-in-form", { email: "Ada@example.com", password });

  const tab = await openPage(browser, server.url);
  const { page } = tab;
  await tab.connected();
  await page.click("#sign-up");
  await page.waitForURL(`${server.url}/sign-up`);
  await tab.connected();
  await page.fill("#sign-up-form [name$='[password]']", "short");
  await page.fill("#sign-up-form [name$='[email]']", "ada@example.com");
  await tab.shows("#user_password-error", "should be at least 12 characters");
  await fillIn(tab, "sign-up-form", { password: "correct horse battery" });
  await tab.shows("#settings", "ada@example.com");
  await tab.connected();

  await page.click("#log-out");
  await tab.shows("#log-in", "Log in");
  await page.goto(`${server.url}/settings`);
  await page.waitForURL(asked);
  await tab.connected();
  await logIn(tab, "correct horse cattery");
  await tab.until("a wrong password is refused", () => document.body.textContent.includes("The address or the password is wrong."));
  assert.equal(page.url(), asked);
  await tab.connected();
  await logIn(tab, "correct horse battery");
  await page.waitForURL(`${server.url}/settings`);
  await tab.connected();

  const other = await openPage(browser, `${server.url}/settings`);
  await other.connected();
  await logIn(other, "correct horse battery");
  await other.page.waitForURL(`${server.url}/settings`);
  await other.connected();

  const password = "staple and then some";
  await fillIn(tab, "password-form", { current_password: "correct horse battery", password, repeated: password });
  await tab.until("the password is changed", () => document.body.textContent.includes("every other browser is logged out"));
  await tab.connected();
  await tab.shows("#settings", "ada@example.com");
  await other.page.waitForURL(asked);
  await other.connected();
  await logIn(other, password);
  await other.page.waitForURL(`${server.url}/settings`);
  await other.connected();
  assert.deepEqual(tab.complaints, []);
});
