// What the tests of the gallery share: one Chromium and one server for all tests of a file, and the ways to open a page.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch, openPage, startServer } from "./harness.mjs";

// Photos of the tests are nobody else's.
process.env.LIVE_PHOTOS = mkdtempSync(path.join(tmpdir(), "photos-"));
process.once("exit", () => rmSync(process.env.LIVE_PHOTOS, { recursive: true, force: true }));

export let browser;
export let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), startServer("gallery")]);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

/** Opens a page of the shared server, or of another one, and waits until it is live. The options are those of `openPage`. */
export async function visit(t, path, { url } = server, options = {}) {
  const tab = await openPage(browser, url + path, options);
  t.after(() => tab.close());
  await tab.connected();
  return tab;
}

/** The options of `openPage` by which a page is connected, with what the names of tests call them. */
export const transports = [["a websocket", {}], ["long polling", { websockets: "given up" }]];

/**
 * A test that is run twice: by websocket, and with long polling forced. What it tests gets `open(path, server, options)`, which
 * visits a page by the one or the other, and the options that make it so.
 */
export function testByEach(name, act) {
  for (const [how, transport] of transports) {
    test(`${name}, by ${how}`, async (t) => {
      const tabs = [];
      const open = async (path, server, options = {}) => {
        const tab = await visit(t, path, server, { ...options, ...transport });
        tabs.push(tab);
        return tab;
      };
      await act(t, open, transport);
      for (const tab of tabs) assert.equal(tab.websockets === 0, how === "long polling", `${tab.websockets} websockets`);
    });
  }
}

export const silent = (tab) => assert.deepEqual(tab.complaints, []);
