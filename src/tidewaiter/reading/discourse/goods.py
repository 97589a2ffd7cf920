"""What is traded, where no table knows it or where only a class of it is named."""

from functools import lru_cache
from itertools import pairwise

from tidewaiter.codes.products import is_part_of, is_standard, kind_of
from tidewaiter.grammar.token import Tokens
from tidewaiter.language.inflection import both_numbers
from tidewaiter.language.vocabulary import product_code
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.nounphrase import is_weak, may_be_verb, phrase_after, phrase_before, spell
from tidewaiter.reading.statement.subject import join_products

# Nouns of which a thing is exported, made or sold, or that are no thing themselves.
_NO_GOODS = wordlist.words("no_goods")
# Endings of adjectives and participles, which say how and not what.
_ADJECTIVES = tuple(sorted(wordlist.words("adjective_end")))
# Measures and verbs' nouns behind which "of" names what is traded.
_HEADS = frozenset(["exports", "imports", "production", "sales", "deliveries"])
_HEAD_KINDS = frozenset(["measure", "shipments", "purchases"])
# What may come right behind the name of a thing that no table knows.
_BEHIND = frozenset(
    ["change_verb", "reach", "preposition", "mark", "conjunction", "share", "period", "versus", "base", "forecast", "target"]
)
# What stands for all that was not named.
_REST = (["others"], ["other", "products"], ["other", "goods"], ["other", "items"])


def name_unknown(tokens: Tokens, items: list[Item]) -> list[Item]:
    """Give the items with those of goods that no table knows: the noun phrase behind "exports of" and its like.

    >>> from tidewaiter.grammar.token import tokenize
    >>> from tidewaiter.reading.mention.recognition import find_items
    >>> tokens = tokenize("Exports of garden gnomes rose 5 percent")
    >>> [i.code for i in name_unknown(tokens, find_items(tokens)) if i.kind == "product"]
    ['garden gnomes']
    """
    named: list[Item] = _opening_subject(tokens, items)
    listed = False
    taken = 0
    for index, item in enumerate(items):
        if item.first < taken:
            continue  # the "and" of "zinc and lead"
        named.append(item)
        kind = item.kind
        if kind == "product":
            listed = _begins_list(items, index)
            if _goes_on(tokens, items, index):
                item.last = taken = items[index + 2].first  # "zinc and lead exports"
                item.code = spell(tokens, item.first, item.last)
                item.row = (item.code,)
        elif kind in {"preposition", "measure_verb"}:
            found = _of_unknown(tokens, items, index, named) if item.code == "of" else _valued(tokens, items, index)
            if found is not None:
                named.append(found)
        elif kind == "product_adjective":
            _name_pieces(item, items[index + 1 : index + 2])
        elif listed and _separates(item) and _is_told(items, index + 1):
            entry = _unknown(tokens, item.last, items[index + 1].first)
            if entry is not None:
                named.append(entry)
    return named


def _valued(tokens: Tokens, items: list[Item], index: int) -> Item | None:
    """The thing between a verb of trade and what it is worth ("exported lavender worth 21 million"), or null."""
    verb, worth = items[index], items[index + 1] if index + 1 < len(items) else None
    if verb.code not in _FLOWS or worth is None or worth.kind != "reach" or tokens.words[worth.first] not in _WORTH:
        return None
    found = _unknown(tokens, verb.last, worth.first)
    return None if found is None or found.code in _ANYTHING else found


# Nouns of all that is traded.
_ANYTHING = frozenset(["products", "items", "articles", "merchandise", "cargo"])
_FLOWS = frozenset(["exports", "imports"])
_WORTH = frozenset(["worth", "valued"])


def _of_unknown(tokens: Tokens, items: list[Item], index: int, named: list[Item]) -> Item | None:
    """The thing behind an "of" that no table knows, or null; `named` are the items up to the "of"."""
    found = _behind_number(tokens, items, index)
    return _behind_of(tokens, items, index, named[-2]) if found is None and len(named) > 1 else found


def products_of(items: list[Item]) -> list[int]:
    """Give the places of the products among some items."""
    return [at for at, item in enumerate(items) if item.kind == "product"]


