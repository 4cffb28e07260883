// Applies diffs as the browser does, with the client's own code, and says what HTML the page shows after each.
//
//   node merge.mjs < sessions.jsonl
//
// A line of input is a session, {"rendered": {…}, "diffs": [{…}, …]}: the tree of a join reply and the diffs that follow.
// In place of a diff may stand {"prune": [cid, …]}.
//
// A line of output is the HTML after the join and after each diff, ["…", "…", …], or {"error": "…", "after": n} where the
// client throws at diff n (0 is the join).
//
// The HTML is what the templates say. The client writes through a buffer class that its users may replace; `PlainBuffer`
// is the client's own without what it adds to a root element (`data-phx-id`, or `data-phx-skip` in place of an unchanged
// element's content). Two duties that plain HTML would hide are checked there: what is flagged `r` begins with an element,
// and an element that the client would skip is the one that it showed before.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";

// All that the merge needs of a browser.
globalThis.window = Object.assign(new EventTarget(), { structuredClone });

const installed = fileURLToPath(new URL("../../client/node_modules", import.meta.url));
const packages = process.env.LIVE_CLIENT_DIR ?? installed;
const { Rendered, RenderingBuffer } = await client(path.join(packages, "phoenix_live_view"));

/** The client's module, in which `Rendered` is private: the same text, one more export. */
async function client(folder) {
  const manifest = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const module = path.join(folder, manifest.module);
  const text = (await readFile(module, "utf8")).replace(/^\/\/# sourceMappingURL=.*$/m, "");
  const source = `${text}\nexport { Rendered };\n//# sourceURL=${pathToFileURL(module)}`;
  return import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`);
}

/** The HTML after the join and after each diff of one session. */
function replay({ rendered, diffs }) {
  const shown = new Map();

  class PlainBuffer extends RenderingBuffer {
    beginRoot() {
      (this.outside ??= []).push(this.html);
      this.html = "";
    }

    endRoot(attributes, skipped) {
      const root = this.html;
      const id = attributes["data-phx-id"];
      checkElement(root);
      if (skipped && !hasComponents() && shown.get(id) !== root) {
        throw new Error(`the client would go on to show ${JSON.stringify(shown.get(id))} for ${JSON.stringify(root)}`);
      }
      shown.set(id, root);
      this.html = this.outside.pop() + root;
    }
  }

  let tree;
  const hasComponents = () => Object.keys(tree?.get().c ?? {}).length > 0;
  const pages = [];
  try {
    tree = new Rendered("view", Rendered.extract(rendered).diff, () => PlainBuffer);
    pages.push(tree.toString().buffer);
    for (const message of diffs) {
      // What the client does once the server has dropped components.
      if (message.prune) {
        tree.pruneCIDs(message.prune);
        pages.push(tree.toString().buffer);
        continue;
      }
      const { diff } = Rendered.extract(message);
      // The client leaves the page alone where nothing but a title, events or a reply came.
      if (Object.keys(diff).length > 0) tree.mergeDiff(diff);
      pages.push(tree.toString().buffer);
    }
    return pages;
  } catch (error) {
    return { error: error.message, after: pages.length };
  }
}

/** Lets the client find the start tag that it would put its attributes into; it throws where there is none. */
function checkElement(html) {
  const buffer = new RenderingBuffer();
  buffer.beginRoot();
  buffer.write(html);
  buffer.endRoot({ "data-phx-id": "m1-view" }, false);
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim()) process.stdout.write(JSON.stringify(replay(JSON.parse(line))) + "\n");
}
