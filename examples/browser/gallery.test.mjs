// Every page of the gallery in a real browser. Uploads are in `photos.test.mjs`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, server, silent, testByEach, transports, visit } from "./gallery.mjs";
import { diffBytes, launch, launchApart, openPage, openTab, startServer } from "./harness.mjs";
import { pages } from "./pages.mjs";

const benches = ["/bench/counter", "/bench/table?n=1000", "/bench/stream", "/bench/form", "/bench/static", "/bench/components"];

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
  testByEach(`${path} joins under a strict policy, also after a reload, back and forward`, async (t, open) => {
    const tab = await open(path);
    const response = await tab.page.reload();
    assert.equal(response.status(), 200);
    assert.match(response.headers()["content-security-policy"] ?? "", /default-src 'self'/);
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

test("/memo renders a row when its key has changed, and no other", async (t) => {
  const tab = await visit(t, "/memo");
  const renderings = (list) => tab.page.$$eval(`${list} .renderings`, (counts) => counts.map((count) => count.textContent).join(" "));
  const shown = async (expected, ...lists) => assert.deepEqual([await renderings("#with"), await renderings("#without")], lists, expected);
  await shown("at first", "1 1 1 1", "1 1 1 1");

  const unchanged = await tab.click("#click");
  assert.ok(!unchanged.text.includes("Lullaby"), unchanged.text);
  await tab.shows("#click", "Clicked 1 times");
  await shown("the page has changed, and no song", "1 1 1 1", "2 2 2 2");

  await tab.click("#song-3 button");
  await tab.shows("#song-3 .plays", "1");
  await shown("one song has changed", "1 1 2 1", "3 3 3 3");

  await tab.page.$$eval("#with li", (rows) => rows.forEach((row) => { row.marker = row.id; }));
  await tab.click("#reverse");
  await tab.shows("#with li:first-child .plays", "0");
  await shown("they have moved", "1 2 1 1", "4 4 4 4");
  assert.deepEqual(await tab.page.$$eval("#with li", (rows) => rows.map((row) => row.marker)), ["song-4", "song-3", "song-2", "song-1"]);
  await tab.click("#song-3 button");
  await tab.shows("#song-3 .plays", "2");
  silent(tab);
});

test("/memo keeps the state of a live component, and updates it when the key has changed", async (t) => {
  const tab = await visit(t, "/memo");
  await tab.click("#click");
  await tab.click(".star");
  await tab.shows(".star", "★ 1");
  await tab.click("#click");
  await tab.shows("#click", "Clicked 2 times");
  await tab.shows(".updates", "1");
  await tab.shows(".star", "★ 1");
  await tab.click("#reverse");
  await tab.shows(".updates", "2");
  await tab.click(".star");
  await tab.shows(".star", "★ 2");
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

testByEach("/form changes what is being typed where it says so", async (t, open) => {
  const tab = await open("/form");
  const input = tab.page.locator("#invitation");
  // One answer after the other: who types faster than answers come finds the cursor where the client has put it.
  const type = async (key, shown) => {
    await tab.reply(() => input.press(key));
    await tab.until(`it is ${shown}`, (shown) => document.querySelector("#invitation").value === shown, shown);
    await tab.until("nothing is on its way", () => !document.querySelector("[data-phx-ref-src]"));
  };
  await type("c", "C");
  await type("r", "CR");
  await type("b", "CRB");
  await input.press("ArrowLeft");
  await type("a", "CRAB");
  assert.deepEqual(await input.evaluate((input) => [document.activeElement === input, input.selectionStart]), [true, 3], "the cursor stays");
  silent(tab);
});

/** Whether a field of /signup shows an error, as `until` takes it. */
const wrong = (id, text) => [
  `#${id} has ${text === null ? "no error" : JSON.stringify(text)}`,
  ([id, text]) => (document.getElementById(`${id}-error`)?.textContent ?? null) === text,
  [id, text],
];

test("/signup shows errors of used inputs only, and keeps the text of what cannot be read", async (t) => {
  const tab = await visit(t, "/signup");
  await tab.page.locator("#user_age").pressSequentially("abc");
  await tab.until(...wrong("user_age", "is not a whole number"));
  assert.equal(await tab.page.inputValue("#user_age"), "abc");
  await tab.page.locator("#user_name").fill("A");
  await tab.until(...wrong("user_name", "should be at least 2 characters"));
  assert.equal(await tab.page.inputValue("#user_age"), "abc", "an answer has changed what was typed");
  assert.equal(await tab.page.getAttribute("#user_name", "aria-describedby"), "user_name-error");
  for (const id of ["user_email", "user_plan", "user_terms"]) await tab.until(...wrong(id, null));
  await tab.page.getByRole("button", { name: "Sign up" }).click();
  await tab.until(...wrong("user_email", "can't be blank"));
  await tab.until(...wrong("user_plan", "can't be blank"));
  await tab.until(...wrong("user_terms", "must be accepted"));
  silent(tab);
});

test("/signup tells the browser its rules", async (t) => {
  const tab = await visit(t, "/signup");
  const rules = (id) => tab.page.$eval(`#${id}`, (input) => Object.fromEntries([...input.attributes].map(({ name, value }) => [name, value])));
  const name = await rules("user_name");
  assert.deepEqual([name.required, name.minlength, name.maxlength, name.type], ["", "2", "40", "text"]);
  assert.equal((await rules("user_email")).type, "email");
  const start = await rules("user_start");
  assert.deepEqual([start.type, start.min, start.max, start.required], ["date", "2020-01-01", "2029-12-31", undefined]);
});

/** Adds an address to the form of /signup and fills it in. */
async function address(tab, index, street, postcode) {
  await tab.page.getByText("Add an address").click();
  await tab.page.locator(`#user_addresses_${index}_street`).fill(street);
  await tab.page.locator(`#user_addresses_${index}_postcode`).fill(postcode);
}

test("/signup adds and removes addresses, and is submitted with every kind of input", async (t) => {
  const tab = await visit(t, "/signup");
  await tab.page.locator("#user_name").fill("Ada");
  await tab.page.locator("#user_email").fill("ada@example.com");
  await tab.page.locator("#user_start").fill("2024-02-29");
  await tab.page.selectOption("#user_plan", "team");
  await tab.until(...wrong("user_plan", null));
  await tab.page.getByLabel("Security fixes").check();
  await tab.page.getByLabel("News").check();
  await tab.page.locator("#user_about").fill("\nCounts.");
  await tab.page.getByLabel("I accept the terms").check();
  await tab.page.getByRole("button", { name: "Sign up" }).click();
  await tab.until(...wrong("user_plan", "needs an address to send the invoice to"));

  await address(tab, 0, "First street", "1111");
  await address(tab, 1, "Second street", "22");
  await address(tab, 2, "Third street", "3333");
  await tab.until(...wrong("user_addresses_1_postcode", "has invalid format"));
  await tab.page.getByText("Remove this address").nth(1).click();
  await tab.until("two addresses", () => document.querySelectorAll("fieldset.entry").length === 2);
  assert.equal(await tab.page.inputValue("#user_addresses_2_street"), "Third street");
  await tab.until(...wrong("user_addresses_2_postcode", null));
  assert.ok(await tab.page.getByLabel("News").isChecked() && await tab.page.getByLabel("Security fixes").isChecked());
  assert.ok(!await tab.page.getByLabel("Releases").isChecked());
  assert.equal(await tab.page.inputValue("#user_about"), "\nCounts.");

  await tab.page.locator("#user_name").fill("root");
  await tab.page.getByRole("button", { name: "Sign up" }).click();
  await tab.until(...wrong("user_name", "has already been taken"));
  await tab.page.locator("#user_name").fill("Ada");
  await tab.until(...wrong("user_name", null));
  await tab.page.getByRole("button", { name: "Sign up" }).click();
  await tab.shows("#welcome", "Welcome, Ada!");
  await tab.until("the form is empty again", () => document.querySelectorAll("fieldset.entry").length === 0);
  silent(tab);
});

test("/signup loses nothing that was typed when the server is killed", async (t) => {
  const first = await startServer("gallery");
  t.after(() => first.stop());
  const tab = await visit(t, "/signup", first);
  await tab.page.locator("#user_name").fill("Grace");
  await tab.page.selectOption("#user_plan", "free");
  await tab.page.getByLabel("Releases").check();
  await address(tab, 0, "Elm street", "12345");
  await tab.page.locator("#user_age").fill("abc");
  await tab.until(...wrong("user_age", "is not a whole number"));
  await tab.mark();

  await first.stop("SIGKILL");
  await tab.until("the page notices", () => document.querySelector("[data-phx-session].phx-error"));
  await tab.page.locator("#user_about").pressSequentially("typed without a server");
  const second = await first.restart();
  t.after(() => second.stop());

  await tab.connected();
  await tab.until("every answer is in", () => !document.querySelector("[data-phx-ref-src]"));
  await tab.until(...wrong("user_age", "is not a whole number"));
  const values = await tab.page.evaluate(() => Object.fromEntries([...new FormData(document.querySelector("#signup"))].filter(([name]) => !name.includes("_sort"))));
  assert.deepEqual(values, {
    "user[name]": "Grace", "user[email]": "", "user[age]": "abc", "user[start]": "", "user[plan]": "free",
    "user[topics][]": "releases", "user[about]": "typed without a server", "user[addresses][0][street]": "Elm street",
    "user[addresses][0][postcode]": "12345", "user[terms]": "false",
  });
  assert.ok(await tab.marked(), "the page was reloaded");
  await tab.until(...wrong("user_email", null));
});

test("/signup is a form of its own in each tab", async (t) => {
  const one = await visit(t, "/signup");
  const two = await openTab(one.page.context());
  await two.page.goto(`${server.url}/signup`);
  await two.connected();
  await two.page.locator("#user_name").fill("A");
  await two.until(...wrong("user_name", "should be at least 2 characters"));
  await one.page.bringToFront();
  await one.page.locator("#user_age").fill("abc");
  await one.until(...wrong("user_age", "is not a whole number"));
  await one.until(...wrong("user_name", null));
  assert.equal(await one.page.inputValue("#user_name"), "");
  await two.page.bringToFront();
  await two.until(...wrong("user_age", null));
  await address(two, 0, "Elm street", "12345");
  assert.equal(await one.page.locator("fieldset.entry").count(), 0);
  [one, two].forEach(silent);
});

/** Fills in what a step of /steps asks for, and goes on. */
async function step(tab, number, id, text) {
  await tab.shows("#step", String(number));
  await tab.page.fill(`#${id}`, text);
  await tab.click("#next");
}

test("/steps is where it was after a crash, a lost connection and a restart of the server", async (t) => {
  const first = await startServer("gallery");
  t.after(() => first.stop());
  const tab = await visit(t, "/steps", first);
  await tab.mark();
  await step(tab, 1, "name", "Ada");
  await step(tab, 2, "dish", "Soup");
  await tab.shows("#step", "3");
  await tab.page.fill("#street", "Elm");
  const recovered = async (what, act) => {
    const start = tab.frames.length;
    await act();
    const push = await tab.frame(({ sent, event, payload }) => sent && event === "event" && payload.event === "recover", start);
    const sent = Object.fromEntries([...new URLSearchParams(push.payload.value)].filter(([name]) => !name.startsWith("_unused_")));
    assert.deepEqual(sent, { step: "3", name: "Ada", dish: "Soup", street: "Elm" }, what);
    await tab.connected();
    await tab.shows("#step", "3");
    assert.equal(await tab.page.inputValue("#street"), "Elm", what);
  };
  await recovered("a crash", () => tab.page.click("#crash"));
  await recovered("a lost connection", () => tab.page.evaluate(() => new Promise((resolve) => {
    window.liveSocket.disconnect(() => { window.liveSocket.connect(); resolve(); });
  })));
  let second;
  await recovered("a restart", async () => {
    await first.stop("SIGKILL");
    await tab.until("the page notices", () => document.querySelector("[data-phx-session].phx-error"));
    second = await first.restart();
  });
  t.after(() => second.stop());
  await tab.click("#next");
  await tab.shows("#ordered", "Soup for Ada, Elm");
  await tab.shows("#step", "1");
  assert.ok(await tab.marked(), "the page was reloaded");
});

test("/steps believes no step that the fields before it do not lead to", async (t) => {
  const tab = await visit(t, "/steps");
  const reply = await tab.reply(() => tab.page.evaluate(() => {
    window.liveSocket.main.channel.push("event", { type: "form", event: "recover", value: "step=99&name=Ada&dish=&street=Elm" });
  }));
  assert.equal(reply.payload.response.diff["2"]["0"], "2", reply.text);
});

test("/basket is kept through a crash, a lost connection and a restart, and not through a reload", async (t) => {
  const first = await startServer("gallery");
  t.after(() => first.stop());
  const tab = await visit(t, "/basket", first);
  const basket = () => tab.page.evaluate(() => [...document.querySelectorAll("#basket li")].map((item) => item.textContent.trim().split(/\s+/).slice(0, 2).join(" ")));
  const added = await tab.click("#add-1");
  const [[name, { state }]] = added.payload.response.diff.e;
  assert.equal(name, "live:persist");
  assert.ok(!Buffer.from(state, "base64url").includes("fruit"), "what the page keeps can be read");
  await tab.click("#add-1");
  await tab.click("#add-3");
  await tab.shows("#clicks", "3");
  const looked = await tab.click("#look");
  assert.ok(!looked.text.includes("live:persist"), "nothing of the basket has changed: " + looked.text);
  await tab.mark();
  const kept = async (what, act) => {
    await tab.click("#look");
    await act();
    await tab.shows("#clicks", "0");
    await tab.connected();
    assert.deepEqual(await basket(), ["2 Pears", "1 Quinces"], what);
  };
  await kept("a crash", () => tab.page.click("#crash"));
  await kept("a lost connection", () => tab.page.evaluate(() => new Promise((resolve) => {
    window.liveSocket.disconnect(() => { window.liveSocket.connect(); resolve(); });
  })));
  let second;
  await kept("a restart", async () => {
    await first.stop("SIGKILL");
    await tab.until("the page notices", () => document.querySelector("[data-phx-session].phx-error"));
    second = await first.restart();
  });
  t.after(() => second.stop());
  assert.ok(await tab.marked(), "the page was reloaded");
  await tab.page.reload();
  await tab.connected();
  assert.deepEqual(await basket(), []);
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

test("/components is sorted by a typed event, one way and the other", async (t) => {
  const tab = await visit(t, "/components");
  const titles = () => tab.page.locator("#songs tbody td:first-child").allTextContents();
  const sorts = () => tab.page.locator("#songs th").evaluateAll((headings) => headings.map((heading) => heading.getAttribute("aria-sort")));
  const sorted = async (heading, direction) => {
    await tab.page.getByRole("button", { name: heading }).click();
    await tab.page.locator(`#songs th[aria-sort=${direction}]`, { hasText: heading }).waitFor();
    return (await titles()).map((title) => title.trim());
  };
  assert.deepEqual(await sorts(), [null, null, null]);
  assert.deepEqual(await sorted("Title", "ascending"), ["Help!", "Michelle", "Yesterday"]);
  assert.deepEqual(await sorted("Title", "descending"), ["Yesterday", "Michelle", "Help!"]);
  await tab.click("#play-3");
  await tab.shows("#plays-3", "1");
  assert.deepEqual(await sorted("Plays", "ascending"), ["Yesterday", "Help!", "Michelle"]);
  assert.deepEqual(await sorted("Plays", "descending"), ["Michelle", "Yesterday", "Help!"]);
  assert.deepEqual(await sorts(), [null, "descending", null]);
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

test("/chat says who is there, and a window that is suspended keeps nobody waiting", async (t) => {
  const ada = await visit(t, "/chat");
  const bob = await visit(t, "/chat");
  const eve = await visit(t, "/chat");
  const say = (tab, name, text) => tab.reply(async () => {
    await tab.page.fill("[name=name]", name);
    await tab.page.fill("[name=text]", text);
    await tab.page.press("[name=text]", "Enter");
  });
  const here = (tab, names) => tab.until(`${names} are here`, (names) => {
    const items = [...document.querySelectorAll("#online li")].map((item) => item.textContent).sort();
    return items.join() === names;
  }, names);
  await say(ada, "Ada", "Hello");
  await say(bob, "Bob", "Hi");
  await say(eve, "Eve", "Me too");
  for (const tab of [ada, bob, eve]) await here(tab, "Ada,Bob,Eve");

  const session = await eve.page.context().newCDPSession(eve.page);
  await session.send("Debugger.enable");
  const paused = new Promise((resolve) => session.once("Debugger.paused", resolve));
  await session.send("Debugger.pause");
  await say(ada, "Ada", "Eve is away");
  await paused;
  const lines = 60;
  for (let line = 1; line <= lines; line++) await say(ada, "Ada", `${line} ${"x".repeat(490)}`);
  await bob.until("bob has them all", (line) => document.querySelector("#lines li:last-child")?.textContent.startsWith(`Ada ${line} `), lines);
  await session.send("Debugger.resume");
  await eve.until("eve has them all", (line) => document.querySelector("#lines li:last-child")?.textContent.startsWith(`Ada ${line} `), lines);
  await bob.close();
  for (const tab of [ada, eve]) await here(tab, "Ada,Eve");
  [ada, eve].forEach(silent);
});

test("/chat: a browser that is stopped slows nobody down, is bounded on the server, and is told what it has missed", async (t) => {
  const own = await startServer("gallery");
  t.after(() => own.stop());
  const [ada, bob, board] = [await visit(t, "/chat", own), await visit(t, "/chat", own), await visit(t, "/views", own)];
  const stopped = await launchApart();
  t.after(() => stopped.close());
  const eve = await openPage(stopped.browser, `${own.url}/chat`);
  await eve.connected();
  const id = await eve.page.evaluate(() => document.querySelector("[data-phx-session]").id);
  const capacity = 64;
  /** How many messages wait for Eve's view: never more than it has room for; `null` once it has ended. */
  const waiting = async () => {
    const text = await board.page.evaluate((id) => document.querySelector(`#view-${id} td:nth-child(2)`)?.textContent ?? null, id);
    assert.ok(text === null || Number(text) <= capacity, text);
    return text === null ? null : Number(text);
  };
  await board.until("eve is listed", (id) => document.getElementById(`view-${id}`), id);

  const text = "\u{1f980}".repeat(500);
  let said = 0;
  /** Says so much at once, and waits until Bob has seen all of it. */
  const say = async (count, text) => {
    await ada.page.evaluate(([from, count, text]) => Promise.all(Array.from({ length: count }, (_, at) => new Promise((resolve, reject) => {
      const value = new URLSearchParams({ name: "Ada", text: `${from + at + 1} ${text}` }).toString();
      window.liveSocket.main.channel.push("event", { type: "form", event: "say", value })
        .receive("ok", resolve).receive("error", reject).receive("timeout", reject);
    }))), [said, count, text]);
    said += count;
    await bob.until(`bob has line ${said}`, (said) => document.querySelector("#lines li:last-child")?.textContent.startsWith(`Ada ${said} `), said);
    // All of them, in order.
    const numbers = await bob.page.$$eval("#lines li", (lines) => lines.map((line) => Number(line.textContent.split(" ")[1])));
    assert.deepEqual(numbers, numbers.map((_, at) => said - numbers.length + 1 + at));
  };
  await say(20, "Hello");
  await eve.until("eve has them all", () => document.querySelectorAll("#lines li").length === 20);

  const before = own.memory();
  const pace = [];
  const timed = async (count) => {
    const start = performance.now();
    await say(count, text);
    pace.push((performance.now() - start) / count);
  };
  for (let round = 0; round < 4; round++) await timed(20);
  stopped.stop();
  // Until the network holds no more for her: first her frames wait there, then in the mailbox of her view.
  for (let depth = 0; depth !== null && depth < capacity; depth = await waiting()) {
    assert.ok(said < 20_000, `${said} lines, and the mailbox is never full`);
    await timed(20);
  }
  const full = own.memory();
  const lines = said;
  for (let round = 0; round < 3; round++) await timed(20);
  const after = own.memory();
  assert.equal(await bob.page.$$eval("p.note", (notes) => notes.filter((note) => note.textContent.includes("missed")).length), 0);

  // Who has read nothing for 30 s is disconnected: where the machine is slow, that was Eve, and she joins again.
  const stayed = await waiting() !== null;
  stopped.resume();
  let missed = "none";
  if (stayed) {
    await eve.until("eve is told, or joins again", (id) => {
      const told = [...document.querySelectorAll("p.note")].some((note) => / lines have been missed/.test(note.textContent));
      return told || document.querySelector("[data-phx-session]").id !== id || window.closeCodes.length > 0;
    }, id);
    missed = await eve.page.$$eval("p.note", (notes) => notes.map((note) => note.textContent.match(/(\d+) lines have been missed/)?.[1]).find(Boolean));
    if (missed) assert.ok(Number(missed) >= said - lines, `${missed} of ${said}`);
  }
  if (!stayed) await eve.until("she notices", () => window.closeCodes.length > 0);
  await eve.connected();
  await say(1, "Eve is back");
  await eve.until("eve hears again", () => document.querySelector("#lines li:last-child")?.textContent.endsWith("Eve is back"));
  const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)].toFixed(1);
  t.diagnostic(`${said} lines of 2 KB; full after ${lines}; a line took ${median(pace.slice(0, 4))} ms before and ${median(pace.slice(4))} ms after`);
  t.diagnostic(`server: ${before} MB before, ${full} MB when the mailbox was full, ${after} MB after 60 lines more; ${missed ?? "no"} lines missed`);
  [ada, bob, board].forEach(silent);
});

test("/views lists the pages that are connected", async (t) => {
  const tab = await visit(t, "/views");
  const counter = await visit(t, "/counter");
  const id = await counter.page.evaluate(() => document.querySelector("[data-phx-session]").id);
  for (let click = 0; click < 3; click++) await counter.click("#inc");
  const cells = () => texts(tab, `#view-${id} td`);
  await tab.until("three are handled", (id) => document.querySelector(`#view-${id} td:nth-child(3)`)?.textContent.trim() === "3", id);
  const [name, waits, handled, bytes] = await cells();
  assert.deepEqual([name, waits, handled], ["Counter", "0", "3"]);
  assert.ok(Number(bytes) > 0);
  await counter.close();
  await tab.until("it is gone", (id) => !document.getElementById(`view-${id}`), id);
  silent(tab);
});

test("/org/{slug} loads, or says why it cannot", async (t) => {
  assert.match(await (await fetch(`${server.url}/org/crabs`)).text(), /Loading organisation…/);
  const tab = await visit(t, "/org/crabs");
  await tab.shows("#org", "The Crabs has 12 people");
  await tab.page.goto(`${server.url}/org/lobsters`);
  await tab.shows("#org", "There is no organisation “lobsters”.");
  await tab.page.goto(`${server.url}/org/broken`);
  await tab.shows("#org", "something went wrong");
  silent(tab);
});

test("/users searches 100,000 rows, and only the last search of what is typed quickly counts", async (t) => {
  const tab = await visit(t, "/users");
  await tab.until("the first users", () => document.querySelectorAll("#users tr").length === 20);
  const start = tab.frames.length;
  await tab.page.locator("#text").pressSequentially("cleo.curie22@example", { delay: 0 });
  assert.equal(await tab.page.inputValue("#text"), "cleo.curie22@example");
  await tab.until("one user", () => document.querySelectorAll("#users tr").length === 1
    && document.querySelector("#searched")?.textContent === "cleo.curie22@example");
  const columns = await tab.page.$$eval("#users td", (cells) => cells.map((cell) => cell.textContent));
  assert.deepEqual(columns, ["Cleo Curie 22", "cleo.curie22@example.org", "Reader"]);
  const results = tab.frames.slice(start).filter((frame) => !frame.sent && frame.text.includes("example.org"));
  assert.ok(results.at(-1).text.includes("cleo.curie22@"), "the last result is the last search's");
  await tab.page.fill("#text", "nobody at all");
  await tab.until("nobody", () => document.querySelectorAll("#users tr").length === 0);
  silent(tab);
});

test("/sync tells another system what has changed, and no more", async (t) => {
  const tab = await visit(t, "/sync");
  await tab.page.fill("[name=street]", "Shore 2");
  await tab.reply(() => tab.page.press("[name=street]", "Enter"));
  await tab.shows("#calls", "PUT /contacts/1/address Shore 2: 204");
  await tab.page.fill("[name=phone]", "555-2");
  await tab.reply(() => tab.page.press("[name=phone]", "Enter"));
  await tab.shows("#calls li:nth-child(2)", "PATCH /contacts/1/phone 555-2: 204");
  await tab.shows("#waiting", "0 on their way");
  silent(tab);
});

test("/lab: a query in the handler stops the clock, beside the page it does not", async (t) => {
  const tab = await visit(t, "/lab");
  const pause = () => tab.page.$eval("#pause", (pause) => Number(pause.textContent));
  await tab.click("#here");
  await tab.until("the clock has stood still", () => Number(document.querySelector("#pause").textContent) >= 1900);
  await tab.click("#beside");
  await tab.shows("#query", "running");
  await tab.shows("#query", "done");
  assert.ok(await pause() < 1500, `${await pause()} ms`);
  // On a busy machine, handlers of other pages may have blocked theirs.
  const warnings = server.log().split("\n").filter((line) => line.includes("lab::Lab") && line.includes("its thread"));
  const [during, after] = ["a handler blocks", "a handler has blocked"].map((text) => warnings.findIndex((line) => line.includes(text)));
  assert.ok(0 <= during && during < after, `the server has noticed while it did, and after it: ${warnings.join("\n")}`);
  silent(tab);
});

test("/lab: the server keeps a list of 50,000 lines in a field, and none of it in a stream", async (t) => {
  const tab = await visit(t, "/lab");
  const kept = async (selector, lines) => {
    await tab.click(selector);
    await tab.until(`${lines} lines`, (lines) => document.querySelectorAll("#in-field li, #lines li").length === lines, lines);
    await tab.until("it is measured", () => document.querySelector("#kept").textContent !== "…");
    return tab.page.$eval("#kept", (kept) => Number(kept.textContent));
  };
  const nothing = await kept("#empty", 0);
  const field = await kept("#field", 50_000);
  const stream = await kept("#stream", 50_000);
  assert.ok(field > 1_000_000, `${field} bytes`);
  assert.ok(stream < nothing + 1000, `${stream} bytes, and ${nothing} for none`);
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

const childIds = (tab, list) => tab.page.$$eval(`#${list} > *`, (children) => children.map((child) => child.id));
const songIds = (...ids) => [...ids.map((id) => `songs-${id}`), "no-songs"];

/** Clicks, and waits until the children of a list have these ids. */
async function clickFor(tab, selector, list, ids) {
  const reply = await tab.click(selector);
  const wanted = ids.join();
  const shown = ([list, wanted]) => [...document.querySelectorAll(`#${list} > *`)].map((child) => child.id).join() === wanted;
  await tab.until(`after ${selector} #${list} has ${wanted}`, shown, [list, wanted]);
  return reply;
}

test("/songs: every operation on a stream shows what it says", async (t) => {
  const tab = await visit(t, "/songs");
  assert.deepEqual(await childIds(tab, "songs"), songIds(1, 2, 3));
  await tab.page.$$eval("#songs > *", (songs) => songs.forEach((song) => { song.marker = song.id; }));

  const added = await clickFor(tab, "#end", "songs", songIds(1, 2, 3, 4));
  assert.ok(!added.text.includes("songs-1"), "a song was sent again");
  await clickFor(tab, "#start", "songs", songIds(5, 1, 2, 3, 4));
  await clickFor(tab, "#second", "songs", songIds(5, 6, 1, 2, 3, 4));
  await tab.click("#songs-2 [phx-click=rename]");
  await tab.shows("#songs-2 span", "Song 2, remastered");
  assert.deepEqual(await childIds(tab, "songs"), songIds(5, 6, 1, 2, 3, 4));
  await clickFor(tab, "#songs-6 [phx-click=remove]", "songs", songIds(5, 1, 2, 3, 4));
  await clickFor(tab, "#songs-4 [phx-click=drop_element]", "songs", songIds(5, 1, 2, 3));
  assert.ok(await tab.page.$eval("#songs-1", (song) => song.marker === song.id), "a song was rebuilt");

  // An update of what is not there any more, as the button of a page that is behind would send it.
  await tab.page.$eval("#songs-1 [phx-click=rename]", (button) => button.setAttribute("phx-value-id", "99"));
  await tab.click("#songs-1 [phx-click=rename]");
  assert.deepEqual(await childIds(tab, "songs"), songIds(5, 1, 2, 3));

  await clickFor(tab, "#many", "songs", songIds(5, 1, 2, 3, ...Array.from({ length: 1000 }, (_, at) => at + 7)));
  await clickFor(tab, "#reset", "songs", songIds(1007));
  const empty = () => tab.page.$eval("#no-songs", (element) => getComputedStyle(element).display !== "none");
  assert.equal(await empty(), false);
  await clickFor(tab, "#clear", "songs", songIds());
  assert.equal(await empty(), true);
  await clickFor(tab, "#end", "songs", songIds(1008));
  assert.equal(await empty(), false);
  silent(tab);
});

test("/songs: a hundred operations, one after the other, show what a list would", async (t) => {
  const tab = await visit(t, "/songs");
  let [next, ids] = [4, [1, 2, 3]];
  // Always the same, so that a failure can be seen again.
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let step = 0; step < 100; step++) {
    const operation = ["end", "start", "second", "remove", "drop_element", "rename", "reset"][random(step % 25 ? 6 : 7)];
    const id = ids[random(ids.length)];
    if (["end", "start", "second", "reset"].includes(operation)) {
      if (operation === "end") ids.push(next);
      if (operation === "start") ids.unshift(next);
      if (operation === "second") ids.splice(1, 0, next);
      if (operation === "reset") ids = [next];
      next += 1;
      await clickFor(tab, `#${operation}`, "songs", songIds(...ids));
    } else if (ids.length > 1) {
      if (operation !== "rename") ids = ids.filter((other) => other !== id);
      await clickFor(tab, `#songs-${id} [phx-click=${operation}]`, "songs", songIds(...ids));
      if (operation === "rename") await tab.shows(`#songs-${id} span`, `Song ${id}, remastered`);
    }
  }
  silent(tab);
});

test("/songs: a limit drops what is beyond it, from either end", async (t) => {
  const tab = await visit(t, "/songs");
  const recent = (...ids) => ids.map((id) => `recent-${id}`);
  await clickFor(tab, "#keep-last", "recent", recent(4));
  await clickFor(tab, "#keep-last", "recent", recent(4, 5));
  await clickFor(tab, "#keep-last", "recent", recent(4, 5, 6));
  await clickFor(tab, "#keep-last", "recent", recent(5, 6, 7));
  await clickFor(tab, "#keep-first", "recent", recent(8, 5, 6));
  await clickFor(tab, "#keep-first", "recent", recent(9, 8, 5));
  await clickFor(tab, "#keep-last", "recent", recent(8, 5, 10));
  silent(tab);
});

test("/songs: a temporary field is shown once", async (t) => {
  const tab = await visit(t, "/songs");
  await tab.click("#end");
  await tab.shows("#notice", "Added.");
  await tab.click("#keep-last");
  await tab.shows("#notice", "");
  silent(tab);
});

test("/songs: a page that joins again shows what mount gives, once", async (t) => {
  const tab = await visit(t, "/songs");
  await clickFor(tab, "#start", "songs", songIds(4, 1, 2, 3));
  await clickFor(tab, "#songs-2 [phx-click=remove]", "songs", songIds(4, 1, 3));
  await tab.page.evaluate(() => new Promise((done) => window.liveSocket.disconnect(done)));
  await tab.page.evaluate(() => window.liveSocket.connect());
  await tab.until("the page joins again", (wanted) => [...document.querySelectorAll("#songs > *")].map((child) => child.id).join() === wanted, songIds(1, 2, 3).join());
  await tab.connected();
  await clickFor(tab, "#end", "songs", songIds(1, 2, 3, 4));
  silent(tab);
});

test("/bench/stream sends an item once", async (t) => {
  const tab = await visit(t, "/bench/stream");
  const count = () => tab.page.$$eval("#items > li", (items) => items.length);
  assert.equal(await count(), 1000);
  const inserted = await tab.click("#insert");
  await tab.until("the item is there", () => document.querySelector("#items > li:last-child").id === "items-1001");
  const deleted = await tab.click("#delete");
  await tab.until("the first is gone", () => document.querySelector("#items > li").id === "items-2");
  assert.equal(await count(), 1000);
  console.log(`stream of 1000: insert ${diffBytes(inserted)} bytes, delete ${diffBytes(deleted)} bytes`);
  assert.ok(diffBytes(inserted) < 150 && diffBytes(deleted) < 80, `${inserted.text}\n${deleted.text}`);
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

const texts = (tab, selector) => tab.page.$$eval(selector, (elements) => elements.map((element) => element.textContent));

test("/search keeps what it shows in the URL: reload, a second tab, back and forward", async (t) => {
  const tab = await visit(t, "/search?q=moon");
  const byTitle = ["Blue Moon (1934)", "Moon River (1961)", "Moonlight Drive (1967)"];
  assert.deepEqual(await texts(tab, "#found li"), byTitle);
  await tab.mark();

  await tab.page.click("#by-year");
  await tab.until("the URL says so", () => location.search === "?q=moon&sort=year");
  await tab.page.fill("#q", "river & man");
  await tab.until("the URL says so", () => location.search === "?q=river+%26+man&sort=year");
  await tab.page.fill("#q", "river");
  await tab.until("the rest is gone", () => document.querySelectorAll("#found li").length === 2);
  assert.deepEqual(await texts(tab, "#found li"), ["Moon River (1961)", "River Man (1969)"]);
  assert.equal(await tab.page.title(), "Search: river · Live");
  assert.ok(await tab.marked(), "the page was reloaded");

  const second = await visit(t, new URL(tab.page.url()).pathname + new URL(tab.page.url()).search);
  assert.deepEqual(await texts(second, "#found li"), ["Moon River (1961)", "River Man (1969)"]);
  await second.page.reload();
  await second.connected();
  assert.deepEqual(await texts(second, "#found li"), ["Moon River (1961)", "River Man (1969)"]);

  // What is being typed in is left alone.
  await tab.page.evaluate(() => document.activeElement.blur());
  await tab.page.goBack();
  await tab.until("back", () => location.search === "?q=moon" && document.querySelectorAll("#found li").length === 3);
  assert.deepEqual(await texts(tab, "#found li"), byTitle);
  assert.equal(await tab.page.inputValue("#q"), "moon");
  await tab.page.goForward();
  await tab.until("forward", () => location.search === "?q=river&sort=year" && document.querySelectorAll("#found li").length === 2);
  assert.ok(await tab.marked(), "the page was reloaded");
  silent(tab);
});

test("/search and /login lead to each other over one socket", async (t) => {
  const tab = await visit(t, "/search?q=moon");
  await tab.mark();
  await tab.page.click("#to-login");
  await tab.until("the login is there", () => location.pathname === "/login" && document.querySelector("#login"));
  await tab.page.goBack();
  await tab.until("the search is there", () => location.search === "?q=moon" && document.querySelectorAll("#found li").length === 3);
  assert.ok(await tab.marked(), "the page was reloaded");
  silent(tab);
});

/** Waits until the dialog of /families is open, or gone. */
const dialog = (tab, open) => tab.until(`the dialog is ${open ? "open" : "gone"}`, (open) => {
  const dialog = document.querySelector("#family");
  return open ? dialog && getComputedStyle(dialog).display !== "none" : !dialog;
}, open);

test("/families opens what the URL says: links, back and forward, reload, a second tab", async (t) => {
  const tab = await visit(t, "/families");
  await dialog(tab, false);
  await tab.mark();
  await tab.page.click("#board");
  await tab.until("the board is there", () => location.pathname === "/families/board" && document.querySelector("#families.row"));
  await tab.page.click("#new");
  await dialog(tab, true);
  assert.equal(new URL(tab.page.url()).pathname, "/families/new");
  assert.equal(await tab.page.title(), "A new family · Live");
  await tab.page.goBack();
  await dialog(tab, false);
  await tab.until("the board is back", () => location.pathname === "/families/board" && document.querySelector("#families.row"));
  await tab.page.goForward();
  await dialog(tab, true);
  assert.ok(await tab.marked(), "the page was reloaded");

  const second = await openTab(tab.page.context());
  await second.page.goto(tab.page.url());
  await second.connected();
  await dialog(second, true);
  await second.page.keyboard.press("Escape");
  await dialog(second, false);
  await second.until("the URL says so", () => location.pathname === "/families");

  await tab.page.reload();
  await tab.connected();
  await dialog(tab, true);
  await tab.page.fill("#family-name", "Percussion");
  await tab.page.keyboard.press("Enter");
  await dialog(tab, false);
  await tab.shows("#families li:last-child", "Percussion");
  await tab.page.click("#families li:last-child a");
  await dialog(tab, true);
  assert.equal(new URL(tab.page.url()).pathname, "/families/3");
  assert.equal(await tab.page.inputValue("#family-name"), "Percussion");
  silent(tab);
  silent(second);
});

test("/families keeps its dialog when the server is restarted", async (t) => {
  const first = await startServer("gallery");
  t.after(() => first.stop());
  const tab = await visit(t, "/families", first);
  await tab.page.click("#new");
  await dialog(tab, true);
  await tab.page.fill("#family-name", "Percussion");
  await tab.mark();
  await first.stop("SIGKILL");
  await tab.until("the page notices", () => document.querySelector("[data-phx-session].phx-error"));
  const second = await first.restart();
  t.after(() => second.stop());
  await tab.connected();
  await dialog(tab, true);
  assert.equal(new URL(tab.page.url()).pathname, "/families/new");
  assert.equal(await tab.page.inputValue("#family-name"), "Percussion");
  await tab.page.goBack();
  await dialog(tab, false);
  await tab.page.goForward();
  await dialog(tab, true);
  assert.ok(await tab.marked(), "the page was reloaded");
});

test("/families refuses a path whose segment is not of its type", async (t) => {
  const tab = await visit(t, "/families");
  const status = (path) => tab.page.evaluate(async (path) => (await fetch(path)).status, path);
  assert.equal(await status("/families/abc"), 400);
  assert.equal(await status("/families/0"), 200);
});

/** Logs in, in a browser of its own unless there is one. */
async function logIn(t, name, tab) {
  tab ??= await openPage(browser, "about:blank");
  t.after(() => tab.close());
  await tab.page.goto(`${server.url}/login`);
  await tab.connected();
  await tab.page.fill("#name", name);
  await tab.page.fill("#password", "live");
  await tab.page.click("#log-in");
  await tab.page.waitForURL("**/account");
  await tab.connected();
  await tab.shows("#user", name);
  await tab.shows("#flash-info p", `Welcome, ${name}!`);
  return tab;
}

test("/account is closed to who is not logged in: over HTTP, by navigation, and by a forged join", async (t) => {
  const tab = await visit(t, "/search");
  const status = await tab.page.evaluate(async () => (await fetch("/account", { redirect: "manual" })).type);
  assert.equal(status, "opaqueredirect");
  await tab.page.click("#to-account");
  await tab.page.waitForURL("**/login");
  await tab.connected();

  for (const key of ["url", "redirect"]) {
    const answer = await tab.page.evaluate((key) => new Promise((resolve) => {
      const { id, dataset: { phxSession: session, phxStatic: statics } } = document.querySelector("[data-phx-session]");
      const payload = { [key]: `${location.origin}/account`, session, static: statics, params: {} };
      window.liveSocket.socket.channel(`lv:${id}`, payload).join()
        .receive("ok", () => resolve("joined")).receive("error", resolve);
    }), key);
    assert.deepEqual(answer, { redirect: { to: "/login" } });
  }
});

test("/login asks for the password and for the CSRF token", async (t) => {
  const tab = await visit(t, "/login");
  await tab.page.fill("#name", "ada");
  await tab.page.fill("#password", "wrong");
  await tab.page.click("#log-in");
  await tab.shows("#flash-error p", "The password is another one.");
  await tab.connected();
  await tab.shows("#flash-error p", "The password is another one.");
  await tab.page.reload();
  await tab.connected();
  assert.equal(await tab.page.$("#flash-error"), null);
  const status = await tab.page.evaluate(async () => {
    const body = new URLSearchParams({ _csrf_token: "forged", name: "ada", password: "live" });
    return (await fetch("/login", { method: "POST", body })).status;
  });
  assert.equal(status, 403);
});

test("/account is closed everywhere within a second of logging out everywhere", async (t) => {
  const first = await logIn(t, "ada");
  const second = await openTab(first.page.context());
  await second.page.goto(`${server.url}/account`);
  await second.connected();
  const elsewhere = await logIn(t, "ada");
  const other = await logIn(t, "grace");
  await elsewhere.click("#greet");
  await elsewhere.shows("#flash-info p", "Hello, ada!");
  await elsewhere.click("#flash-info button");
  await elsewhere.until("the message is gone", () => !document.querySelector("#flash-info"));

  const asked = [];
  first.page.once("dialog", (dialog) => { asked.push(dialog.message()); return dialog.dismiss(); });
  await first.page.click("#log-out-everywhere");
  await first.click("#greet");
  assert.equal(new URL(first.page.url()).pathname, "/account");
  first.page.once("dialog", (dialog) => { asked.push(dialog.message()); return dialog.accept(); });
  await first.page.click("#log-out-everywhere");
  assert.deepEqual(asked, Array(2).fill("Close your pages everywhere?"));
  const start = Date.now();
  await Promise.all([first, second, elsewhere].map((tab) => tab.page.waitForURL("**/login")));
  assert.ok(Date.now() - start < 1000, `${Date.now() - start} ms`);
  await elsewhere.page.goto(`${server.url}/account`);
  assert.equal(new URL(elsewhere.page.url()).pathname, "/login");

  await other.click("#greet");
  await other.shows("#flash-info p", "Hello, grace!");
  await other.page.click("#log-out");
  await other.page.waitForURL("**/login");
  await other.page.goBack();
  await other.page.waitForURL("**/login");
});

test("/account is there again after a reload, and on the way back and forward", async (t) => {
  const tab = await logIn(t, "ada");
  await tab.page.reload();
  await tab.connected();
  await tab.shows("#user", "ada");
  assert.equal(await tab.page.$("#flash-info"), null);
  await tab.page.goto(`${server.url}/search`);
  await tab.connected();
  await tab.page.goBack();
  await tab.connected();
  assert.equal(new URL(tab.page.url()).pathname, "/account");
  await tab.click("#greet");
  await tab.shows("#flash-info p", "Hello, ada!");
  await tab.page.goForward();
  await tab.connected();
  assert.equal(new URL(tab.page.url()).pathname, "/search");
  silent(tab);
});

test("/account has a root layout of its own, which is loaded, and a page layout, which is not", async (t) => {
  const tab = await visit(t, "/search");
  assert.equal(await tab.page.$(".ribbon"), null);
  await logIn(t, "ada", tab);
  await tab.shows(".ribbon", "For members");
  assert.equal(await tab.page.title(), "Account · Account · Live");
  await tab.mark();
  const joins = () => tab.frames.filter(({ sent, event }) => sent && event === "phx_join").length;
  const before = joins();
  await tab.page.click("#to-activity");
  await tab.until("the address is the other page's", () => location.pathname === "/account/activity");
  await tab.until("the link says so", () => document.querySelector("#to-activity").getAttribute("aria-current") === "page");
  await tab.connected();
  await tab.shows("#user", "ada");
  await tab.page.goBack();
  await tab.until("the link says so", () => document.querySelector("#to-account").getAttribute("aria-current") === "page");
  await tab.connected();
  await tab.page.goForward();
  await tab.until("the activity is back", () => document.querySelector("#activity"));
  await tab.connected();
  assert.equal(joins(), before + 3);
  assert.ok(await tab.marked(), "a page of the same live session was loaded");
  // A page of another session has another document: even a live navigation loads it.
  await tab.page.evaluate(() => window.liveSocket.js().navigate("/search"));
  await tab.page.waitForURL("**/search");
  await tab.connected();
  assert.ok(!await tab.marked(), "the page was not loaded");
  assert.equal(await tab.page.$(".ribbon"), null);
});

test("/account is watched by the hooks of its live session, on each of its pages", async (t) => {
  const tab = await logIn(t, "ada");
  await tab.click("#greet");
  await tab.page.click("#to-activity");
  const seen = () => texts(tab, "#activity li");
  await tab.until("the activity is there", () => document.querySelectorAll("#activity li").length === 3);
  assert.deepEqual(await seen(), ["opened /account", "sent greet", "opened /account/activity"]);
  const reply = await tab.click("#refresh");
  assert.match(reply.text, /sent refresh/, "the hook runs before the page is rendered");
  assert.equal((await seen()).at(-1), "sent refresh");

  const guest = await logIn(t, "guest");
  await guest.click("#greet");
  await guest.shows("#flash-error p", "Guests only look.");
  await guest.shows("#flash-info p", "Welcome, guest!");
  [tab, guest].forEach(silent);
});

test("/login and /account ask again when the server is restarted", async (t) => {
  const first = await startServer("gallery");
  t.after(() => first.stop());
  const tab = await visit(t, "/login", first);
  await tab.mark();
  await first.stop("SIGKILL");
  await tab.until("the page notices", () => document.querySelector("[data-phx-session].phx-error"));
  const second = await first.restart();
  t.after(() => second.stop());
  await tab.connected();
  assert.ok(await tab.marked(), "the page was reloaded");
  await tab.page.fill("#name", "ada");
  await tab.page.fill("#password", "live");
  await tab.page.click("#log-in");
  await tab.page.waitForURL("**/account");
  await tab.connected();
  await tab.shows("#user", "ada");

  // The gallery forgets who is logged in; the guard is met by the page that joins again.
  await second.stop("SIGKILL");
  await tab.until("the page notices", () => document.querySelector("[data-phx-session].phx-error"));
  const third = await second.restart();
  t.after(() => third.stop());
  await tab.page.waitForURL("**/login");
  await tab.connected();
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

test("/search and /js show after a restart of the server what they showed before, in two tabs", async (t) => {
  const first = await startServer("gallery");
  t.after(() => first.stop());
  const search = await visit(t, "/search", first);
  await search.page.fill("#q", "river");
  await search.until("the URL says so", () => location.search === "?q=river");
  const commands = await visit(t, "/js", first);
  await becomes(commands, "add-class", { classes: "loud wide" });
  const tabs = [search, commands];
  for (const tab of tabs) await tab.mark();

  await first.stop("SIGKILL");
  for (const tab of tabs) await tab.until("the page notices", () => document.querySelector("[data-phx-session].phx-error"));
  const second = await first.restart();
  t.after(() => second.stop());
  for (const tab of tabs) await tab.connected();

  assert.deepEqual(await texts(search, "#found li"), ["Moon River (1961)", "River Man (1969)"]);
  await search.page.click("#by-year");
  await search.until("the URL says so", () => location.search === "?q=river&sort=year");
  assert.equal((await box(commands)).classes, "loud wide");
  for (const tab of tabs) assert.ok(await tab.marked(), "the page was reloaded");
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
  await tab.mark();
  await tab.page.click("#patch");
  await tab.until("the address is the patched one", () => location.search === "?patched");
  await tab.connected();
  await tab.page.click("#navigate");
  await tab.until("the address is the counter's", () => location.pathname === "/counter");
  await tab.connected();
  await tab.click("#inc");
  await tab.shows("#count", "1");
  assert.ok(await tab.marked(), "the page was reloaded");
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

test("/counter and /form work where no websocket can be opened, and the tab remembers it", async (t) => {
  const tab = await openPage(browser, `${server.url}/counter`, { websockets: "blocked" });
  t.after(() => tab.close());
  await tab.connected();
  assert.equal(tab.websockets, 1);
  for (const count of ["1", "2", "3"]) {
    await tab.click("#inc");
    await tab.shows("#count", count);
  }
  assert.equal(tab.replies().length, 3);
  // What the browser itself says of the handshake that fails is the only complaint.
  assert.ok(tab.complaints.every((complaint) => complaint.includes("WebSocket connection to")), tab.complaints.join("\n"));
  assert.equal(tab.complaints.length, 1);

  await tab.page.goto(`${server.url}/form`);
  await tab.connected();
  assert.equal(tab.websockets, 1, "no second try");
  await tab.page.locator("form#sign-up input[name=email]").pressSequentially("nobody");
  await tab.until(...error("email", true));
  const valid = { name: "Ada Lovelace", email: "ada@example.com", age: "36" };
  for (const [field, text] of Object.entries(valid)) {
    await tab.page.fill(`form#sign-up input[name=${field}]`, text);
    await tab.until(...error(field, false));
  }
  await tab.page.press("form#sign-up input[name=age]", "Enter");
  await tab.until("#welcome names the person", () => document.querySelector("#welcome")?.textContent.includes("Ada Lovelace"));
  assert.equal(tab.complaints.length, 1);
});

test("/counter polls until the server restarts, and then its successor", async (t) => {
  const first = await startServer("gallery");
  t.after(() => first.stop());
  const tab = await openPage(browser, `${first.url}/counter`, { websockets: "given up" });
  t.after(() => tab.close());
  await tab.connected();
  await tab.click("#inc");
  await tab.shows("#count", "1");
  await tab.mark();
  const start = tab.frames.length;
  // With its poll waiting, the server ends without it.
  await first.stop("SIGTERM");
  const second = await first.restart();
  t.after(() => second.stop());
  await tab.frame(({ sent, event, payload }) => !sent && event === "phx_reply" && payload.response.rendered, start);
  await tab.connected();
  await tab.shows("#count", "0");
  await tab.click("#inc");
  await tab.shows("#count", "1");
  assert.ok(await tab.marked(), "the page was loaded again");
  assert.equal(tab.websockets, 0);
});

test("/account is closed to a browser that polls, too, when its user logs out everywhere", async (t) => {
  const polling = await logIn(t, "ada", await openPage(browser, "about:blank", { websockets: "given up" }));
  const other = await logIn(t, "ada");
  other.page.once("dialog", (dialog) => dialog.accept());
  await other.page.click("#log-out-everywhere");
  await Promise.all([polling, other].map((tab) => tab.page.waitForURL("**/login")));
  assert.equal(polling.websockets, 0);
});

test("/counter opens no websocket where the server says so", async (t) => {
  const tab = await openPage(browser, "about:blank");
  t.after(() => tab.close());
  await tab.page.route("**/counter", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('data-live-long-poll="2500"', 'data-live-long-poll="always"') });
  });
  await tab.page.goto(`${server.url}/counter`);
  await tab.connected();
  await tab.click("#inc");
  await tab.shows("#count", "1");
  assert.equal(tab.websockets, 0);
  assert.equal(await tab.page.evaluate(() => sessionStorage.getItem("phx:fallback:LongPoll")), null, "not by fallback");
  silent(tab);
});

const joins = (tab, topic) => tab.frames.filter((frame) => frame.sent && frame.event === "phx_join" && frame.topic === `lv:${topic}`).length;
const number = (tab, selector) => tab.page.$eval(selector, (element) => Number(element.textContent));
const grows = (tab, selector, than) => tab.until(`${selector} grows`, ([selector, than]) => Number(document.querySelector(selector)?.textContent) > than, [selector, than]);
const inColumn = (tab, column) => tab.page.$$eval(`#column-${column} > li`, (cards) => cards.map(({ id }) => id));

for (const [how, options] of transports) {
  test(`/board: a card keeps its state where it is dragged to, by ${how}`, async (t) => {
    // A page that scrolls while something is dragged drags something else.
    const tab = await openPage(browser, `${server.url}/board`, { viewport: { width: 1280, height: 1600 }, ...options });
    t.after(() => tab.close());
    await tab.connected();
    const like = await tab.click("#card-2 .like");
    assert.deepEqual(Object.keys(like.payload.response.diff), ["c"], "a card's own event sends the card alone");
    assert.ok(diffBytes(like) < 40, like.text);
    await tab.click("#card-2 .open");
    await tab.shows("#card-2 .note", "Card 2 is in To do.");
    await tab.click("#card-2 .edit");
    await tab.page.fill("#card-2 input", "Book the large hall");
    await tab.reply(() => tab.page.press("#card-2 input", "Enter"));
    await tab.shows("#card-2 strong", "Book the large hall");

    const moved = await tab.reply(() => tab.page.dragAndDrop("#card-2 strong", "#column-2"));
    await tab.until("the card is in the last column", () => document.querySelector("#column-2 #card-2") !== null);
    assert.deepEqual(await inColumn(tab, 0), ["card-1", "card-3"]);
    assert.ok(!moved.text.includes("<li"), "a card that moves sends no statics");
    await tab.shows("#card-2 .like", "♥ 1");
    await tab.shows("#card-2 strong", "Book the large hall");
    await tab.shows("#card-2 .note", "Card 2 is in Done.");
    await tab.click("#card-2 .like");
    await tab.shows("#card-2 .like", "♥ 2");

    await tab.click("#like-all");
    await tab.shows("#card-4 .like", "♥ 1");
    await tab.shows("#card-2 .like", "♥ 3");
    silent(tab);
  });

  test(`/board: cards come and go, by ${how}`, async (t) => {
    const tab = await openPage(browser, `${server.url}/board`, options);
    t.after(() => tab.close());
    await tab.connected();
    const start = tab.frames.length;
    const added = await tab.click("#add");
    await tab.shows("#card-6 strong", "Task 6");
    assert.ok(!added.text.includes("<li"), "another card has the statics of the first");
    await tab.click("#card-6 .remove");
    await tab.until("the card is gone", () => document.querySelector("#card-6") === null);
    const gone = await tab.frame((frame) => frame.sent && frame.event === "cids_destroyed", start);
    const answer = await tab.frame((frame) => !frame.sent && frame.event === "phx_reply" && frame.ref === gone.ref, start);
    assert.deepEqual(answer.payload.response.cids, gone.payload.cids);
    await tab.click("#add");
    await tab.shows("#card-7 strong", "Task 7");
    await tab.click("#card-1 .like");
    await tab.shows("#card-1 .like", "♥ 1");
    silent(tab);
  });
}

test("/bench/components: of a thousand live components one sends its own diff, and one more no statics", async (t) => {
  const tab = await visit(t, "/bench/components");
  assert.equal(await tab.page.locator("#rows > li").count(), 1000);
  const one = await tab.click("#row-500 button");
  assert.ok(diffBytes(one) < 40, one.text);
  await tab.shows("#row-500 button", "1");
  const more = await tab.click("#add");
  await tab.until("there is one more", () => document.querySelector("#row-1001") !== null);
  assert.ok(!more.text.includes("<"), more.text);
  assert.ok(diffBytes(more) < 150, more.text);
  console.log(`one of 1000 components: ${diffBytes(one)} bytes; the 1001st: ${diffBytes(more)} bytes`);
  await tab.click("#row-1001 button");
  await tab.shows("#row-1001 button", "1");
  silent(tab);
});

test("/dashboard is one response, with its views in it", async (t) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  t.after(() => context.close());
  const tab = await openTab(context);
  await tab.page.goto(`${server.url}/dashboard`);
  assert.deepEqual(await tab.page.$$eval("[data-phx-parent-id]", (views) => views.map(({ id, dataset }) => [id, dataset.phxSession])), [["fast", ""], ["slow", ""]]);
  assert.equal(await number(tab, "#fast-beats"), 0);
  assert.equal(await tab.page.textContent("#song"), "River Man");
});

testByEach("/dashboard has views with their own pulse, which tell their parent and are told by it", async (t, open) => {
  const tab = await open("/dashboard");
  await grows(tab, "#fast-beats", 5);
  await grows(tab, "#slow-beats", 0);
  assert.ok(await number(tab, "#fast-beats") > await number(tab, "#slow-beats"));
  await grows(tab, "#beats", 5);
  await tab.shows("#meters", "2");

  // One comes, and goes.
  await tab.page.click("#more");
  await grows(tab, "#third-beats", 0);
  await tab.shows("#meters", "3");
  await tab.page.click("#more");
  await tab.until("the third is gone", () => !document.querySelector("#third"));
  await tab.frame(({ sent, event, topic }) => sent && event === "phx_leave" && topic === "lv:third");
  await tab.page.click("#reset");
  await tab.shows("#meters", "2");
  await tab.until("all begin anew", () => Number(document.querySelector("#slow-beats").textContent) < 2);
  assert.deepEqual(["fast", "slow", "third", "player"].map((id) => joins(tab, id)), [1, 1, 1, 1]);
  silent(tab);
});

testByEach("/dashboard stays as it is when one of its views crashes", async (t, open) => {
  const tab = await open("/dashboard");
  await tab.page.click("#more");
  await grows(tab, "#third-beats", 0);
  await grows(tab, "#slow-beats", 1);
  const start = tab.frames.length;
  await tab.page.click("#fast-crash");
  await tab.frame(({ sent, event, topic }) => !sent && event === "phx_error" && topic === "lv:fast");
  await tab.frame(({ sent, event, topic }) => sent && event === "phx_join" && topic === "lv:fast", start);
  await tab.connected();
  await grows(tab, "#fast-beats", 0);
  assert.deepEqual(["fast", "slow", "third"].map((id) => joins(tab, id)), [2, 1, 1]);
  assert.equal(tab.frames.filter(({ event }) => event === "phx_error").length, 1);
  await tab.shows("#more", "Two meters");
});

testByEach("/dashboard has a player that stays while one navigates", async (t, open) => {
  const tab = await open("/dashboard");
  await tab.mark();
  await tab.page.click("#next");
  await tab.shows("#song", "Take Me to the River");
  await tab.page.click("#to-playlist");
  await tab.until("the playlist is there", () => document.querySelector("#songs") && location.pathname === "/dashboard/playlist");
  await tab.shows("#song", "Take Me to the River");
  await tab.page.click("#next");
  await tab.shows("#song", "Moon River");
  await tab.page.goBack();
  await tab.until("the meters are there", () => document.querySelector("#fast"));
  await grows(tab, "#fast-beats", 1);
  await tab.page.goForward();
  await tab.until("the playlist is there", () => document.querySelector("#songs"));
  await tab.page.goBack();
  await tab.until("the meters are there", () => document.querySelector("#fast"));
  // The player itself goes there, and stays.
  await tab.page.click("#open-playlist");
  await tab.until("the playlist is there", () => document.querySelector("#songs") && location.pathname === "/dashboard/playlist");
  await tab.shows("#song", "Moon River");
  await tab.page.click("#next");
  await tab.shows("#song", "River Man");
  assert.equal(joins(tab, "player"), 1);
  assert.ok(await tab.marked(), "the page was loaded again");
  silent(tab);
  await tab.page.reload();
  await tab.connected();
  await tab.page.click("#next");
  await tab.shows("#song", "Take Me to the River");
});

testByEach("/dashboard comes back with all of its views when the server is restarted", async (t, open) => {
  const first = await startServer("gallery");
  t.after(() => first.stop());
  const tab = await open("/dashboard", first);
  await grows(tab, "#fast-beats", 1);
  await tab.page.click("#next");
  await tab.shows("#song", "Take Me to the River");
  await tab.mark();
  await first.stop("SIGTERM");
  const start = tab.frames.length;
  const second = await first.restart();
  t.after(() => second.stop());
  for (const id of ["fast", "slow", "player"]) await tab.frame(({ sent, event, topic }) => sent && event === "phx_join" && topic === `lv:${id}`, start);
  await tab.connected();
  await grows(tab, "#fast-beats", 1);
  await tab.shows("#meters", "2");
  await tab.page.click("#next");
  await tab.shows("#song", "Take Me to the River");
  assert.ok(await tab.marked(), "the page was loaded again");
});

testByEach("/modal shows a dialog at the end of the document, whose events come back and which is patched", async (t, open) => {
  const tab = await open("/modal");
  const focused = (selector) => tab.until(`${selector} has the focus`, (selector) => document.activeElement.matches(selector), selector);
  for (const [round, leave] of [() => tab.page.keyboard.press("Escape"), () => tab.page.mouse.click(5, 5)].entries()) {
    await tab.page.click("#open");
    await tab.until("it stands at the end of the document", () => document.querySelector("body > #_lv_portal_wrap_dialogs #dialog"));
    await focused("#step");
    assert.equal(await tab.page.$eval("#dialogs", (template) => template.localName), "template");
    for (const step of [1, 2]) {
      await tab.page.click("#step");
      await tab.shows("#inner-steps", String(2 * round + step));
      await tab.shows("#steps", String(2 * round + step));
    }
    await tab.page.keyboard.press("Tab");
    await tab.page.keyboard.press("Tab");
    await focused("#step");
    await leave();
    await tab.until("it is gone", () => !document.querySelector("#dialog"));
  }
  silent(tab);
});

testByEach("/feed is scrolled through both ways, with sixty rows at most", async (t, open) => {
  const tab = await open("/feed");
  await tab.page.evaluate(() => {
    window.most = 0;
    const count = () => { window.most = Math.max(window.most, document.querySelectorAll("#feed > li").length); };
    new MutationObserver(count).observe(document.querySelector("#feed"), { childList: true });
  });
  const has = (row) => document.querySelector(`#user-${row}`) !== null;
  /** Turns the wheel until a row is there. */
  const scrollTo = async (row, step) => {
    await tab.page.mouse.move(300, 300);
    for (let turns = 0; !(await tab.page.evaluate(has, row)); turns += 1) {
      assert.ok(turns < 400, `row ${row} never comes\n${tab.transcript()}`);
      await tab.page.mouse.wheel(0, step);
      await tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
  };
  await scrollTo(180, 300);
  await tab.shows("#window", "121 to 180");
  assert.deepEqual(await tab.page.$$eval("#feed > li", (rows) => [rows.length, rows[0].id, rows.at(-1).id]), [60, "user-121", "user-180"]);
  await scrollTo(81, -200);
  const rows = await tab.page.$$eval("#feed > li", (rows) => rows.map(({ id }) => Number(id.replace("user-", ""))));
  assert.deepEqual(rows, rows.map((_, at) => rows[0] + at), "in order");
  // Rows that are scrolled to are one thing, the room above them is another.
  const overran = () => tab.frames.filter(({ sent, payload }) => sent && payload?.value?._overran).length;
  assert.equal(overran(), 0);
  await tab.page.keyboard.press("Control+Home");
  await tab.shows("#window", "1 to 20");
  assert.equal(overran(), 1);
  await scrollTo(40, 300);
  assert.ok(await tab.page.evaluate(() => window.most) <= 60 + 20, "more rows than that");
  assert.ok(tab.frames.every(({ bytes }) => bytes < 8_000), "a frame with more than what is new");
  silent(tab);
});

/** What one does on a page first, and what it shows then. */
const firstSteps = {
  "/board": async (tab) => {
    await tab.click("#card-1 .like");
    await tab.shows("#card-1 .like", "♥ 1");
  },
  "/dashboard": async (tab) => {
    await grows(tab, "#fast-beats", 0);
    await tab.page.click("#next");
    await tab.shows("#song", "Take Me to the River");
  },
  "/photos": async (tab) => {
    await tab.page.setInputFiles("#photos input[type=file]", [{ name: "a.png", mimeType: "image/png", buffer: Buffer.from("a") }]);
    await tab.shows("#photos .chosen figcaption", "a.png");
    assert.equal(await tab.page.locator("#photos .chosen").count(), 1);
  },
  "/feed": async (tab) => {
    // From the top, wherever the browser has scrolled to as it came back.
    await tab.page.evaluate(() => new Promise((done) => {
      window.scrollTo(0, 0);
      requestAnimationFrame(() => requestAnimationFrame(done));
    }));
    await tab.page.evaluate(() => document.querySelector("#user-20").scrollIntoView({ block: "end" }));
    await tab.until("there are more rows", () => document.querySelector("#user-40"));
  },
  "/modal": async (tab) => {
    await tab.page.click("#open");
    await tab.page.click("#step");
    await tab.shows("#inner-steps", "1");
  },
};

testByEach("/board, /dashboard, /photos, /feed and /modal are pages of their own in each of two tabs", async (t, open) => {
  for (const [path, act] of Object.entries(firstSteps)) {
    const one = await open(path);
    const two = await openTab(one.page.context());
    await two.page.goto(server.url + path);
    await two.connected();
    await act(two);
    await one.page.bringToFront();
    await act(one);
    [one, two].forEach(silent);
    await one.close();
  }
});

testByEach("/board, /dashboard, /photos, /feed and /modal begin anew when they come from the back/forward cache", async (t, _, transport) => {
  const caching = await launch({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  t.after(() => caching.close());
  const tab = await openPage(caching, server.url, transport);
  await tab.page.addInitScript(() => addEventListener("pageshow", ({ persisted }) => { window.name = persisted ? "cached" : window.name; }, true));
  for (const [path, act] of Object.entries(firstSteps)) {
    await tab.page.goto(server.url + path);
    await tab.connected();
    await act(tab);
    await tab.page.evaluate(() => { window.name = "left"; });
    await tab.page.goto(server.url);
    await tab.page.goBack();
    await tab.until("it comes from the cache, and is loaded again", () => window.name === "cached" && document.querySelector(".phx-connected"));
    await tab.connected();
    await act(tab);
  }
});

test("/board, /dashboard, /photos, /feed and /modal have room on a phone, and the board's columns stand side by side on a desktop", async (t) => {
  for (const [path, act] of Object.entries(firstSteps)) {
    const tab = await visit(t, path, server, { viewport: { width: 390, height: 844 } });
    await act(tab);
    assert.ok(await tab.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} is wider than the screen`);
    await tab.close();
  }
  const tab = await visit(t, "/board", server, { viewport: { width: 1280, height: 800 } });
  const tops = await tab.page.$$eval("#board > section", (columns) => columns.map((column) => column.getBoundingClientRect().top));
  assert.deepEqual(tops, Array(3).fill(tops[0]));
});
