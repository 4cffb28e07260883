// The replay itself: its scenarios are the recordings', and its comparison sees what it should see, and no more.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { difference, scenarios, unanswered } from "./replay.mjs";

const folder = new URL("../conformance/recordings/", import.meta.url);
const recording = (name) => readFileSync(new URL(`${name}.dom.jsonl`, folder), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const page = (html, title = "t") => ({ title, url: "http://127.0.0.1:4200/page?q=1", html });

test("every recording has its scenario, step by step", () => {
  const names = readdirSync(folder).filter((file) => file.endsWith(".dom.jsonl")).map((file) => file.replace(".dom.jsonl", ""));
  assert.deepEqual(Object.keys(scenarios).sort(), names.sort());
  for (const name of names) {
    const { url, steps } = scenarios[name];
    assert.deepEqual(recording(name).map(({ after }) => after), [`load ${url}`, ...steps.map(({ name }) => name)], name);
  }
});

test("equal pages may differ in ids, tokens, order and white space", () => {
  const one = page(`<div id="phx-GOpLxhMMhyti3gJy" data-phx-session="A" class="a b" title="x">some  <b>text</b></div>`);
  const two = page(`<div title="x" class="b a" id="phx-GOpL3aahWPUFGA2B" data-phx-session="B">\n some <b>text</b><!-- no --></div>`);
  assert.equal(difference(one, { ...two, url: "http://127.0.0.1:5555/page?q=1" }), null);
  const hyphen = page(`<div class="a b" id="phx-GOpL3aahWPUFGA2-" title="x">some <b>text</b></div>`);
  assert.equal(difference(one, hyphen), null);
});

for (const [what, html] of Object.entries({
  "a text": `<p class="a">two</p>`,
  "an attribute": `<p class="a" title="">one</p>`,
  "a class": `<p class="b">one</p>`,
  "an element": `<p class="a">one</p><br>`,
  "an absence": ``,
})) {
  test(`${what} makes a difference`, () => {
    assert.match(difference(page(`<p class="a">one</p>`), page(html)), /^ {2}[-+]/m);
  });
}

test("title and address make a difference", () => {
  assert.match(difference(page("<p>"), page("<p>", "other")), /title other, not t/);
  assert.match(difference(page("<p>"), { ...page("<p>"), url: "http://127.0.0.1:4200/page?q=2" }), /address/);
});

test("a push wants one answer, or a crash of its view", () => {
  const frame = (sent, joinRef, ref, event) => ({ sent, joinRef, ref, topic: "lv:phx-1", event, text: `${event} ${ref}` });
  const push = frame(true, "4", "8", "event");
  const answer = frame(false, "4", "8", "phx_reply");
  assert.deepEqual(unanswered([push, answer]), []);
  assert.deepEqual(unanswered([push, frame(false, "4", "4", "phx_error")]), []);
  assert.equal(unanswered([push]).length, 1);
  assert.equal(unanswered([push, answer, answer]).length, 1);
  assert.equal(unanswered([push, frame(false, "12", "12", "phx_error")]).length, 1);
});
