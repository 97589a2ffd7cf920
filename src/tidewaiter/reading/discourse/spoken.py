"""What a class of goods with an article points back to, among the products spoken of ("soybeans ... exports of the oilseed")."""

from itertools import pairwise

from tidewaiter.codes.products import code_in, is_part_of, kind_of
from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.nounphrase import ends_phrase
from tidewaiter.reading.statement.subject import join_products

# Articles and pronouns with which a noun points to what was spoken of.
_POINTING = wordlist.words("pointing")
_PLURAL = frozenset(["these", "those"])
# How many tokens before a noun its article may stand.
_FAR = 3
# Nouns with which a text goes on from a longer name ("cashew nuts ... the price of nuts").
_SHORT = frozenset(["beans", "nuts", "seeds"])
# What has beans ("Uganda's coffee ... exports of the beans").
_OF_BEANS = wordlist.words("of_beans")
# How many of the products last named a class may point back to.
_SPOKEN = 4


def point_back(tokens: Tokens, items: list[Item], products: list[int], spoken: list[str]) -> None:
    """Make of a class with an article the kind of it that was spoken of ("exports of soybeans ... of the oilseed").

    `products` are their places among the items; `spoken` holds those last named, the latest last, and these are added to it.
    """
    if spoken and "crop" in tokens.distinct:
        _point_to_crop(tokens, items, spoken[-1])
    for index in products:
        item = items[index]
        meant = _meant(tokens, items, index, spoken) if spoken and len(item.codes) == 1 else item.code
        if meant != item.code:
            item.code, item.row = meant, (meant,)
            if meant not in spoken[-1:]:
                spoken.append(meant)
        elif (kind_of(item.code) != "aggregate" or len(item.codes) > 1) and item.code not in spoken[-1:]:
            spoken.append(join_products(item.codes))
            del spoken[:-_SPOKEN]


def _point_to_crop(tokens: Tokens, items: list[Item], product: str) -> None:
    """Make of "the crop" the product spoken of last where so much of it, or its exports, are told."""
    for of, item in pairwise(items):
        pointing = item.kind == "measure" and tokens.words[item.first : item.last] == ["crop"] and of.code in {"of", "from"}
        if pointing and of.last == item.first - 1 and tokens.words[of.last] in _POINTING and _ends(tokens, [item], 0):
            item.kind, item.code, item.row = "product", product, (product,)


def _meant(tokens: Tokens, items: list[Item], index: int, spoken: list[str]) -> str:
    """The product spoken of that a class stands for, itself where there is none."""
    item = items[index]
    word, before = tokens.words[item.last - 1], tokens.words[item.first - 1] if item.first else ""
    if (item.code == "commodities" and word in {"commodity", "crop"}) or (item.code == "goods" and before in _PLURAL):
        return spoken[-1]  # "353 tons of the commodity", "imports of these goods"
    if tokens.words[max(0, item.first - 3) : item.first - 1] == ["group", "of"]:
        # "rare earths ... the group of 17 minerals"
        return "rare earths" if tokens.words[item.first - 1] == "17" else spoken[-1]
    if kind_of(item.code) == "aggregate":
        return item.code
    if item.code == "beans" and item.last - item.first == 1:
        held = next((s for s in reversed(spoken) if not _OF_BEANS.isdisjoint(s.split())), None)
        if held is not None:
            beans = f"{held} beans"  # "Uganda's coffee ... the export of the beans"
            return beans if kind_of(beans) is not None else held
    named = item.last - item.first > 1 and word.endswith("s")  # "of the oil products", of which no part was meant
    if not named and _is_pointing(tokens, items, index) and _ends(tokens, items, index):
        kind, last = code_in(item.code) or item.code, " " + word
        if item.last - item.first > 1:
            last = item.code  # "the green tea" is no packeted tea
        known = (s for s in reversed(spoken) if s == item.code or is_part_of(s, kind) or s.endswith((last, last + "s")))
        return next(known, None) or _raw_of(word, spoken) or item.code
    if item.code == "ores" and item.last - item.first == 1:
        return next((s for s in reversed(spoken) if s.endswith(" ore")), item.code)  # "Indian iron ore ... ore imports"
    if item.code in _SHORT and item.last - item.first == 1:
        longer = (s if s.endswith(item.code) else f"{s} {item.code}" for s in reversed(spoken))
        return next((s for s in longer if kind_of(s) is not None), item.code)  # "soybeans ... Brazilian beans"
    return item.code


def _raw_of(word: str, spoken: list[str]) -> str | None:
    """The ore or crop spoken of that a text calls by what is made of it ("iron ore ... exports of the metal"), or null."""
    ends = _RAW.get(word, ())
    return next((s for s in reversed(spoken) if s.split()[-1] in ends or s.split()[0] in ends), None)


# What a text calls by the name of what is made of it.
_RAW = {
    "metal": ("ore", "ores", "concentrates", "concentrate", "alumina", "bauxite"),
    "mineral": ("ore", "ores", "concentrates", "coal", "phosphate", "phosphates", "potash", "bauxite", "lithium"),
    "sweetener": ("sugar", "syrup"),
}


def _is_pointing(tokens: Tokens, items: list[Item], index: int) -> bool:
    """Whether an article stands before an item, at most two words of which nothing is known between ("the polluting fuel")."""
    floor = items[index - 1].last if index else 0
    for here in range(items[index].first - 1, max(floor, items[index].first - _FAR) - 1, -1):
        if tokens.words[here] in _POINTING:
            return True
        if ends_phrase(tokens.words[here]):
            return False
    return False


def _ends(tokens: Tokens, items: list[Item], index: int) -> bool:
    """Whether a noun phrase ends with an item, so that it is no part of a longer name ("the computer industry")."""
    last = items[index].last
    known = (index + 1 < len(items) and items[index + 1].first == last) or tokens.words[last : last + 1] == ["'s"]
    return known or last >= len(tokens) or ends_phrase(tokens.words[last]) or tokens.words[last].endswith("ed")
