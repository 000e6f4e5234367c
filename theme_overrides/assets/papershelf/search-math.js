// TeX between dollar signs -> text that reads well on one line, as results show it.
"use strict";
(() => {
  const MATH = /\$([^$]{1,200})\$/g;
  const SIGNS = /** @type {Record<string, string>} */ ({
    alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", varepsilon: "ε", zeta: "ζ",
    eta: "η", theta: "θ", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ",
    sigma: "σ", tau: "τ", phi: "φ", varphi: "φ", chi: "χ", psi: "ψ", omega: "ω", Gamma: "Γ",
    Delta: "Δ", Theta: "Θ", Lambda: "Λ", Pi: "Π", Sigma: "Σ", Phi: "Φ", Psi: "Ψ", Omega: "Ω",
    times: "×", cdot: "·", pm: "±", infty: "∞", ell: "ℓ", leq: "≤", le: "≤", geq: "≥", ge: "≥",
    neq: "≠", approx: "≈", sim: "~", to: "→", rightarrow: "→", leftarrow: "←", in: "∈", sqrt: "√",
    log: " log ", exp: " exp ", ldots: "…", dots: "…", cdots: "⋯", partial: "∂", nabla: "∇", sum: "∑",
    circ: "∘", top: "⊤", star: "⋆", mid: "|", varnothing: "∅", quad: " ",
  }); // prettier-ignore
  const RAISED = /** @type {Record<string, string>} */ (
    Object.fromEntries([..."0123456789+-n"].map((sign, at) => [sign, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"][at]]))
  );
  const LOWERED = /** @type {Record<string, string>} */ (
    Object.fromEntries([..."0123456789+-"].map((sign, at) => [sign, [..."₀₁₂₃₄₅₆₇₈₉₊₋"][at]]))
  );

  /** @param {string} text @param {Record<string, string>} signs @param {string} otherwise */
  const moved = (text, signs, otherwise) =>
    [...text].every((sign) => sign in signs)
      ? [...text].map((sign) => signs[sign]).join("")
      : otherwise + text;

  /** @param {string} tex */
  const readable = (tex) =>
    tex
      .replace(/\\(?:math[a-z]+|text[a-z]*|operatorname|boldsymbol|bm|rm|bf|it|left|right)\b/g, "")
      .replace(/\\([a-zA-Z]+)\s*/g, (_, name) => SIGNS[name] ?? name)
      .replace(/\\([^a-zA-Z])/g, "$1")
      .replace(/\^\{([^{}]*)\}|\^(\S)/g, (_, group, one) => moved(group ?? one, RAISED, "^"))
      .replace(/_\{([^{}]*)\}|_(\S)/g, (_, group, one) => moved(group ?? one, LOWERED, "_"))
      .replace(/[{}]/g, "")
      .replace(/(^|[( ]) +/g, "$1")
      .trim();

  /**
   * A text with its math made readable, and the marks where they then are.
   * @param {string} text @param {number[][]} marks start and end of each
   */
  function readableMath(text, marks) {
    if (!text.includes("$")) return { text, marks };
    /** @type {{from: number, to: number, shown: string, at: number}[]} */
    const spans = [];
    let shift = 0;
    for (const match of text.matchAll(MATH)) {
      const shown = readable(match[1]);
      const to = match.index + match[0].length;
      spans.push({ from: match.index, to, shown, at: match.index + shift });
      shift += shown.length - match[0].length;
    }
    /** @param {number} place @param {boolean} isEnd */
    const moved = (place, isEnd) => {
      let by = 0;
      for (const { from, to, shown, at } of spans) {
        if (place <= from) break;
        if (place < to) return isEnd ? at + shown.length : at;
        by += shown.length - (to - from);
      }
      return place + by;
    };
    return {
      text: text.replace(MATH, (_, tex) => readable(tex)),
      marks: marks.map(([start, end]) => [moved(start, false), moved(end, true)]),
    };
  }

  Object.assign(window.papershelf.ui, { readableMath });
})();
