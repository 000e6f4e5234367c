"""The quality page: where every byte went, what was merged, and what is left to mend, and how."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator import urls
from generator.markup import (
    render_code,
    render_code_block,
    render_folded,
    render_front_matter,
    render_link,
    render_text,
    render_text_cell,
    render_title_link,
)
from generator.model.corpus import Corpus
from generator.model.paper import Paper
from generator.model.problem import Problem
from generator.output import OutputFile
from generator.pages._corrections import correction, issue_link
from generator.pages._findings import CHECKS, CONFLICT, Finding
from generator.pages._listing import plural
from generator.settings import Settings
from generator.sources.source_file import SourceFile

SHOWN = 50  # findings of a kind; who mends these builds again and sees the next


def quality_pages(
    corpus: Corpus, settings: Settings, sources: Sequence[SourceFile]
) -> Iterator[OutputFile]:
    """Yield `quality/index.md`, unless it is switched off."""
    if not settings.quality:
        return
    found = {name: list(check(corpus)) for name, check in CHECKS.items()}
    shown = {origin for paper in corpus for origin in paper.origins}
    others = [
        problem
        for problem in corpus.problems
        if problem.code != CONFLICT or problem.origin not in shown
    ]
    parts = [
        render_front_matter({"title": "Quality", "kind": "quality", "hide": ["navigation"]}),
        "# Quality\n",
        "What the sources leave open. Every correction is a piece of "
        f"{render_code(settings.overrides or 'overrides.yml')} to copy; the next build applies it. "
        "As it stands it confirms what is shown, or takes away what is wrong; to put something "
        "right, write it there instead.\n",
        _overview(found, others),
        *(_section(name, findings, settings) for name, findings in found.items() if findings),
        _problems("Problems", others),
        _merged(corpus),
        _files(sources),
    ]
    yield OutputFile(urls.QUALITY, "\n".join(part for part in parts if part))


def _overview(found: dict[str, list[Finding]], others: Sequence[Problem]) -> str:
    counts = {name: len(findings) for name, findings in found.items()}
    counts["Problems"] = len(others)
    lines = [
        f"- [**{count:,}** {name.lower()}](#{_anchor(name)})" if count
        else f"- **0** {name.lower()}"
        for name, count in counts.items()
    ]  # fmt: skip
    return "\n".join([*lines, ""])


def _anchor(name: str) -> str:
    return name.lower().replace(" ", "-")


def _section(name: str, findings: Sequence[Finding], settings: Settings) -> str:
    lines = [f"## {name}\n", *(_finding(finding, settings) for finding in findings[:SHOWN])]
    if len(findings) > SHOWN:
        lines.append(f"{len(findings) - SHOWN:,} more of the kind, not shown.\n")
    return "\n".join(lines)


def _finding(finding: Finding, settings: Settings) -> str:
    """A paper, what is the matter, and folded below what to copy."""
    snippet = correction(finding.paper.id, finding.fix)
    parts = [f"{_link(finding.paper)}  \n{render_text(finding.what, links=False)}"]
    if finding.other:
        parts = [
            f"{_link(finding.paper)} and {_link(finding.other)}  \n"
            f"{render_text(finding.what, links=False)}"
        ]
    body = [render_code_block(snippet, "yaml")]
    if finding.instead:
        other = render_code_block(correction(finding.paper.id, finding.instead), "yaml")
        body = ["If this is one work:", *body, "If these are two works:", other]
    if address := issue_link(settings, f"{finding.paper.title}: {finding.what}", snippet):
        body.append(render_link("Open an issue with it", address))
    return "\n\n".join([*parts, render_folded("Correct it", "\n\n".join(body))]) + "\n"


def _link(paper: Paper) -> str:
    target = urls.link(urls.paper_path(paper.id), urls.QUALITY)
    return render_title_link(paper.title, target)


def _problems(name: str, problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    lines = [f"## {name}\n", "| where | what | how to mend it |", "|---|---|---|"]
    for problem in problems[:SHOWN]:
        place = problem.origin.path + (f":{problem.origin.line}" if problem.origin.line else "")
        lines.append(
            f"| {render_code(place, in_table=True)} | {render_text_cell(problem.message)} | "
            f"{_hint(problem.hint)} |"
        )
    if len(problems) > SHOWN:
        lines.append(f"\n{len(problems) - SHOWN:,} more, not shown.")
    return "\n".join([*lines, ""])


def _hint(hint: str) -> str:
    """A hint as a cell of a table, with what it has in backticks as code."""
    parts = re.split(r"`([^`]+)`", hint)
    return "".join(
        render_code(part, in_table=True) if at % 2 else render_text_cell(part)
        for at, part in enumerate(parts)
    )


def _merged(corpus: Corpus) -> str:
    if not corpus.merges:
        return ""
    rules = Counter(merge.rule for merge in corpus.merges)
    rows = [
        f"| {render_text_cell(rule)} | {count:,} |"
        for rule, count in sorted(rules.items(), key=lambda each: (-each[1], each[0]))
    ]
    return "\n".join([
        "## Merged\n", f"{plural(len(corpus.merges), 'record')} became part of a paper that "
        "another record had begun.\n", "| because of the | records |", "|---|--:|", *rows, "",
    ])  # fmt: skip


def _files(sources: Sequence[SourceFile]) -> str:
    """The ledger: a row a file, and the reasons for what was passed over."""
    lines = [
        "## Ledger\n", "Every byte of every file: in a record, passed over, or in a problem.\n",
        "| file | bytes | records | passed over | problems |", "|---|--:|--:|---|--:|",
    ]  # fmt: skip
    for file in sorted(sources, key=lambda file: file.path):
        reasons = "; ".join(
            f"{reason}: {plural(size, 'byte')}"
            for reason, (_, size) in sorted(file.skipped.items())
        )
        lines.append(
            f"| {render_code(file.path, in_table=True)} | {file.size:,} | {len(file.records):,} | "
            f"{render_text_cell(reasons)} | {len(file.problems):,} |"
        )
    return "\n".join([*lines, ""])