def note_names(names: dict[str, str], tokens: Tokens, items: list[Item], products: list[int]) -> None:
    """Note what the text calls each product that has no one name ("primary goods", "zinc ingots"), by its code.

    `products` are the places of the products among the items.
    """
    for index in products:
        item = items[index]
        if item.row[1:]:
            _note_row(names, tokens, item, items[index + 1] if index + 1 < len(items) else None)
            continue
        if item.also("product_adjective") is not None:
            continue
        if tokens.words[item.last - 1] == ")":
            continue  # "maize (corn)"
        printed = spell(tokens, item.first, item.last)
        if not is_standard(item.code, printed) and _is_own_name(printed, item.code):
            behind = items[index + 1] if index + 1 < len(items) else None
            heads = behind is not None and behind.kind in _HEAD_KINDS and behind.first == item.last
            names[item.code] = _in_plural(printed, item.code) if heads else printed
        else:
            names.pop(item.code, None)


def _note_row(names: dict[str, str], tokens: Tokens, item: Item, behind: Item | None) -> None:
    """Note what the text calls several products together ("fertilizers and pesticides"), where that is a plain row of names."""
    joined, printed = join_products(item.codes), spell(tokens, item.first, item.last)
    apart = behind is None or behind.first != item.last or behind.kind not in {*_HEAD_KINDS, "rank_noun"}
    apart = apart and tokens.words[item.last : item.last + 1] != ["sector"]
    if apart and " and " in joined and printed.count(" and ") == 1 and "(" not in printed and joined != printed:
        names[joined] = printed
    else:
        names.pop(joined, None)


def _in_plural(name: str, code: str) -> str:
    """A name that stands before its head ("zinc ingot exports") in the plural, where it is one of things that are counted."""
    plural = both_numbers(name)[-1]
    last = plural.split(" ")[-1]
    return plural if last in _COUNTED or last == code.rsplit(" ", maxsplit=1)[-1] else name


# Nouns of things that are counted, which end the names of products.
_COUNTED = wordlist.words("product_end")


@lru_cache(maxsize=2048)
def _is_own_name(printed: str, code: str) -> bool:
    """Whether a name is as full as the code and another one: no elliptic one ("non-oil", "the dairy sector"), no spelling."""
    fuller = printed.count(" ") >= code.count(" ") or _ends_in_product(printed)
    if not fuller or printed.rsplit(" ", maxsplit=1)[-1] in _NO_NAMES:
        return False
    return not printed.isupper() and _bare(code) not in {_bare(form) for form in both_numbers(printed)}


def _ends_in_product(name: str) -> bool:
    """Whether a name shorter than its code is none the less a full one ("refined oil", and not "the dairy sector")."""
    last = name.rsplit(" ", maxsplit=1)[-1]
    return " " in name and not name.startswith("non-") and kind_of(product_code(last)) is not None


def _bare(name: str) -> str:
    """A name without what only its spelling has: capitals, hyphens, American endings."""
    return name.lower().replace("-", "").replace(" ", "").replace("aluminum", "aluminium").replace("jewelry", "jewellery")


# Nouns of a branch, which is no name of what it makes.
_NO_NAMES = wordlist.words("branch_noun")


def _begins_list(items: list[Item], index: int) -> bool:
    """Whether a product is an entry of a list, with its number behind it."""
    apart = items[index + 1].first - items[index].last if index + 1 < len(items) else -1
    if apart == 1:
        return items[index + 1].kind == "quantity"  # "dairy earned 12 billion"
    earned = items[index + 1 : index + 3]
    if [item.kind for item in earned] == ["measure_verb", "quantity"] and apart == 0:
        return True  # "dairy earned 12 billion and flowers 11 billion"
    return apart == 0 and _is_told(items, index + 1)


def _behind_of(tokens: Tokens, items: list[Item], index: int, head: Item) -> Item | None:
    """The thing behind "exports of" or "10,000 tonnes of" that no table knows, or null."""
    if not _is_head(head, items[index]):
        return None
    ahead = items[index + 1] if index + 1 < len(items) else None
    if ahead is None and head.kind == "quantity" and tokens.words[-1] == ".":
        return _unknown(tokens, items[index].last, len(tokens) - 1)
    if ahead is None or ahead.kind not in _BEHIND:
        return None
    last = items[index].last
    if tokens.words[last : ahead.first] in _REST:
        return Item(last, ahead.first, "product", "other goods")
    return _unknown(tokens, items[index].last, ahead.first)


