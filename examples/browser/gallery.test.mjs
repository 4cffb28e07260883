// Every page of the gallery in a real browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { diffBytes, launch, openPage, openTab, startServer } from "./harness.mjs";

const pages = ["/counter", "/conditionals", "/keyed", "/form", "/components", "/js", "/chart", "/clock", "/chat", "/async", "/crash"];
const benches = ["/bench/counter", "/bench/table?n=1000", "/bench/form", "/bench/static"];

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), startServer("gallery")]);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

/** Opens a page of the shared server, or of another one, and waits until it is live. */
async function visit(t, path, { url } = server) {
  const tab = await openPage(browser, url + path);
  t.after(() => tab.close());
  await tab.connected();
  return tab;
}

const silent = (tab) => assert.deepEqual(tab.complaints, []);

test("/ links to every page and has room on a phone", async (t) => {
  const tab = await openPage(browser, server.url, { viewport: { width: 390, height: 844 } });
  t.after(() => tab.close());
  const links = await tab.page.$$eval("a[href]", (links) => links.map((link) => link.getAttribute("href")));
  for (const path of [...pages, ...benches]) {
    assert.ok(links.some((link) => link.split("?")[0] === path.split("?")[0]), `no link to ${path}`);
  }
  assert.ok(await tab.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "wider than the screen");
  silent(tab);
});

for (const path of [...pages, ...benches]) {
  test(`${path} joins under a strict policy, also after a reload, back and forward`, async (t) => {
    const tab = await openPage(browser, "about:blank");
    t.after(() => tab.close());
    const response = await tab.page.goto(server.url + path);
    assert.equal(response.status(), 200);
    assert.match(response.headers()["content-security-policy"] ?? "", /default-src 'self'/);
    await tab.connected();
    await tab.page.reload();
    await tab.connected();
    await tab.page.goto(`${server.url}/counter?elsewhere`);
    await tab.connected();
    await tab.page.goBack();
    await tab.connected();
    assert.equal(tab.page.url(), server.url + path);
    await tab.page.goForward();
    await tab.connected();
    await tab.click("#inc");
    await tab.shows("#count", "1");
    silent(tab);
  });
}

test("/counter counts, in less than 60 bytes a click", async (t) => {
  const tab = await visit(t, "/counter");
  await tab.shows("#count", "0");
  for (const count of ["1", "2", "3"]) {
    const reply = await tab.click("#inc");
    await tab.shows("#count", count);
    assert.ok(diffBytes(reply) < 60, reply.text);
    assert.ok(reply.payload.response.diff, reply.text);
  }
  await tab.click("#dec");
  await tab.shows("#count", "2");
  assert.equal(tab.replies().length, 4);
  silent(tab);
});

test("/counter is the same page after the server was killed and restarted", async (t) => {
  const first = await startServer("gallery");
  t.after(() => first.stop());
  const tab = await visit(t, "/counter", first);
  await tab.click("#inc");
  await tab.shows("#count", "1");
  await tab.mark();

  await first.stop("SIGKILL");
  await tab.until("the page notices", () => document.querySelector("[data-phx-session].phx-error"));
  const second = await first.restart();
  t.after(() => second.stop());

  await tab.connected();
  await tab.shows("#count", "0");
  await tab.click("#inc");
  await tab.shows("#count", "1");
  assert.ok(await tab.marked(), "the page was reloaded");
  // The browser itself complains of the connections that were refused.
  assert.deepEqual(tab.complaints.filter((text) => !/WebSocket|ERR_CONNECTION/.test(text)), []);
});

test("/counter is told of a restart by close code 1012", async (t) => {
  const first = await startServer("gallery");
  t.after(() => first.stop());
  const tab = await visit(t, "/counter", first);
  await tab.mark();

  await first.stop("SIGTERM");
  await tab.until("the socket closes", () => window.closeCodes.length > 0);
  assert.equal((await tab.closeCodes())[0], 1012);

  const second = await first.restart();
  t.after(() => second.stop());
  await tab.connected();
  await tab.click("#inc");
  await tab.shows("#count", "1");
  assert.ok(await tab.marked(), "the page was reloaded");
});

