// Pictures of every page, or of some, to be looked at:  node screenshots.mjs FOLDER [PAGE…]
// Each at desktop and phone width, light and dark, as NAME-width-scheme.png.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { launch, openPage, startServer } from "./harness.mjs";
import { pages } from "./pages.mjs";

const [folder, ...some] = process.argv.slice(2);
if (!folder) throw new Error("usage: node screenshots.mjs FOLDER [PAGE…]");
mkdirSync(folder, { recursive: true });

const widths = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

const [browser, server] = await Promise.all([launch(), startServer("gallery")]);
try {
  for (const page of some.length ? some : ["/", ...pages]) {
    for (const [width, viewport] of Object.entries(widths)) {
      for (const colorScheme of ["light", "dark"]) {
        const tab = await openPage(browser, server.url + page, { viewport, colorScheme });
        if (page !== "/") await tab.connected();
        const file = path.join(folder, `${page.slice(1).replaceAll("/", "-") || "index"}-${width}-${colorScheme}.png`);
        await tab.page.screenshot({ path: file, fullPage: true });
        console.log(file);
        await tab.close();
      }
    }
  }
} finally {
  await Promise.all([browser.close(), server.stop()]);
}
