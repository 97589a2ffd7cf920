"""Dense English trade text, made up and the same every time, in which no sentence stands twice.

    paragraphs = write_paragraphs(120_000)

Templates are filled with places, goods, months and numbers from a fixed random stream.  The figures mean nothing; their forms are
those of releases, wires and blogs: digits, scale words, currencies, ranges, hedges, brackets, shares, growth, targets, periods.
"""

from collections.abc import Callable
from random import Random

_PLACES = """China|India|Vietnam|Brazil|Germany|Japan|Mexico|Chile|Kenya|Poland|Thailand|Turkey|Canada|Australia|
Indonesia|Spain|Egypt|Morocco|Norway|Peru|Malaysia|Pakistan|Bangladesh|South Korea|South Africa|the United States|
the United Kingdom|the Philippines|Chongqing|Zhejiang|Guangdong|Shandong|Jiangsu|Fujian|Sichuan|Hainan|Yunnan|Hubei|
Shanghai|Tianjin"""
_PARTNERS = """ASEAN|the European Union|Russia|Singapore|the Netherlands|Italy|France|Saudi Arabia|
the United Arab Emirates|Argentina|Nigeria|Sweden|Hungary|Kazakhstan|Uzbekistan|New Zealand|Colombia|Ecuador|Ghana|
Belgium|Denmark|Israel|Cambodia|Laos|Myanmar|Sri Lanka|Switzerland|Portugal"""
_PRODUCTS = """vehicles|new energy vehicles|passenger cars|lithium batteries|solar cells|steel products|
integrated circuits|mobile phones|garments|footwear|furniture|toys|textiles|tyres|crude oil|natural gas|soybeans|wheat|
coffee|tea|copper ore|iron ore|aluminium|fertiliser|ships|machine tools|household appliances|medical devices|plastics|
ceramics|seafood|beef|palm oil|rubber|cotton|excavators|motorcycles|bicycles"""
_WEIGHED = """steel products|soybeans|wheat|coffee|tea|copper ore|iron ore|aluminium|fertiliser|seafood|beef|palm oil|
rubber|cotton|plastics"""
_COUNTED = """vehicles|new energy vehicles|passenger cars|mobile phones|motorcycles|bicycles|excavators|machine tools|
tyres"""
_SOURCES = """customs data showed|the statistics office said|the ministry of commerce reported|
according to the General Administration of Customs|the chamber of commerce said|the central bank said|
figures from the trade ministry showed|the carmakers' association said|a port official said"""
_MONTHS = """January|February|March|April|May|June|July|August|September|October|November|December"""
_MONEY = """{n} billion yuan|{n} billion US dollars|${n} billion|{n} trillion yuan|€{n} billion|RMB {n} billion|${n}bn|
{n} million euros|US${n} million|£{n}m"""
_SPANS = """In the first {k} months of {y}|In {m} {y}|In the {q} quarter of {y}|From January to {m} {y}|In {y}|
In the year to {m} {y}|Between {m} {z} and {m2} {y}|During the first half of {y}|In the first three quarters of {y}|
In the fiscal year that ended in {m} {y}"""
_UP = """rose|grew|climbed|increased|expanded|jumped|edged up|went up|advanced"""
_DOWN = """fell|dropped|declined|shrank|slipped|decreased|contracted|slid|went down"""

_TEMPLATES = (
    "{span}, {place}'s exports of {product} {up} {p} percent on the year to {money}; imports {down} {p} percent to {money}.",
    "{place} shipped {count} {counted} to {partner} {span_}, up {p}% from {count} a year earlier, {source}.",
    "{span}, trade between {place} and {partner} reached {money}, up {p} percent from the same period of the previous year.",
    "Exports of {weighed} from {place} came to {tonnes} tonnes in {m}, {p} percent more than in {m2}, and were worth {money}.",
    "{partner} took {p} percent of the {product} that {place} sold abroad in {y}, against {p} percent in {z}.",
    "The trade surplus of {place} widened to {money} in {m} {y} from {money} a month before, {source}.",
    "{place} aims to export {money} of {product} by {later}, nearly {p} percent more than in {y}.",
    "General trade made up {p} percent of the total, or {money}, and processing trade {p} percent, up {d} percentage points.",
    "Private enterprises in {place} exported {money}, {up_ing} by {p} percent, and foreign ones {money}, {p} percent less.",
    "{place}'s ports handled {count} TEU {span_}, about {p} percent more than a year before, or some {small} a day.",
    "Analysts expect {place}'s imports of {weighed} to {verb} between {p} and {q_} percent in {later}, after {money} in {y}.",
    "Orders for {product} from {partner} totalled {money} (about {money}), of which {money} came from {city}.",
    "Imports from {partner} and {partner2} {up} {p} percent and {p} percent respectively, to {money} and {money}.",
    "Among them, sales of {counted} to {partner} exceeded {count} units in {m}, more than {p} percent of the whole.",
    "The average price of {weighed} {down} to ${small} per tonne in {m} {y}, compared with ${small} in {m2} {z}.",
    "{place} produced over {count} {counted} in {y} and sold {count} of them at home, {source}.",
    "A tariff of {p} percent on {product} from {place} would cost exporters up to {money} a year, a study for {partner} found.",
    "{place} set a limit of {count} {counted} a year; {p} percent of it was used by {m}.",
    "Cross-border e-commerce from {place} {up} by {p} percent to {money} in {y}, and market procurement trade to {money}.",
    "With {partner}, {place} ran a deficit of {money} in {m} {y}, {money} less than in {m2}.",
    "At {money}, {place}'s sales of {product} to {partner} were {d} times those of {z}, when they stood at {money}.",
    "Some {small} companies from {place} signed contracts worth {money} at the {y} fair, almost {p} percent more than in {z}.",
    "Compared with {m}, shipments of {counted} {down} {p} percent in {m2} to {count} units, the lowest since {m} {z}.",
    "{span}, {city} exported {tonnes} tonnes of {weighed} through {count} containers and earned {money}, {source}.",
    "Year-on-year growth in {place}'s imports of {product} slowed to {d} percent in {m} {y} from {p} percent in {m2}.",
    "Foreign investment of {money} went to makers of {product} in {place}, {p} percent of it from {partner}.",
    "The country bought {tonnes} to {tonnes} tonnes of {weighed} a month from {partner} in {y}, at a cost of roughly {money}.",
    "Nearly {count} {counted} left {city} for {partner} in {m} alone, two thirds of them electric, {source}.",
)
_CITIES = """Ningbo|Yiwu|Xiamen|Santos|Hamburg|Rotterdam|Chennai|Mombasa|Valparaiso|Busan|Yokohama|Gdansk|Durban|Karachi|
Chittagong|Haiphong|Suzhou|Foshan|Dongguan|Wuhan|Chengdu|Zhengzhou|Taicang|Qingdao|Dalian"""


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.replace("\n", "").split("|"))


