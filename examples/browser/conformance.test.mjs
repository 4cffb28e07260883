// The pages of the reference server, as our server has them: the same actions must show the same page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, startServer } from "./harness.mjs";
import { replay, scenarios } from "./replay.mjs";

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), startServer("conformance")]);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

// Where our frames may be larger than the reference's, and why.
const links = "all kinds of links are one component, so that a link's kind is a value, where the reference has a template for each kind";
const larger = { nav_patch: links, nav_redirect: links };

for (const name of Object.keys(scenarios)) {
  test(`${name} is as recorded`, async () => {
    const { steps, difference, broken, bytes, reference } = await replay(browser, server.url, name);
    assert.equal(difference, null, `${name} differs ${difference}`);
    assert.deepEqual(broken, []);
    assert.ok(bytes <= reference || name in larger, `${name}: frames of ${bytes} bytes, the reference has ${reference}`);
    const why = bytes > reference ? `: ${larger[name]}` : "";
    console.log(`${name}: ${steps} steps equal, frames ours ${bytes} bytes, reference ${reference} bytes${why}`);
  });
}

for (const name of [
  "counter", "stream", "form", "nav_patch", "nav_redirect", "info", "reconnect", "upload", "upload_auto", "lc", "nested", "sticky",
]) {
  test(`${name} is as recorded by long polling`, async () => {
    const { steps, difference, broken, websockets } = await replay(browser, server.url, name, { websockets: "given up" });
    assert.equal(difference, null, `${name} differs ${difference}`);
    assert.deepEqual(broken, []);
    assert.equal(websockets, 0);
    console.log(`${name}: ${steps} steps equal by long polling`);
  });
}
