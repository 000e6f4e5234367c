// Runs the basket's citations in node, as a page would: argument 1 the theme's scripts, argument 2
// the data files; standard input {texts, ids} -> standard output {selected, rendered}.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import vm from "node:vm";

const [scripts, folder] = process.argv.slice(2);
const papershelf = { basket: { root: pathToFileURL(`${folder}/`).href } };
const page = vm.createContext({ URL, TextDecoder, window: { papershelf }, papershelf });
page.document = {
  createElement: () => ({ remove() {} }),
  head: {
    append(element) {
      vm.runInContext(readFileSync(new URL(element.src), "utf8"), page);
      queueMicrotask(() => element.onload());
    },
  },
};
for (const name of ["basket-ids", "basket-citations"]) {
  vm.runInContext(readFileSync(`${scripts}/${name}.js`, "utf8"), page);
}
const { texts, ids } = JSON.parse(readFileSync(0, "utf8"));
const selected = [];
for (const text of texts) selected.push(await papershelf.citations.select(text));
const { formats } = await papershelf.citations.index();
const rendered = {};
for (const [at, form] of formats.entries()) {
  rendered[form.suffix] = [];
  for (const some of ids) rendered[form.suffix].push(await papershelf.citations.render(at, some));
}
process.stdout.write(JSON.stringify({ selected, rendered }));
