from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.plain_math import plain_math


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"$\tau^2$-Bench at $10^{-3}$", "τ²-Bench at 10⁻³"),
        (r"$\mathcal{X}$-risk, $\mathrm{S}^3$ and $\text{C}^2\text{DLM}$", "X-risk, S³ and C²DLM"),
        (r"$\ell_1$, $\ell_\infty$, $x^{\theta}$, $A^{B^{C}}$", "ℓ₁, ℓ_∞, x^θ, A^(B^C)"),
        (r"$\frac{a}{b}$ of $\sqrt{x_{t}}$", "a/b of √xₜ"),
        (r"$\hat{y}$ and $\bar{q}$", "ŷ and q"),
        (r"$90^\circ$, $f^\prime$, $D^{\dagger}$", "90°, f′, D†"),
        (r"$\left( \foobar{x} \right)$", "( foobar x )"),
        ("$5 or $10", "$5 or $10"),
    ],
)
def test_math_becomes_characters(text: str, plain: str) -> None:
    assert plain_math(text) == plain


@given(st.lists(st.sampled_from(["$", "\\", "^", "_", "{", "}", "x", r"\frac", r"\hat", " ", "2"]),
                max_size=40).map("".join))  # fmt: skip
def test_no_math_is_too_odd(text: str) -> None:
    assert "\ue000" not in plain_math(text)