test("/conditionals shows and hides, and switches branches", async (t) => {
  const tab = await visit(t, "/conditionals");
  const shown = async () => (await tab.page.$("#panel")) !== null;
  const atFirst = await shown();
  for (const expected of [!atFirst, atFirst, !atFirst]) {
    await tab.click("#toggle");
    await tab.until(`#panel is ${expected ? "shown" : "gone"}`, (expected) => (document.querySelector("#panel") !== null) === expected, expected);
  }
  for (const mode of ["one", "two", "three", "one", "two"]) {
    await tab.until(`#mode is ${mode}`, (mode) => document.querySelector("#mode").textContent.includes(mode), mode);
    await tab.click("#next");
  }
  await tab.click("#toggle");
  await tab.until("#mode stays", () => document.querySelector("#mode").textContent.includes("three"));
  silent(tab);
});

const rowIds = (tab) => tab.page.$$eval("#rows > [id^=row-]", (rows) => rows.map(({ id }) => id));

test("/keyed inserts and deletes rows", async (t) => {
  const tab = await visit(t, "/keyed");
  const count = (await rowIds(tab)).length;
  assert.ok(count > 2);
  const counted = (expected) => tab.until(`${expected} rows`, (n) => document.querySelectorAll("#rows > [id^=row-]").length === n, expected);
  await tab.click("#insert");
  await counted(count + 1);
  await tab.click("#insert");
  await counted(count + 2);
  await tab.click("#delete");
  await counted(count + 1);
  assert.equal(new Set(await rowIds(tab)).size, count + 1, "ids are unique");
  silent(tab);
});

test("/keyed moves rows as the elements that they are, and sends none of their text", async (t) => {
  const tab = await visit(t, "/keyed");
  const texts = await tab.page.$$eval("#rows > [id^=row-]", (rows) => rows.flatMap((row) => {
    row.marker = row.id;
    const texts = [row, ...row.querySelectorAll("*")].map((element) => element.textContent.trim());
    return texts.filter((text) => /\p{L}{3}/u.test(text));
  }));
  assert.ok(texts.length > 0, "rows have text");
  const before = await rowIds(tab);

  for (const action of ["#move", "#shuffle", "#move"]) {
    const reply = await tab.click(action);
    for (const text of texts) assert.ok(!reply.text.includes(text), `${action} sends ${text}: ${reply.text}`);
    if (action === "#move" && reply.payload.response.diff) assert.match(reply.text, /"km":true/);
  }
  await tab.until("the last move is shown", () => !document.querySelector("[data-phx-ref-src]"));
  const after = await rowIds(tab);
  assert.notDeepEqual(after, before);
  assert.deepEqual([...after].sort(), [...before].sort());
  assert.ok(await tab.page.$$eval("#rows > [id^=row-]", (rows) => rows.every((row) => row.marker === row.id)), "a row was rebuilt");
  silent(tab);
});

const error = (field, present) => [`#${field}-error is ${present ? "shown" : "gone"}`, ([field, present]) => {
  const text = document.querySelector(`#${field}-error`)?.textContent.trim() ?? "";
  return (text !== "") === present;
}, [field, present]];

test("/form says what is wrong while one types, and welcomes at the end", async (t) => {
  const tab = await visit(t, "/form");
  const input = (name) => tab.page.locator(`form#sign-up input[name=${name}]`);
  const type = async (name, text) => {
    await input(name).fill("");
    await input(name).pressSequentially(text);
  };
  for (const field of ["name", "email", "age"]) await tab.until(...error(field, false));

  await type("name", "A");
  await input("name").press("Backspace");
  await tab.until(...error("name", true));
  await type("email", "nobody");
  await tab.until(...error("email", true));
  await type("age", "-5");
  await tab.until(...error("age", true));

  const valid = { name: "Ada Lovelace", email: "ada@example.com", age: "36" };
  for (const [field, text] of Object.entries(valid)) {
    await type(field, text);
    await tab.until(...error(field, false));
  }
  for (const [field, text] of Object.entries(valid)) assert.equal(await input(field).inputValue(), text, "the form keeps what was typed");

  await input("age").press("Enter");
  await tab.until("#welcome names the person", () => document.querySelector("#welcome")?.textContent.includes("Ada Lovelace"));
  silent(tab);
});

