// MiniSearch as a cascade and lunr as Material asks it, on the same papers and queries.
// Usage: node rivals.mjs minisearch|lunr < {"papers": [...], "queries": [...]} > one object
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const require = createRequire(`${process.cwd()}/`);
const { papers, queries } = JSON.parse(readFileSync(0, "utf8"));

const engines = {
  minisearch() {
    const MiniSearch = require("minisearch");
    const index = new MiniSearch({ fields: ["title", "tags", "text"] });
    index.addAll(papers);
    const text = JSON.stringify(index);
    const boost = { title: 3, tags: 1.5 };
    const isLast = (term, at, terms) => at === terms.length - 1;
    const steps = [
      { combineWith: "AND", boost, prefix: isLast },
      { combineWith: "AND", boost, prefix: isLast, fuzzy: 0.2 },
      { combineWith: "OR", boost, prefix: isLast, fuzzy: 0.2 },
    ];
    const ask = (query) => {
      for (const step of steps) {
        const hits = index.search(query, step);
        if (hits.length) return hits.map((hit) => hit.id);
      }
      return [];
    };
    return { text, ask };
  },
  lunr() {
    const lunr = require("lunr");
    const index = lunr(function () {
      this.field("title", { boost: 1000 });
      this.field("tags", { boost: 1000 });
      this.field("text");
      papers.forEach((paper) => this.add(paper));
    });
    // Material indexes in the page: what travels is search_index.json, the texts.
    const ask = (query) =>
      index
        .query((ask) => {
          for (const term of lunr.tokenizer(query).map(String)) {
            ask.term(term, { boost: 10 });
            ask.term(term, { wildcard: lunr.Query.wildcard.TRAILING });
          }
        })
        .map((hit) => hit.ref);
    return { text: JSON.stringify(papers), ask };
  },
};

const started = performance.now();
const { text, ask } = engines[process.argv[2]]();
const build = (performance.now() - started) / 1000;
const milliseconds = [];
const answers = queries.map((query) => {
  const start = performance.now();
  let ids = [];
  try {
    ids = ask(query);
  } catch {
    // a query the engine cannot parse has no result
  }
  milliseconds.push(performance.now() - start);
  return ids.slice(0, 20);
});
const heap = process.memoryUsage().rss / 1e6;
console.log(JSON.stringify({ answers, milliseconds, bytes: gzipSync(text).length, build, heap }));
