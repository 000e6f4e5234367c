"""What we write is typeset by TeX itself, with biber and BibTeX, without a warning or an error."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.formats import Keyed, citation_keys, render_papers
from generator.model.corpus import Corpus
from generator.model.names import group, person
from generator.model.paper import Paper
from generator.model.work import Publication
from tests.formats.papers import paper

DOCUMENT = r"""\documentclass{article}
%s\usepackage{textcomp,amsmath,amssymb,url}
%s\begin{document}\nocite{*}%s\end{document}
"""
STYLES = ("biblatex", "plain", "alpha", "abbrv", "IEEEtran")
TITLES = (
    r'50% of "toys" & {braces}: C# with a_b^c ~ \alpha, C:\path and $5',
    r"$O(N^2)$ Toys: $\Gamma$ and $\mathbb{R}$, $p<5\%$",
    "</script><b>bold</b> `code` ``q'' 'a' --- -- ?` !` << >> |x| [y]",
    "$50%$ & $a#b$ of $x&y$",
    "An unclosed $x_{$ math}{",
    "Ends in a backslash\\",
    "Braces {{in}} {BERT} and } alone {",
    "% all comment",
    "@article{x, title={y}}",
    "#define ~tilde~ ^caret^ _under_",
    "Line\nbreak\tand \\\\ double",
    r"\input{missing-file} \write18{ls}",
    r"$\input{missing-file}$ read",
    r"$a^b^c$ and $\{a$ b} and $x_1_2$",
    "Café naïve Łódź Ñandú ß æ ø å: É 3D eBay’s e-BERT – — … “q” ‘s’",
)
AUTHORS = (
    (person("Ann & Bob", "O'Toy {x}"), group("Toys & Folds, Inc. 50%")),
    (person("A_b", "C#d"), person("", "others")),
    (person("Jan", "van and der"), person("Élodie Ñ.", "Łukasz-Øst")),
    (person('Q"uote', "D\\bs"), person("a=b", "family=Toy"), person("=", "given=")),
    (person("María-José", "Núñez y Łódź", "Jr."), group("Équipe {et} ~")),
    (person("X", "Y, Z"), person("%", "$"), person("~", "^ t")),
)
LETTERS = (
    "Ελληνικά ∞ ≤ → α",
    "Кириллица",
    "深層学習 の 折り紙",
    "折纸",
    "שלום و سلام",
    "🦢 Swans \u202e",
)


def keyed(papers: Iterable[Paper]) -> list[Keyed]:
    papers = list(papers)
    keys = citation_keys(papers)
    return [Keyed(each, keys[each.id]) for each in papers]


def hostile() -> list[Paper]:
    kinds = ("article-journal", "paper-conference", "thesis", "report", "book", "chapter", "")
    return [
        paper(
            f"p{at}",
            title,
            authors=AUTHORS[at % len(AUTHORS)],
            date="2020-05-17",
            abstract=title,
            keywords=(title, "toys"),
            language=title,
            ids={"doi": "10.1000/a_b%c#d&e<f>~g^h;(i)", "arxiv": "2001.00001"} if at % 3 else {},
            publication=Publication(
                kinds[at % len(kinds)], title, "7", "3", "12–19", title, series="Toys", place=title
            ),
        )
        for at, title in enumerate(TITLES)
    ]


def run(folder: Path, *command: str) -> str:
    seen = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    return seen.stdout.decode("utf-8", "replace")


def typeset(folder: Path, bib: str, style: str, engine: str = "pdflatex") -> list[str]:
    """The warnings and errors of a document that cites everything."""
    (folder / "papers.bib").write_text(bib, encoding="utf-8")
    fonts = "\\usepackage[T1]{fontenc}\n" if engine == "pdflatex" else ""
    if style == "biblatex":
        load = "\\usepackage[backend=biber]{biblatex}\n\\addbibresource{papers.bib}\n"
        show = "\\printbibliography"
    else:
        load, show = "", f"\\bibliographystyle{{{style}}}\\bibliography{{papers}}"
    (folder / "toys.tex").write_text(DOCUMENT % (fonts, load, show), encoding="utf-8")
    latex = (engine, "-interaction=nonstopmode", "-no-shell-escape", "toys")
    run(folder, *latex)
    said = run(folder, "biber" if style == "biblatex" else "bibtex", "toys")
    wrong = re.findall(r"^.*(?:WARN -|ERROR|Warning|error).*$", said, re.M)
    run(folder, *latex)
    run(folder, *latex)
    log = (folder / "toys.log").read_text(encoding="utf-8", errors="replace")
    wrong += re.findall(r"^(?:! |.*(?:Warning|Missing character)).*\n.*$", log, re.M)
    assert "Output written on toys.pdf" in log
    return [each for each in wrong if "Label(s) may have changed" not in each]


def needs(*tools: str, file: str) -> None:
    missing = [tool for tool in (*tools, "kpsewhich") if not shutil.which(tool)]
    if missing:
        pytest.skip(f"no {', '.join(missing)} on this machine (Debian: texlive, biber)")
    if subprocess.run(["kpsewhich", file], capture_output=True, check=False).returncode:
        pytest.skip(f"TeX has no {file} on this machine (Debian: texlive-bibtex-extra)")


def needs_style(style: str, engine: str = "pdflatex") -> None:
    if style == "biblatex":
        needs(engine, "biber", file="biblatex.sty")
    else:
        needs(engine, "bibtex", file=f"{style}.bst")


@pytest.mark.parametrize("style", STYLES)
def test_the_sample_shelf_is_typeset(tmp_path: Path, style: str, sample_corpus: Corpus) -> None:
    needs_style(style)
    assert typeset(tmp_path, render_papers(keyed(sample_corpus), "bibtex"), style) == []


@pytest.mark.parametrize("style", STYLES)
def test_no_title_and_no_name_breaks_a_document(tmp_path: Path, style: str) -> None:
    needs_style(style)
    assert typeset(tmp_path, render_papers(keyed(hostile()), "bibtex"), style) == []


@pytest.mark.parametrize("style", ["biblatex", "plain"])
def test_letters_that_pdftex_has_no_fonts_for_are_set_by_luatex(tmp_path: Path, style: str) -> None:
    needs_style(style, "lualatex")
    papers = [paper(f"p{at}", title, date="2020") for at, title in enumerate(LETTERS)]
    wrong = typeset(tmp_path, render_papers(keyed(papers), "bibtex"), style, "lualatex")
    # The fonts of TeX itself hold few scripts; which font to load is the document's choice.
    assert [each for each in wrong if not each.startswith("Missing character")] == []


def test_five_thousand_authors_are_typeset(tmp_path: Path) -> None:
    needs_style("plain")
    many = paper("1", "Toys", authors=tuple(person("Ann", f"Toy{n}") for n in range(5000)))
    assert typeset(tmp_path, render_papers(keyed([many]), "bibtex"), "plain") == []