test("/form keeps what is being typed while answers arrive", async (t) => {
  const tab = await visit(t, "/form");
  const input = tab.page.locator("form#sign-up input[name=name]");
  await tab.reply(() => input.pressSequentially("G"));
  await tab.reply(() => input.pressSequentially("race Hopper"));
  await tab.until("every answer is in", () => !document.querySelector("[data-phx-ref-src]"));
  assert.equal(await input.inputValue(), "Grace Hopper");
  assert.equal(await tab.page.evaluate(() => document.activeElement.name), "name");
  silent(tab);
});

test("/components sends what changed inside a slot, and nothing around it", async (t) => {
  const tab = await visit(t, "/components");
  for (const plays of ["1", "2"]) {
    const reply = await tab.click("#play-2");
    await tab.shows("#plays-2", plays);
    await tab.shows("#total", plays);
    assert.ok(diffBytes(reply) < 120, `${diffBytes(reply)} bytes: ${reply.text}`);
    assert.ok(!reply.text.includes('"s"'), reply.text);
  }
  await tab.shows("#plays-1", "0");
  silent(tab);
});

test("/components has an input with its label and its error", async (t) => {
  const tab = await visit(t, "/components");
  const input = tab.page.getByLabel("Title");
  await input.fill("Help!");
  await tab.until("the error is shown", () => document.querySelector("#title-error")?.textContent.includes("in the table"));
  assert.equal(await input.getAttribute("aria-invalid"), "true");
  await input.fill("Girl");
  await tab.until("the error is gone", () => !document.querySelector("#title-error"));
  await tab.page.getByRole("button", { name: "Add" }).click();
  await tab.until("a fourth row", () => document.querySelectorAll("#songs tbody tr").length === 4);
  await tab.click("#play-4");
  await tab.shows("#plays-4", "1");
  silent(tab);
});

test("/clock changes by itself", async (t) => {
  const tab = await visit(t, "/clock");
  for (let change = 0; change < 2; change++) {
    const now = await tab.page.textContent("#time");
    await tab.until("#time changes", (now) => document.querySelector("#time").textContent !== now, now);
  }
  const diff = await tab.frame((frame) => !frame.sent && frame.event === "diff");
  assert.equal(diff.ref, null);
  assert.ok(diff.joinRef, "a push names the join that it belongs to");
  assert.ok(!tab.frames.some((frame) => frame.sent && frame.event === "event"), "nobody clicked");
  silent(tab);
});

test("/chat shows what one says to everybody at once", async (t) => {
  const ada = await visit(t, "/chat");
  const bob = await openTab(ada.page.context());
  await bob.page.goto(`${server.url}/chat`);
  await bob.connected();
  const eve = await visit(t, "/chat");
  const say = (tab, name, text) => tab.reply(async () => {
    await tab.page.fill("[name=name]", name);
    await tab.page.fill("[name=text]", text);
    await tab.page.press("[name=text]", "Enter");
  });
  await say(ada, "Ada", "Hello <b>");
  for (const tab of [ada, bob, eve]) await tab.shows("#lines li:last-child", "Ada Hello <b>");
  await bob.page.bringToFront();
  await say(bob, "Bob", "Hi");
  for (const tab of [ada, bob, eve]) await tab.shows("#lines li:last-child", "Bob Hi");
  await bob.until("the field is empty again", () => document.querySelector("[name=text]").value === "");
  assert.equal(await bob.page.inputValue("[name=name]"), "Bob");
  await bob.page.close();
  await ada.page.bringToFront();
  await say(ada, "Ada", "Bye");
  for (const tab of [ada, eve]) await tab.shows("#lines li:nth-child(3)", "Ada Bye");
  [ada, eve].forEach(silent);
});

test("/async loads, says why it cannot, and loads again", async (t) => {
  const html = await (await fetch(`${server.url}/async`)).text();
  assert.match(html, /Loading the band…/);
  const tab = await visit(t, "/async");
  await tab.shows("#members", "nobody knows how many they are");
  await tab.shows("#band", "The Crabs, loaded 1×");
  const reply = await tab.click("#reload");
  assert.ok(!reply.text.includes("Loading"), "what is there stays");
  await tab.shows("#band", "The Crabs, loaded 2×");
  await tab.until("the button is there again", () => !document.querySelector("#reload").disabled);
  silent(tab);
});

