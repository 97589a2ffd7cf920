"""An article of our own with figures and findings of every severity, built by hand: what the exporters are tested on."""

from hashlib import blake2b

from tidewaiter.export.review import Review
from tidewaiter.records import Document, Evidence, Expected, Figure, Finding

TEXT = """\
Harbour city's car exports gain a fifth as battery orders slow

PORT LANGLEY, Feb. 14, 2024 -- Shippers in the harbour city sent 600,000 vehicles abroad in 2023, up 20 percent from
450,000 a year earlier, the municipal commerce bureau said on Wednesday.

New energy vehicles made up more than a third of the total. They were worth 46.5 billion yuan ($8.08 billion), nearly 12
percent of the city's exports of 712.3 billion yuan. The bureau expects to handle 800,000 vehicles by 2025.

Exports to ASEAN rose 7.5 percent to 214 billion yuan, those to the EU 3.1 percent to 98.6 billion yuan; Latin America took
about 61 billion yuan.

China as a whole exported 4.19 million vehicles in 2023, according to the China Association of Automobile Manufacturers. Its
customs counted 5.22 million.

Battery makers shipped 127.4 GWh, "a doubling in all but name", said an analyst \u202ewho asked not to be named.
"""
_QUOTES = (
    ("600,000", 600000.0, "units", "exports", "level", {"product": "vehicles", "period": "2023-01/2023-12"}),
    ("20| percent", 20.0, "percent", "exports", "growth", {"product": "vehicles", "versus": "year_earlier", "basis": "volume"}),
    ("450,000", 450000.0, "units", "exports", "level", {"product": "vehicles", "period": "2022-01/2022-12"}),
    ("a third", 33.33, "percent", "exports", "share", {"bound": "over", "hedge": "more than", "product": "new energy vehicles"}),
    ("46.5 billion", 46.5e9, "CNY", "exports", "level", {"product": "new energy vehicles"}),
    ("8.08 billion", 8.08e9, "USD", "exports", "level", {"product": "new energy vehicles"}),
    ("12", 12.0, "percent", "exports", "share", {"bound": "under", "hedge": "nearly", "product": "new energy vehicles"}),
    ("712.3 billion", 712.3e9, "CNY", "exports", "level", {"product": "goods"}),
    (
        "800,000",
        800000.0,
        "units",
        "exports",
        "level",
        {"status": "forecast", "product": "vehicles", "period": "2025-01/2025-12"},
    ),
    ("7.5", 7.5, "percent", "exports", "growth", {"partner": "ASEAN", "versus": "year_earlier"}),
    ("214 billion", 214e9, "CNY", "exports", "level", {"partner": "ASEAN"}),
    ("3.1", 3.1, "percent", "exports", "growth", {"partner": "EU", "versus": "year_earlier"}),
    ("98.6 billion", 98.6e9, "CNY", "exports", "level", {"partner": "EU"}),
    ("61 billion", 61e9, "CNY", "exports", "level", {"partner": "latin america", "bound": "about", "hedge": "about"}),
    ("4.19 million", 4.19e6, "units", "exports", "level", {"reporter": "CN", "source": "CAAM", "product": "vehicles"}),
    ("5.22 million", 5.22e6, "units", "exports", "level", {"reporter": "CN", "source": "GACC", "product": "vehicles"}),
    ("127.4", 127.4, "GWh", "sales", "level", {"product": "batteries", "period": "?"}),
)


def make_figure(text: str, quote: str, *, at: int = 0, **fields: object) -> Figure:
    """Give a figure of which only the named fields matter; what follows a bar in `quote` only says where it stands."""
    start = text.index(quote.replace("|", ""), at)
    quote = quote.partition("|")[0]
    value = float(fields.pop("value", 1.0))  # type: ignore[arg-type]
    plain: dict[str, object] = dict.fromkeys(
        ("value_high", "hedge", "basis", "currency", "product", "reporter", "partner", "mode", "by", "versus", "source")
    )
    plain |= {"document": "langley.txt", "id": f"f{start:04d}", "start": start, "end": start + len(quote), "quote": quote}
    plain |= {
        "low": value * 0.995,
        "high": value * 1.005,
        "bound": "exact",
        "unit": "units",
        "measure": "exports",
        "stat": "level",
    }
    plain |= {"period": "2023-01/2023-12", "status": "actual", "rules": ("<number>", "<number> <unit>")}
    plain |= {"known": {"measure": "stated", "product": "inherited", "period": "dated", "reporter": "assumed"}}
    sentence_end = text.find(".", start + len(quote)) + 1 or len(text)
    sentence = {"sentence_start": text.rfind("\n\n", 0, start) + 2, "sentence_end": sentence_end}
    return Figure(**{**plain, **sentence, **fields}, value=value)  # type: ignore[arg-type]


def make_document(text: str = TEXT, **fields: object) -> Document:
    """Give a document of a text."""
    plain = {
        "path": "langley.txt",
        "date": "2024-02-14",
        "date_from": "dateline",
        "language": "en",
        "publisher": "Langley Herald",
    }
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return Document(**{**plain, **fields}, text=text, digest=digest)  # type: ignore[arg-type]


