// Text as it is found -> identifiers in canonical form: the twin of generator/model/ids.py and its parts.
"use strict";
(() => {
  const ARXIV_NEW = /^(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?$/;
  const ARXIV_OLD =
    /^(acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|stat|supr-con)(?:\.[A-Za-z-]{2,})?\/((?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3})(?:v\d+)?$/;
  const ARXIV_PREFIX =
    /(?:https?:\/\/)?(?:(?:(?:[a-z0-9-]{1,20}\.)?arxiv\.org|(?:www\.)?alphaxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org|xxx\.lanl\.gov)\/(?:abs|pdf|html|e-print|format|ps|src|overview|ftp\/arxiv\/papers\/[0-9]{4})\/|(?:huggingface|hf)\.co\/papers\/|(?:dx\.)?doi\.org\/10\.48550\/arxiv\.|(?:www\.)?semanticscholar\.org\/arxiv\/|api\.semanticscholar\.org\/(?:v1\/paper\/)?arxiv:|(?:doi:\s*)?10\.48550\/arxiv\.|oai:arxiv\.org:|abs\/|(?:arxiv(?: e-?prints?| preprints?),?\s*)?arxiv[\s:./-]+)/i;
  const DOI_PREFIX = /(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/|doi\s*[:=]?\s*/i;
  const DOI_LABEL =
    /^(?:(?:info:|urn:)?doi\s*[:=/]\s*(?=https?:|doi|10\.)|https?:\/\/(?:dx\.)?doi\.org\/(?=https?:|doi:))+/i;
  const DOI_ADDRESS =
    /^(?:(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/|https?:\/\/(?:link\.springer\.com|doi\.[^/\s]+)\/(?=10\.)|https?:\/\/[^/\s]+\/(?:[A-Za-z0-9_.-]+\/){0,2}(?:(?:doi|articles?|article-lookup|chapter|book|content|abs|full|fulltext|pdf|epdf|epub|abstract|document|reference|stable)\/){1,3}(?=10\.)|https?:\/\/[^\s?]+\?(?:id|doi)=(?=10\.))/i;
  const OF_PAGE =
    /^([^]+)\/(?:abstract|full|fulltext|meta|pdf|epdf|summary|html?|references|citation)$/;
  const OF_VERSION =
    /^(10\.1101\/[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.[0-9]{6})v[0-9]+(?:\.[a-z-]+)*$/;
  /** @type {Record<string, string>} */
  const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
  const DOI = /^10\.\d{4,9}(?:\.\d+)*\/[^\s"]+/;
  const AFTER_DOI = /[.,;:/'”’]+$/;
  const BRACKETS = ["()", "<>", "[]", "{}"];
  const ISBN = /^(?:isbn(?:-1[03])?\s*:?\s*)?(97[89][- –]?(?:\d[- –]?){9}\d|(?:\d[- –]?){9}[\dX])$/i;

  /** Percent signs read as bytes of UTF-8; what is none becomes U+FFFD. @param {string} text */
  function unquote(text) {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      const bytes = run.slice(1).split("%").map((digits) => parseInt(digits, 16));
      return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes));
    });
  }

  /** @param {string} text */
  function parseArxiv(text) {
    const address = unquote(text.trim()).replace(ARXIV_PREFIX, "").split(/[?#\s[]/)[0];
    const bare = address.replace(/[/.,;)\]]+$/, "").replace(/\.pdf$/i, "");
    const young = ARXIV_NEW.exec(bare);
    if (young) {
      const month = young[1].slice(0, 4);
      const digits = young[1].length - 5;
      return month < "0704" || digits !== (month < "1501" ? 4 : 5) ? "" : young[1];
    }
    const old = ARXIV_OLD.exec(bare);
    return old ? `${old[1]}/${old[2]}` : "";
  }

  /** @param {string} given */
  function parseDoi(given) {
    const decoded = given.trim().replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);
    const text = decoded.replace(DOI_LABEL, "");
    const address = DOI_ADDRESS.exec(text);
    let bare = text.replace(DOI_PREFIX, "");
    if (address) {
      const ends = address[0].endsWith("=") ? /[?#&]/ : /[?#]/;
      bare = text.slice(address[0].length).split(ends)[0].replace(/\/+$/, "").replace(/\.pdf$/, "");
      if (!address[0].includes("doi.org/")) {
        bare = bare.replace(OF_PAGE.test(bare) ? OF_PAGE : OF_VERSION, "$1");
      }
    }
    if (bare.includes("%") && (address || /%2f/i.test(bare))) bare = unquote(bare);
    const match = DOI.exec(bare);
    if (!match) return "";
    let doi = match[0].split("</")[0].replace(AFTER_DOI, "");
    for (const [opening, closing] of BRACKETS) {
      const count = (/** @type {string} */ char) => doi.split(char).length;
      while (doi.endsWith(closing) && count(closing) > count(opening)) {
        doi = doi.slice(0, -1).replace(AFTER_DOI, "");
      }
    }
    return DOI.exec(doi)?.[0] === doi ? doi : "";
  }

  /** The first of a list. @param {string} text */
  function parseIsbn(text) {
    return text.split(/[,;|()]|\s+(?=97[89])/).map(singleIsbn).find(Boolean) ?? "";
  }

  /** @param {string} text */
  function singleIsbn(text) {
    const match = ISBN.exec(text.trim().replace(/[.,;]+$/, ""));
    if (!match) return "";
    const isbn = match[1].replace(/[- –]/g, "").toUpperCase();
    const total = [...isbn].reduce((sum, char, at) => {
      const weight = isbn.length === 10 ? 10 - at : at % 2 ? 3 : 1;
      return sum + weight * (char === "X" ? 10 : Number(char));
    }, 0);
    return total % (isbn.length === 10 ? 11 : 10) ? "" : isbn;
  }

  /** A parser of what a pattern takes in whole. @param {string} pattern with one group
   * @param {(id: string) => string} [rewrite] */
  function whole(pattern, rewrite = (id) => id) {
    const compiled = new RegExp(`^${pattern}(?:/?[?#&]\\S*)?$`, "i");
    return (/** @type {string} */ text) => {
      const match = compiled.exec(text.trim().replace(/[/.,;]+$/, ""));
      return match ? rewrite(match[1]) : "";
    };
  }

  const upper = (/** @type {string} */ id) => id.toUpperCase();
  const lower = (/** @type {string} */ id) => id.toLowerCase();

  /** Identifier or address -> canonical form, empty where it is none. In Python's order.
   * @type {Record<string, (text: string) => string>} */
  const parsers = {
    arxiv: parseArxiv,
    doi: parseDoi,
    acl: whole(
      String.raw`(?:https?://(?:www\.)?(?:aclanthology\.(?:org|info|coli\.uni-saarland\.de)|aclweb\.org/anthology)/(?:papers/|anthology-files/pdf/)?(?:(?:[A-Z]/)?[A-Z]\d\d/)?|acl:)?((?:[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+))(?:\.pdf|\.bib|/[A-Z]\d\d-\d{4})?`,
      (id) => (/^\d/.test(id) ? lower(id) : upper(id)),
    ),
    openalex: whole(
      String.raw`(?:https?://(?:\w+\.)?openalex\.org/(?:works/)?|openalex:)?(W\d{4,12})`,
      upper,
    ),
    s2: whole(
      String.raw`(?:https?://(?:www\.|api\.)?semanticscholar\.org/(?:(?:graph/)?v1/)?paper/(?:[^/\s]+/)?|s2:)?([0-9a-f]{40})`,
      lower,
    ),
    pmid: whole(
      String.raw`(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed|europepmc\.org/(?:article|abstract)/med)/(?:\?term=)?|pmid\s*:?\s*)?([1-9]\d{0,7})`,
    ),
    pmcid: whole(
      String.raw`(?:(?:https?://\S+?/(?:articles/)?|pmcid\s*:?\s*)?(?=PMC)|https?://(?:www\.)?ncbi\.nlm\.nih\.gov/pmc/articles/(?=\d))((?:PMC)?\d{4,9})(?:\.\d+)?`,
      (id) => `PMC${upper(id).replace(/^PMC/, "")}`,
    ),
    dblp: whole(
      String.raw`(?:https?://(?:www\.)?dblp\d?\.(?:org|uni-trier\.de|dagstuhl\.de)/rec/(?:(?:bib|bibtex|html|xml|rdf)\d?/)?|dblp:)?((?:journals|conf|phd|books|series|reference|homepages|persons|tr|data)/[\w./-]+?)(?:\.html|\.xml|\.bib)?`,
    ),
    openreview: whole(
      String.raw`(?:https?://openreview\.net/(?:forum|pdf|attachment)\?(?:[^\s&?]+&)*id=|openreview:)?([\w-]{8,16})`,
    ),
    isbn: parseIsbn,
  };

  /** @type {any} */
  const papershelf = (window.papershelf = window.papershelf || /** @type {any} */ ({}));
  papershelf.idParsers = parsers;
})();