_LISTS = {
    name: _split(words)
    for name, words in {
        "place": _PLACES,
        "partner": _PARTNERS,
        "partner2": _PARTNERS,
        "product": _PRODUCTS,
        "weighed": _WEIGHED,
        "counted": _COUNTED,
        "source": _SOURCES,
        "m": _MONTHS,
        "m2": _MONTHS,
        "money": _MONEY,
        "span": _SPANS,
        "span_": _SPANS,
        "up": _UP,
        "down": _DOWN,
        "city": _CITIES,
        "q": "first|second|third|fourth",
        "k": "two|four|five|seven|eight|ten|eleven",
        "up_ing": "growing|rising|climbing",
        "verb": "grow|rise|fall|increase|decline",
    }.items()
}
_PARTS = {template: tuple(part.split("}")[0] for part in template.split("{")[1:]) for template in _TEMPLATES}


class _Filling:
    """A random stream, and how each slot of a template is filled from it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.numbers: dict[str, Callable[[], str]] = {
            "p": lambda: self._decimal(0.3, 78),
            "q_": lambda: self._decimal(80, 99),
            "d": lambda: self._decimal(0.1, 6),
            "n": lambda: f"{self.random.uniform(1.1, 980):.{self.random.choice((0, 1, 1, 2, 2))}f}",
            "count": self._count,
            "tonnes": self._count,
            "small": lambda: f"{self.random.randrange(120, 9800):,}",
            "y": lambda: str(self.random.randrange(2012, 2025)),
            "z": lambda: str(self.random.randrange(2005, 2012)),
            "later": lambda: str(self.random.randrange(2026, 2036)),
        }

    def _decimal(self, low: float, high: float) -> str:
        return f"{self.random.uniform(low, high):.1f}"

    def _count(self) -> str:
        if self.random.random() < 0.5:
            return f"{self.random.randrange(10_000, 9_900_000):,}"
        return f"{self.random.uniform(1.05, 98):.{self.random.choice((1, 2))}f} million"

    def fill(self, template: str, parts: tuple[str, ...]) -> str:
        """Give the template with each slot filled, from left to right."""
        pieces = template.split("{")
        filled = [pieces[0]]
        for name, piece in zip(parts, pieces[1:], strict=True):
            filled.append(self._word(name))
            filled.append(piece.split("}", 1)[1])
        return "".join(filled)

    def _word(self, name: str) -> str:
        if name in self.numbers:
            return self.numbers[name]()
        word = self.random.choice(_LISTS[name])
        if "{" in word:
            word = self.fill(word, tuple(part.split("}")[0] for part in word.split("{")[1:]))
        return word[0].lower() + word[1:] if name == "span_" else word


def write_paragraphs(characters: int, *, seed: int = 1039) -> list[str]:
    """Give paragraphs of three to six sentences with at least so many characters in all, no sentence twice."""
    filling = _Filling(seed)
    seen: set[str] = set()
    paragraphs: list[str] = []
    written = 0
    while written < characters:
        sentences: list[str] = []
        wanted = filling.random.randrange(3, 7)
        while len(sentences) < wanted:
            template = filling.random.choice(_TEMPLATES)
            sentence = filling.fill(template, _PARTS[template])
            sentence = sentence[0].upper() + sentence[1:]
            if sentence not in seen:
                seen.add(sentence)
                sentences.append(sentence)
        paragraphs.append(" ".join(sentences))
        written += len(paragraphs[-1]) + 1
    return paragraphs
