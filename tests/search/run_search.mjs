// Runs the engine, a classic script, under Node with the little of a page it touches.
// Usage: node run_search.mjs SITE_FOLDER ENGINE < lines of JSON > lines of JSON
import { readFileSync, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";
import vm from "node:vm";

const [site, engine] = process.argv.slice(2);
const base = "https://shelf.example/sub/folder/";
const page = { URL, setTimeout, clearTimeout, atob, console, performance };
page.window = page;
page.document = {
  currentScript: { src: `${base}assets/papershelf/engine.js`, dataset: {} },
  baseURI: base,
  createElement: () => ({ remove() {} }),
  head: {
    append(element) {
      const path = new URL(element.src).pathname.replace("/sub/folder/", "");
      const file = join(site, path);
      setImmediate(() => {
        if (!existsSync(file)) return element.onerror();
        try {
          vm.runInContext(readFileSync(file, "utf8"), context);
        } catch {
          // as in a page: a script that was cut off is an error of its own, and still "loads"
        }
        element.onload();
      });
    },
  },
};
const context = vm.createContext(page);
vm.runInContext(readFileSync(engine, "utf8"), context, { filename: engine });

const { papershelf } = page;
const ask = {
  search: ({ query, options }) => papershelf.search(query, options),
  terms: ({ text }) => papershelf.engine.textTerms(text),
  units: ({ text }) => papershelf.engine.queryUnits(text).map(({ parts, whole }) => [parts, whole]),
  key: ({ text }) => papershelf.engine.titleKey(text),
  stem: ({ text }) => papershelf.engine.stem(text),
  edits: ({ pair, limit }) => papershelf.engine.edits(...pair, limit),
  query: ({ text }) => papershelf.engine.parseQuery(text, new Set(["the", "of", "and", "a"])),
};
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const start = performance.now();
  const answer = await ask[request.ask](request);
  const milliseconds = performance.now() - start;
  console.log(JSON.stringify({ answer, milliseconds }));
}
