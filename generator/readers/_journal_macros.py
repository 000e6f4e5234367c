r"""Macros for journals, such as `\apj`, that styles of astronomy define -> their names.

Names of macros are those of aastex and of NASA's Astrophysics Data System.
"""

from __future__ import annotations

import re

_JOURNALS = {
    "aj": "The Astronomical Journal", "apj": "The Astrophysical Journal",
    "apjl": "The Astrophysical Journal Letters", "apjlett": "The Astrophysical Journal Letters",
    "apjs": "The Astrophysical Journal Supplement Series",
    "apjsupp": "The Astrophysical Journal Supplement Series",
    "aap": "Astronomy & Astrophysics", "astap": "Astronomy & Astrophysics",
    "aapr": "The Astronomy and Astrophysics Review",
    "aaps": "Astronomy & Astrophysics Supplement Series",
    "araa": "Annual Review of Astronomy and Astrophysics",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasa": "Publications of the Astronomical Society of Australia",
    "jrasc": "Journal of the Royal Astronomical Society of Canada",
    "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "memras": "Memoirs of the Royal Astronomical Society",
    "memsai": "Memorie della Società Astronomica Italiana",
    "baas": "Bulletin of the American Astronomical Society",
    "rmxaa": "Revista Mexicana de Astronomía y Astrofísica",
    "caa": "Chinese Astronomy and Astrophysics",
    "cjaa": "Chinese Journal of Astronomy and Astrophysics",
    "actaa": "Acta Astronomica", "azh": "Astronomicheskii Zhurnal", "sovast": "Soviet Astronomy",
    "skytel": "Sky & Telescope", "solphys": "Solar Physics", "icarus": "Icarus", "nat": "Nature",
    "apss": "Astrophysics and Space Science", "ssr": "Space Science Reviews",
    "na": "New Astronomy", "nar": "New Astronomy Reviews", "procspie": "Proceedings of SPIE",
    "planss": "Planetary and Space Science", "psj": "The Planetary Science Journal",
    "maps": "Meteoritics & Planetary Science", "gca": "Geochimica et Cosmochimica Acta",
    "grl": "Geophysical Research Letters", "jgr": "Journal of Geophysical Research",
    "jcap": "Journal of Cosmology and Astroparticle Physics",
    "jcp": "The Journal of Chemical Physics",
    "pra": "Physical Review A", "prb": "Physical Review B", "prc": "Physical Review C",
    "prd": "Physical Review D", "pre": "Physical Review E", "prl": "Physical Review Letters",
    "physrep": "Physics Reports", "nphysa": "Nuclear Physics A", "physscr": "Physica Scripta",
    "ao": "Applied Optics", "applopt": "Applied Optics",
    "iaucirc": "International Astronomical Union Circulars",
    "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
    "zap": "Zeitschrift für Astrophysik",
    "bain": "Bulletin of the Astronomical Institutes of the Netherlands",
}  # fmt: skip
_MACRO = re.compile(r"[{\s]*\\(?P<name>[a-z]+)[}\s]*")


def spell_journal(text: str) -> str:
    r"""A field that names a journal, with the name in the place of a macro that is all of it.

    >>> spell_journal(r"{\apj}"), spell_journal(r"\foo"), spell_journal("Toys")
    ('The Astrophysical Journal', '\\foo', 'Toys')
    """
    macro = _MACRO.fullmatch(text) if "\\" in text else None
    return _JOURNALS.get(macro["name"], text) if macro else text
