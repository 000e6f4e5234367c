r"""What TeX's macros without an argument stand for: accents, letters, symbols, abbreviations.

Names are those of LaTeX, textcomp, csquotes, amssymb and textgreek, and MathSciNet's accents.
"""

from __future__ import annotations

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c",
    "G": "\u030f", "d": "\u0323", "cb": "\u0326", "c": "\u0327", "k": "\u0328", "b": "\u0331",
    "textcommabelow": "\u0326", "textogonekcentered": "\u0328", "polhk": "\u0328",
    "ocirc": "\u030a", "soft": "\u030c", "udot": "\u0323",
}  # fmt: skip
LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ", "dj": "đ",
    "DH": "Ð", "TH": "Þ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "SS": "ẞ", "ohorn": "ơ", "OHORN": "Ơ",
    "uhorn": "ư", "UHORN": "Ư", "dbar": "đ", "Dbar": "Đ",
}  # fmt: skip
ABBREVIATIONS = {
    "ie": "i.e.", "eg": "e.g.", "etal": "et al.", "etc": "etc.", "wrt": "w.r.t.", "cf": "cf.",
    "vs": "vs.", "aka": "a.k.a.", "iid": "i.i.d.",
}  # fmt: skip
_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω",
}  # fmt: skip
_TEXT = {  # their own names begin with "text", and a space behind them only ends the name
    "endash": "–", "emdash": "—", "quoteright": "’", "quoteleft": "‘", "quotedblleft": "“",
    "quotedblright": "”", "quotesingle": "'", "quotedbl": '"', "ellipsis": "…",
    "registered": "®", "trademark": "™", "copyright": "©", "backslash": "\\", "less": "<",
    "greater": ">", "bar": "|", "dollar": "$", "cent": "¢", "sterling": "£", "yen": "¥",
    "euro": "€", "degree": "°", "celsius": "℃", "section": "§", "paragraph": "¶",
    "dagger": "†", "daggerdbl": "‡", "bullet": "•", "periodcentered": "·",
    "exclamdown": "¡", "questiondown": "¿", "braceleft": "{", "braceright": "}",
    "asciitilde": "~", "asciigrave": "`", "asciicircum": "^", "asciimacron": "¯", "asciiacute": "´",
    "underscore": "_", "tildelow": "~", "times": "×", "div": "÷", "pm": "±", "minus": "−",
    "onehalf": "½", "onequarter": "¼", "threequarters": "¾", "onesuperior": "¹",
    "twosuperior": "²", "threesuperior": "³", "ordfeminine": "ª", "ordmasculine": "º",
    "numero": "№", "ohm": "Ω", "micro": "µ", "mu": "µ", "angstrom": "Å", "perthousand": "‰",
    "rightarrow": "→", "leftarrow": "←", "langle": "⟨", "rangle": "⟩", "lnot": "¬",
    "asteriskcentered": "∗", "fractionsolidus": "⁄", "visiblespace": "␣", "nobreakspace": " ",
    "surd": "√",
}  # fmt: skip
SYMBOLS = {
    "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "div": "÷", "sim": "∼", "simeq": "≃",
    "approx": "≈", "cong": "≅", "equiv": "≡", "propto": "∝", "leq": "≤", "le": "≤", "geq": "≥",
    "ge": "≥", "leqslant": "⩽", "geqslant": "⩾", "lesssim": "≲", "gtrsim": "≳", "neq": "≠",
    "ne": "≠", "ll": "≪", "gg": "≫", "infty": "∞", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "longrightarrow": "⟶", "Rightarrow": "⇒", "leftrightarrow": "↔",
    "uparrow": "↑", "downarrow": "↓", "mapsto": "↦", "in": "∈", "notin": "∉", "subset": "⊂",
    "subseteq": "⊆", "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃", "partial": "∂",
    "nabla": "∇", "ell": "ℓ", "hbar": "ℏ", "circ": "∘", "degree": "°", "prime": "′", "star": "⋆",
    "ast": "∗", "bullet": "•", "perp": "⊥", "parallel": "∥", "oplus": "⊕", "otimes": "⊗",
    "odot": "⊙", "wedge": "∧", "vee": "∨",
    "dagger": "†", "ddagger": "‡", "dag": "†", "ddag": "‡", "ldots": "…", "dots": "…",
    "cdots": "⋯", "copyright": "©", "pounds": "£", "euro": "€",
    "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«",
    "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "og": "«", "fg": "»",
    "quotedblbase": "„",
    "quotesinglbase": "‚", "hyphen": "-", "slash": "/", "cprime": "ʹ", "cdprime": "ʺ",
    "BibTeX": "BibTeX", "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2ε", "TeX": "TeX", "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX",
    "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX", "pdfTeX": "pdfTeX", "pdfLaTeX": "pdfLaTeX",
    "ConTeXt": "ConTeXt", "AmSTeX": "AmSTeX", "AmS": "AMS", "MF": "METAFONT", "MP": "MetaPost",
    "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "varrho": "ϱ", "varsigma": "ς",
}  # fmt: skip
SYMBOLS |= _GREEK
SYMBOLS |= {f"text{name}": sign for name, sign in _TEXT.items()}
SYMBOLS |= {f"text{name}": sign for name, sign in _GREEK.items() if name != "mu"}
# A space behind these only ends the name, as in "pages 1\\textendash 2"; behind the other symbols
# writers mean it, though TeX takes it.
_ALSO = "guillemotleft guilsinglleft quotedblbase quotesinglbase hyphen slash cprime cdprime"
TAKE_SPACE = frozenset(f"text{name}" for name in (*_TEXT, *_GREEK)).union(
    _ALSO.split()
) - frozenset(
    "textquotedblright textregistered texttrademark textcopyright textellipsis textbar".split()
)