def _behind_number(tokens: Tokens, items: list[Item], index: int) -> Item | None:
    """The things behind "the number of" that no table knows, where something is said of how many there are, or null."""
    of = items[index]
    if tokens.words[max(0, of.first - 1)] != "number":
        return None
    ahead = next((item for item in items[index + 1 : index + 3] if item.kind != "overseas"), None)
    if ahead is not None and ahead.kind == "measure_verb" and tokens.words[ahead.last : ahead.last + 1] == ["by"]:
        return _made_by(tokens, of, ahead, items[index + 2 :])
    if ahead is None or ahead.kind not in _SAID:
        return None
    phrase, end = phrase_after(tokens, of.last, ahead.first)
    if not _HAVE.issuperset(tokens.words[end : ahead.first]) or not phrase.endswith("s"):
        return None
    return Item(of.last, end, "count_noun", "other:" + phrase.replace(" ", "_"))


def _made_by(tokens: Tokens, of: Item, verb: Item, behind: list[Item]) -> Item | None:
    """The things of whose number it is said by whom they were made ("the number of trips made by trains rose"), or null."""
    said = next((item for item in behind if item.kind in {"change_verb", "reach", "mark"}), None)
    phrase, end = phrase_after(tokens, of.last, verb.first)
    if said is None or said.kind == "mark" or end != verb.first or not phrase.endswith("s"):
        return None
    verb.kind = "skipped"
    return Item(of.last, end, "count_noun", "other:" + phrase.replace(" ", "_"))


# What is said of a number of things.
_SAID = frozenset(["change_verb", "reach", "period", "preposition", "quantity"])
_HAVE = frozenset(["has", "have", "had", "that"])
# What stands behind an entry of a list of products, so that one of a list that no table knows is told by it.
_LISTED = frozenset(["quantity", "change_verb", "change_adverb", "reach", "share"])


def _is_told(items: list[Item], index: int) -> bool:
    """Whether an item is what stands behind an entry of a list: a number, a verb, "by 5 percent"."""
    kinds = [item.kind for item in items[index : index + 2]]
    if kinds[:1] == ["preposition"]:
        return items[index].code == "by" and kinds[1:] == ["quantity"]
    return bool(kinds) and kinds[0] in _LISTED


def _separates(item: Item) -> bool:
    return (item.kind == "mark" and item.code in ",;") or (item.kind == "conjunction" and item.code in {"and", "while"})


def _goes_on(tokens: Tokens, items: list[Item], index: int) -> bool:
    """Whether "and" and a noun that no table knows stand between a product and its head ("beef and veal exports")."""
    if index + 2 >= len(items):
        return False
    link, head = items[index + 1 : index + 3]
    if link.kind != "conjunction" or link.first != items[index].last:
        return False
    if head.kind not in _HEAD_KINDS and not (head.code in {",", "("} and _is_told(items, index + 3)):
        return False  # "carpets and kilims, up 3 percent", "beef and veal exports"
    return link.code == "and" and _unknown(tokens, link.last, head.first) is not None


def _opening_subject(tokens: Tokens, items: list[Item]) -> list[Item]:
    """What a sentence begins with and no table knows, where it rises or falls by a number: "Aeronautics were up 15 percent"."""
    at = _verb_of_subject(tokens, items)
    first = items[at] if at < len(items) else None
    if first is None or items[0].first == 0 or first.kind not in {"change_verb", "change_adverb", "reach"}:
        return []
    behind = [item.kind for item in items[at + 1 : at + 4]]
    if "quantity" not in behind or (first.kind == "reach" and behind[0] not in {"change_verb", "change_adverb"}):
        return []
    phrase, end = phrase_after(tokens, 0, items[0].first)
    last = tokens.words[end - 1] if phrase else ""
    plain = last.endswith("s") and not last.endswith(_ADJECTIVES) and last not in _NO_GOODS and not is_weak(last)
    if not plain or end != items[0].first or any(tokens.capital(at) for at in range(1, end)):
        return []
    return [Item(0, end, "product", spell(tokens, 0, end))]


def _verb_of_subject(tokens: Tokens, items: list[Item]) -> int:
    """The place of what follows the subject a sentence begins with, an adverb between commas left out ("Toys, however, fell")."""
    closing = next((at for at in range(1, min(_ASIDE, len(items))) if items[at].code == ","), 0) if items else 0
    if not closing or items[0].code != "," or items[closing].first - items[0].last > _ASIDE:
        return 0
    return closing + 1 if tokens.words[items[0].last] in _ADVERBS else 0


