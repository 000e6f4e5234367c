"""A shelf's own taxonomy file -> the taxonomy it makes of ours, and what is wrong with the file.

```yaml
replace: false                        # true: begin with no tags at all
facets:                               # add tags, or say more of ours
  method:
    Kalman filter: {aliases: [kalman smoother], acronyms: [UKF], parent: Filtering}
rename: {Vision transformer: ViT}     # the old address redirects to the new
alias: {ViT: [vision transformers for images]}
stop: [images, Collapse]              # no longer an alias of any tag, or no longer a tag
split: {Optimization: {Convex optimization: [convex program], Bandits: [multi-armed bandit]}}
parent: {ViT: Transformer}            # "" for none
description: {ViT: Transformers on patches of images.}
names: {stop: [SCAN], aliases: {CRATE: [white-box transformer]}, papers: {MAE: 2111.06377}}
```
Operations run in this order, so that `alias` speaks of tags by their new names.
"""

from __future__ import annotations

from generator.model.record import Origin
from generator.model.taxonomy import Taxonomy
from generator.problems import Problem, UserError, quote
from generator.settings import Settings
from generator.taxonomy_file.operations import Operations
from generator.text.yaml_lines import YamlError, parse_yaml


def load_shelf_taxonomy(ours: Taxonomy, settings: Settings) -> tuple[Taxonomy, list[Problem]]:
    """Read the file that `taxonomy` names, if any. Raises UserError when it is not there."""
    if not settings.taxonomy:
        return ours, []
    path = settings.root / settings.taxonomy
    if not path.is_file():
        raise UserError(f"taxonomy: there is no file {quote(settings.taxonomy)}")
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    return apply_taxonomy_file(ours, text, settings.taxonomy)


def apply_taxonomy_file(ours: Taxonomy, text: str, path: str) -> tuple[Taxonomy, list[Problem]]:
    """Apply a file's operations to a taxonomy; one that is wrong is a Problem and is left out."""
    operations = Operations(path, ours)
    try:
        root = parse_yaml(text)
    except YamlError as error:
        return ours, [Problem(Origin(path, error.line), "taxonomy-yaml", str(error))]
    operations.apply(root)
    return operations.taxonomy(), operations.problems