test("/async answers while it searches, and only the last search counts", async (t) => {
  const tab = await visit(t, "/async");
  // The first letter takes longest.
  await tab.page.locator("#text").pressSequentially("moonlight");
  await tab.shows("#found", "Moonlight Drive");
  await tab.shows("#state", "done");
  await tab.page.fill("#text", "");
  await tab.until("all songs", () => document.querySelectorAll("#found li").length === 6);
  silent(tab);
});

test("/crash comes back by itself, and nobody else notices", async (t) => {
  const tab = await visit(t, "/crash");
  const other = await openTab(tab.page.context());
  await other.page.goto(`${server.url}/counter`);
  await other.connected();
  await other.click("#inc");
  await other.click("#inc");
  await other.shows("#count", "2");
  await other.mark();

  await tab.page.bringToFront();
  await tab.mark();
  await tab.click("#inc");
  await tab.click("#inc");
  await tab.shows("#count", "2");
  await tab.page.click("#crash");
  await tab.frame((frame) => !frame.sent && frame.event === "phx_error");
  await tab.shows("#count", "0");
  await tab.connected();
  await tab.click("#inc");
  await tab.shows("#count", "1");
  assert.ok(await tab.marked(), "the page was reloaded");
  silent(tab);

  await other.page.bringToFront();
  await other.shows("#count", "2");
  await other.click("#inc");
  await other.shows("#count", "3");
  assert.ok(await other.marked(), "the other page was reloaded");
  assert.equal(other.frames.filter((frame) => frame.event === "phx_join").length, 1, "the other page joined once");
  silent(other);
});

test("/bench/counter counts", async (t) => {
  const tab = await visit(t, "/bench/counter");
  await tab.shows("#count", "0");
  const reply = await tab.click("button");
  await tab.shows("#count", "1");
  assert.ok(diffBytes(reply) < 60, reply.text);
  silent(tab);
});

const tableIds = (tab) => tab.page.$$eval("tr[id^=row-]", (rows) => rows.map(({ id }) => id));

test("/bench/table has 1000 rows, and touches one in less than 160 bytes", async (t) => {
  const tab = await visit(t, "/bench/table?n=1000");
  assert.equal((await tableIds(tab)).length, 1000);
  assert.match(await tab.page.textContent("#row-7"), /User 7\s*user7@example\.com/);
  for (let touch = 0; touch < 3; touch++) {
    const reply = await tab.click("#touch");
    assert.ok(reply.payload.response.diff, reply.text);
    assert.ok(diffBytes(reply) < 160, `${diffBytes(reply)} bytes: ${reply.text}`);
  }
  silent(tab);
});

test("/bench/table appends a row and sends only that one", async (t) => {
  const tab = await visit(t, "/bench/table?n=1000");
  const reply = await tab.click("#append");
  await tab.until("1001 rows", () => document.querySelectorAll("tr[id^=row-]").length === 1001);
  assert.equal(reply.text.match(/User /g)?.length, 1);
  silent(tab);
});

test("/bench/table reverses by moving rows", async (t) => {
  const tab = await visit(t, "/bench/table?n=1000");
  const before = await tableIds(tab);
  await tab.page.$$eval("tr[id^=row-]", (rows) => rows.forEach((row) => { row.marker = row.id; }));
  const reply = await tab.click("#reverse");
  assert.ok(!reply.text.includes("User "), "a cell was sent again");
  await tab.until("the last row is the first", (last) => document.querySelector("tr[id^=row-]").id === last, before.at(-1));
  assert.deepEqual(await tableIds(tab), before.reverse());
  assert.ok(await tab.page.$$eval("tr[id^=row-]", (rows) => rows.every((row) => row.marker === row.id)), "a row was rebuilt");
  silent(tab);
});

test("/bench/form answers each change of its ten fields", async (t) => {
  const tab = await visit(t, "/bench/form");
  const inputs = tab.page.locator("form input:not([type=hidden])");
  assert.equal(await inputs.count(), 10);
  for (const at of [0, 9]) {
    const reply = await tab.reply(() => inputs.nth(at).pressSequentially("x"));
    assert.equal(reply.payload.status, "ok");
  }
  await tab.until("every answer is in", () => !document.querySelector("[data-phx-ref-src]"));
  assert.equal(await inputs.nth(0).inputValue(), "x");
  silent(tab);
});