# How many words an adverb between commas has, and those with which one begins ("in contrast", "on the other hand").
_ASIDE = 5
_ADVERBS = frozenset(["in", "on", "however", "meanwhile", "by", "conversely", "though", "likewise", "similarly", "too"])


def _is_head(item: Item, prep: Item) -> bool:
    """Whether what stands before an "of" is exported, made or sold, or a weight of it."""
    if item.kind == "quantity":
        return item.ref.kind == "physical" and item.last == prep.first
    return item.kind in _HEAD_KINDS and item.last == prep.first and (item.kind != "measure" or item.code in _HEADS)


def _unknown(tokens: Tokens, start: int, limit: int) -> Item | None:
    """The thing named between two tokens, or null: plain nouns in lower case that reach up to what is known."""
    phrase, end = phrase_after(tokens, start, limit)
    if not phrase or end != limit or tokens.capital(start):
        return None
    last = tokens.words[end - 1]
    if len(last) < 3 or is_weak(last) or last in _NO_GOODS or last.endswith(_ADJECTIVES):
        return None
    first = start
    while first < end - 1 and (is_weak(tokens.words[first]) or tokens.words[first].endswith("ly")):
        first += 1
    return Item(first, end, "product", spell(tokens, first, end))


# Trades of which a measure of pieces counts one thing, and such measures ("automotive output" is in vehicles).
_PIECES = {"automotive products": "vehicles"}
_OF_PIECES = frozenset(["production", "sales", "registrations", "deliveries"])


def _name_pieces(item: Item, behind: list[Item]) -> None:
    """Make of a trade right before a measure of pieces what the measure counts."""
    if item.code in _PIECES and behind and behind[0].first == item.last and behind[0].code in _OF_PIECES:
        item.code = _PIECES[item.code]


# What the names of publications and bodies end in.
_TITLES = wordlist.words("title_end")


def drop_bodies(tokens: Tokens, items: list[Item]) -> list[Item]:
    """Give the items without the goods and measures within a name ("the World Trade Report", "Agriculture and Food Board")."""
    if _TITLES.isdisjoint(tokens.distinct):
        return items
    return [item for item in items if item.kind not in {"product", "measure"} or not _is_in_title(tokens, item)]


def _is_in_title(tokens: Tokens, item: Item) -> bool:
    last = item.last
    if not item.first or last >= len(tokens) or tokens.words[last] not in _TITLES:
        return False
    return tokens.capital(item.first) and tokens.capital(last) and not tokens.printed(last, last + 1).isupper()


def is_other(product: str | None, topic: str | None) -> bool:
    """Whether a product is none that a text on `topic` is about: neither is a class of all goods or a part of the other."""
    if product is None or topic is None or "aggregate" in {kind_of(product), kind_of(topic)}:
        return False
    if product in topic or topic in product:
        return False  # "garments" and "garments and footwear"
    return not (is_part_of(product, topic) or is_part_of(topic, product))


def in_full(product: str | None, first: list[tuple[Tokens, list[Item], bool]]) -> str | None:
    """Give the name of a product as the sentence behind the heading has it, where the heading only shortens that one name.

    `first` holds the first sentences with their items, and whether each is the heading.
    """
    if product is None or not first or not first[0][2] or kind_of(product) == "aggregate":
        return product
    short = {first[0][0].words[item.last - 1] for item in first[0][1] if item.code == product}
    tokens, lead = next(((tokens, items) for tokens, items, heading in first if not heading), first[0][:2])
    told = [item for item, behind in pairwise(lead) if item.kind == "product" and _hangs_on(item, behind)]
    if len({item.code for item in told}) != 1 or tokens.words[told[0].last - 1] not in short:
        return product
    return told[0].code if is_part_of(told[0].code, product) else product


def _hangs_on(product: Item, behind: Item) -> bool:
    """Whether what stands behind a product is the measure that is told of it."""
    return behind.first == product.last and behind.kind in {"measure", "shipments", "purchases"}


def unknown_before(tokens: Tokens, items: list[Item], index: int) -> str:
    """Give the noun right before a measure that no table knows ("avocado exports"), or ''."""
    at = items[index].first
    if not at or (index and items[index - 1].last == at):
        return ""
    word = tokens.words[at - 1]
    plain = word.isalpha() and len(word) > 3 and not word.endswith(_ADJECTIVES)
    if may_be_verb(word) and (not index or items[index - 1].kind != "area_adjective"):
        return ""
    return word if plain and not is_weak(word) and phrase_before(tokens, at, at - 1) else ""
