// What `merge.mjs` says of the examples of the wire protocol.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const merge = (session) => {
  const input = JSON.stringify(session);
  return JSON.parse(execFileSync(process.execPath, [fileURLToPath(new URL("merge.mjs", import.meta.url))], { input, stdio: ["pipe", "pipe", "ignore"] }));
};
const list = (...entries) => ({ 0: { s: 0, k: { ...entries.map((entry) => ({ 0: entry })), kc: entries.length } }, s: 1, p: { 0: ["<li>", "</li>"], 1: ["<ul>", "</ul>"] } });
const items = (...entries) => `<ul>${entries.map((entry) => `<li>${entry}</li>`).join("")}</ul>`;

const keyed = {
  "rotates": [{ 0: 2, 1: 0, 2: 1, kc: 3, km: true }, "c", "a", "b"],
  "prepends": [{ 0: { 0: "new" }, 1: 0, 2: 1, 3: 2, kc: 4, km: true }, "new", "a", "b", "c"],
  "appends": [{ 3: { 0: "d" }, kc: 4 }, "a", "b", "c", "d"],
  "swaps, edits and drops": [{ 0: [1, { 0: "B!" }], 1: 0, kc: 2, km: true }, "B!", "a"],
  "empties": [{ kc: 0 }],
};
for (const [name, [k, ...after]] of Object.entries(keyed)) {
  test(`a keyed list ${name}`, () => {
    assert.deepEqual(merge({ rendered: list("a", "b", "c"), diffs: [{ 0: { k } }] }), [items("a", "b", "c"), items(...after)]);
  });
}

test("a list is filled again without its statics", () => {
  const diffs = [{ 0: { k: { kc: 0 } } }, { 0: { k: { 0: { 0: "z" }, kc: 1 } } }];
  assert.deepEqual(merge({ rendered: list("a"), diffs }), [items("a"), items(), items("z")]);
});

test("a branch switches, disappears and comes back", () => {
  const branch = (tag, text) => ({ 0: { 0: text, s: 0, r: 1 }, p: { 0: [`<${tag}>`, `</${tag}>`] } });
  const rendered = { ...branch("b", "x"), s: ["<p>", "</p>"], r: 1, t: "Title", e: [["ready", {}]] };
  const diffs = [{ 0: { 0: "y" } }, branch("i", "z"), { 0: "" }, { t: "Other" }, branch("b", "w")];
  assert.deepEqual(merge({ rendered, diffs }), ["<p><b>x</b></p>", "<p><b>y</b></p>", "<p><i>z</i></p>", "<p></p>", "<p></p>", "<p><b>w</b></p>"]);
});

test("a component shares another one's statics", () => {
  const c = { 1: { 0: "one", r: 1, s: ["<p>", "</p>"] }, 2: { 0: "two", s: 1 } };
  const rendered = { 0: 1, 1: 2, s: ["<div>", "", "</div>"], c };
  assert.deepEqual(merge({ rendered, diffs: [{ c: { 1: { 0: "uno" } } }] }), ["<div><p>one</p><p>two</p></div>", "<div><p>uno</p><p>two</p></div>"]);
});

test("what the client can't take is an error", () => {
  const move = { 0: { k: { 0: 1, 1: 0, kc: 2 } } };
  assert.equal(merge({ rendered: list("a", "b"), diffs: [move] }).after, 1, "a move without `km`");
  assert.match(merge({ rendered: { 0: { s: ["text"], r: 1 }, s: ["", ""] }, diffs: [] }).error, /malformed html/);
});