test("/bench/static has its 200 lines", async (t) => {
  const tab = await visit(t, "/bench/static");
  const lines = await tab.page.evaluate(() => document.body.innerText.split("\n").filter((line) => line.trim()).length);
  assert.ok(lines >= 200, `${lines} lines`);
  silent(tab);
});

/** What the box on `/js` looks like now. */
const box = (tab) => tab.page.$eval("#box", (box) => ({
  shown: getComputedStyle(box).display,
  classes: [...box.classList].filter((name) => !["box", "fade-in", "fade-out", "shake"].includes(name)).sort().join(" "),
  mood: box.dataset.mood ?? null,
  busy: box.getAttribute("aria-busy"),
}));

/** Runs a command of `/js` and waits until the box looks as it should. */
async function becomes(tab, command, wanted) {
  await tab.page.click(`#${command}`);
  await tab.page.waitForFunction((wanted) => {
    const box = document.querySelector("#box");
    const classes = [...box.classList].filter((name) => !["box", "fade-in", "fade-out", "shake"].includes(name)).sort().join(" ");
    const found = { shown: getComputedStyle(box).display, classes, mood: box.dataset.mood ?? null, busy: box.getAttribute("aria-busy") };
    return Object.entries(wanted).every(([name, value]) => found[name] === value);
  }, wanted).catch(async () => assert.deepEqual(await box(tab), wanted, command));
}

test("/js shows, hides and toggles, and a patch leaves it so", async (t) => {
  const tab = await visit(t, "/js");
  await becomes(tab, "hide", { shown: "none" });
  await tab.click("#save");
  await tab.shows("#saved", "2");
  assert.equal((await box(tab)).shown, "none");
  await becomes(tab, "show", { shown: "flex" });
  await becomes(tab, "hide", { shown: "none" });
  await becomes(tab, "toggle", { shown: "block" });
  await becomes(tab, "toggle", { shown: "none" });
  silent(tab);
});

test("/js changes classes and attributes, and a patch leaves them so", async (t) => {
  const tab = await visit(t, "/js");
  await becomes(tab, "add-class", { classes: "loud wide" });
  await becomes(tab, "remove-class", { classes: "wide" });
  await becomes(tab, "toggle-class", { classes: "round wide" });
  await becomes(tab, "set-attribute", { mood: "it's <fine> & \"well\"" });
  await becomes(tab, "toggle-attribute", { busy: "true" });
  await tab.click("#save");
  await tab.shows("#saved", "2");
  assert.deepEqual(await box(tab), { shown: "block", classes: "round wide", mood: "it's <fine> & \"well\"", busy: "true" });
  await becomes(tab, "toggle-attribute", { busy: "false" });
  await becomes(tab, "remove-attribute", { mood: null });
  await becomes(tab, "set-attribute", { mood: "it's <fine> & \"well\"" });
  await tab.page.click("#inner");
  await tab.until("what is inside is loud", () => document.querySelector("#inner b").classList.contains("loud"));
  await tab.page.click("#closest");
  await tab.until("what is around is loud", () => document.querySelector("#closest").closest("div").classList.contains("loud"));
  await becomes(tab, "exec", { classes: "", mood: null });
  silent(tab);
});

test("/js animates, dispatches and runs commands in a row", async (t) => {
  const tab = await visit(t, "/js");
  await tab.page.evaluate(() => {
    const box = document.querySelector("#box");
    box.addEventListener("animationstart", ({ animationName }) => { window.animated = animationName; });
    window.addEventListener("shop:note", ({ target, detail }) => { window.noted = [target.id, detail]; });
  });
  await tab.page.click("#transition");
  await tab.until("it shakes", () => window.animated === "shake");
  await tab.until("it has shaken", () => !document.querySelector("#box").classList.contains("shake"));
  await tab.page.click("#dispatch");
  const noted = await tab.page.evaluate(() => window.noted);
  assert.equal(noted[0], "box");
  assert.deepEqual([noted[1][0], noted[1][1]], [1, 2]);
  await becomes(tab, "concat", { classes: "wide" });
  await tab.until("the note is hidden", () => getComputedStyle(document.querySelector("#note")).display === "none");
  silent(tab);
});