def make_figures() -> tuple[Figure, ...]:
    """Give the figures of the article, in its order."""
    figures, at = [], 0
    for quote, value, unit, measure, stat, fields in _QUOTES:
        values = {"reporter": "port langley", "product": "goods"} | fields
        figures.append(make_figure(TEXT, quote, at=at, value=value, unit=unit, measure=measure, stat=stat, **values))
        at = figures[-1].end
    return tuple(figures)


_CAAM = Evidence(
    series="caam-vehicle-exports", source="CAAM", definition="makers_shipments", period="2023-01/2023-12",
    value=4.91e6, unit="units",
    vintage="2024-01-11", citation="Invented citation: monthly production and sales, December 2023", url="https://example.org/caam",
)  # fmt: skip
_CUSTOMS = Evidence(
    series="gacc-vehicle-exports", source="GACC", definition="customs_declarations", period="2023-01/2023-12", value=5.221e6,
    unit="units", vintage=None, citation="Invented citation: exports of main goods, December 2023", url="",
)  # fmt: skip
_RATE = Evidence(
    series="ecb-cny-usd", source="ECB", definition="period average", period="2023-01/2023-12", value=7.0809, unit="CNY per USD",
    vintage=None, citation="Invented citation: reference rates, average of 2023", url="https://example.org/ecb",
)  # fmt: skip


def make_findings(figures: tuple[Figure, ...]) -> tuple[Finding, ...]:
    """Give a finding of every severity and one without evidence."""
    ids = [figure.id for figure in figures]
    return (
        Finding(
            id="a1",
            document="langley.txt",
            check="growth-base",
            severity="error",
            title="Level, growth and base do not fit",
            message="600,000 after a rise of 20 percent implies a base of 500,000. The text gives 450,000, from which the rise "
            "would be 33.3 percent.",
            figures=(ids[1], ids[0], ids[2]),
            working=(
                "600,000 / (1 + 20%) = 500,000",
                "allowing for rounding: 497,500 to 502,500",
                "600,000 / 450,000 - 1 = 33.3%",
            ),
            expected=Expected(33.2, 33.5, "percent"),
        ),
        Finding(
            id="a2",
            document="langley.txt",
            check="fx-implied",
            severity="error",
            title="The two amounts imply 5.75 yuan a dollar",
            message="46.5 billion yuan and 8.08 billion dollars imply 5.755 yuan a dollar. The average of 2023 was 7.081, and no "
            "month came near the implied rate.",
            figures=(ids[5], ids[4]),
            working=("46.5bn / 8.08bn = 5.755 CNY per USD", "average of 2023: 7.0809", "46.5bn / 7.0809 = 6.567bn USD"),
            expected=Expected(6.55e9, 6.58e9, "USD"),
            reason="exchange-rate",
            evidence=(_RATE,),
        ),
        Finding(
            id="a3",
            document="langley.txt",
            check="share-value",
            severity="warning",
            title="The share is nearer 7 percent than 12",
            message="46.5 of 712.3 billion yuan is 6.5 percent. “Nearly 12 percent” would be 85 billion yuan.",
            figures=(ids[6], ids[4], ids[7]),
            working=("46.5bn / 712.3bn = 6.53%",),
            expected=Expected(6.51, 6.55, "percent"),
        ),
        Finding(
            id="a4",
            document="langley.txt",
            check="forecast-outcome",
            severity="note",
            title="The plan needs 15.5 percent a year",
            message="From 600,000 in 2023 to 800,000 in 2025 is 15.5 percent a year, below the growth just reported.",
            figures=(ids[8], ids[0]),
            working=("(800,000 / 600,000) ^ (1/2) - 1 = 15.5%",),
            reason="forecast",
        ),
        Finding(
            id="a5",
            document="langley.txt",
            check="verify",
            severity="error",
            title="CAAM published 4.91 million, not 4.19 million",
            message="Two digits seem to be swapped: the association’s count for 2023 is 4.91 million.",
            figures=(ids[14],),
            working=("printed: 4,185,000 to 4,195,000", "published: 4,910,000"),
            expected=Expected(4.905e6, 4.915e6, "units"),
            reason="digits",
            evidence=(_CAAM, _CUSTOMS),
        ),
        Finding(
            id="a6",
            document="langley.txt",
            check="verify",
            severity="agrees",
            title="Agrees with customs: 5.221 million in 2023",
            message="Customs declarations count used vehicles and chassis too.",
            figures=(ids[15],),
            working=("printed: 5,215,000 to 5,225,000", "published: 5,221,000"),
            evidence=(_CUSTOMS,),
        ),
        Finding(
            id="a7",
            document="langley.txt",
            check="verify",
            severity="cannot-check",
            title="No series on battery sales of one city",
            message="The period is not known, and no bundled series covers the cell.",
            figures=(ids[16],),
        ),
    )


def make_review(**fields: object) -> Review:
    """Give the article with everything on it; `fields` are those of its document."""
    figures = make_figures()
    return Review(make_document(headline_end=TEXT.index("\n"), **fields), figures, make_findings(figures))