test("/js moves the focus", async (t) => {
  const tab = await visit(t, "/js");
  const focused = (id) => tab.until(`${id} has the focus`, (id) => document.activeElement.id === id, id);
  await tab.page.click("#focus");
  await focused("name");
  await tab.page.click("#push-focus");
  await focused("name");
  await tab.page.click("#pop-focus");
  await focused("push-focus");
  await tab.page.click("#focus-first");
  await focused("name");
  silent(tab);
});

test("/js pushes with a value, and shows what waits for the answer", async (t) => {
  const tab = await visit(t, "/js");
  await tab.page.evaluate(() => {
    window.seen = [];
    new MutationObserver(() => {
      if (document.querySelector("#box").classList.contains("phx-click-loading")) window.seen.push("loading");
    }).observe(document.querySelector("#box"), { attributes: true });
    window.addEventListener("phx:page-loading-start", () => window.seen.push("start"));
    window.addEventListener("phx:page-loading-stop", () => window.seen.push("stop"));
  });
  await tab.click("#save");
  await tab.shows("#saved", "2");
  await tab.until("the bar has come and gone", () => window.seen.includes("start") && window.seen.includes("stop"));
  await tab.until("the box was loading", () => window.seen.includes("loading"));
  await tab.until("it is no more", () => !document.querySelector(".phx-click-loading"));
  silent(tab);
});

test("/js keeps open what the person has opened", async (t) => {
  const tab = await visit(t, "/js");
  await tab.page.click("#more summary");
  await tab.click("#save");
  await tab.shows("#more p", "Saved 2 times");
  assert.ok(await tab.page.$eval("#more", (more) => more.open));
  silent(tab);
});

test("/js goes to another address and to another page", async (t) => {
  const tab = await visit(t, "/js");
  await tab.page.click("#patch");
  await tab.until("the address is the patched one", () => location.search === "?patched");
  await tab.connected();
  await tab.page.click("#navigate");
  await tab.until("the address is the counter's", () => location.pathname === "/counter");
  await tab.connected();
  await tab.click("#inc");
  await tab.shows("#count", "1");
  silent(tab);
});

test("/js opens a dialog that keeps the focus, and closes it by key, click and button", async (t) => {
  const tab = await visit(t, "/js");
  const isOpen = (wanted) => tab.until(wanted ? "the dialog is open" : "the dialog is closed", (wanted) => {
    return (getComputedStyle(document.querySelector("#dialog")).display !== "none") === wanted;
  }, wanted);
  const focused = (id) => tab.until(`${id} has the focus`, (id) => document.activeElement.id === id, id);
  await isOpen(false);
  for (const [left, leave] of [
    ["1", () => tab.page.keyboard.press("Escape")],
    ["2", () => tab.page.mouse.click(5, 5)],
    ["3", () => tab.page.click("#dialog button")],
  ]) {
    await tab.page.click("#open");
    await isOpen(true);
    await focused("inside");
    await tab.page.keyboard.press("Tab");
    await tab.page.keyboard.press("Tab");
    await focused("inside");
    await leave();
    await isOpen(false);
    await tab.shows("#left", left);
    await focused("open");
  }
  assert.equal(await tab.page.getAttribute("#dialog-dialog", "aria-labelledby"), "dialog-title");
  silent(tab);
});

test("/chart draws what is pushed, and gets a reply", async (t) => {
  const tab = await visit(t, "/chart");
  const points = (count) => tab.until(`${count} points are drawn`, (count) => {
    const points = document.querySelector("#chart polyline").getAttribute("points");
    return points !== "" && points.split(" ").length === count;
  }, count);
  await points(3);
  const reply = await tab.click("#more");
  await points(4);
  assert.ok(reply.payload.response.diff.e, reply.text);
  await tab.page.click("#chart", { position: { x: 1, y: 40 } });
  await tab.shows("#chart title", "10 of 4");
  await tab.page.reload();
  await tab.connected();
  await points(3);
  const response = await tab.page.request.get(server.url + await tab.page.getAttribute("script[data-live-hooks]", "data-live-hooks"));
  assert.match(response.headers()["content-type"], /^text\/javascript/);
  assert.ok((await response.text()).includes("pages::chart::CHART"));
  silent(tab);
});
