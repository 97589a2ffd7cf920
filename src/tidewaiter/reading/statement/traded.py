"""What a measure is of: the product its head names or follows, the one spoken of, else all goods."""

from tidewaiter.codes.products import kind_of
from tidewaiter.language.inflection import both_numbers
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.nounphrase import is_weak, may_be_verb, phrase_before, spell
from tidewaiter.reading.mention.walk import OF_PRODUCTS, TRADE, Walk
from tidewaiter.reading.statement.subject import join_products

_GENERIC_ENDS = wordlist.words("generic_end")
# Endings of adjectives and participles, which say how and not what.
_ADJECTIVES = tuple(sorted(wordlist.words("adjective_end")))
# What does something where a verb stands behind it that no table knows ("Brazil dominates exports").
_DOERS = frozenset(["area", "company", "product", "pronoun"])
# Measures before whose name no noun is a product ("non-financial investment", "punitive tariffs").
_OF_KNOWN = frozenset(["balance", "trade", "investment", "tariff"])
# Fuels by which cars are named where they are registered ("diesel registrations").
DRIVEN_BY = {"diesel": "diesel cars", "gasoline": "petrol cars"}
# Endings of adjectives of places and of manner, and nouns that are no thing themselves.
_OF_PLACES = ("an", "ese", "ic", "al", "y", "ent", "ant", "en", "er", "th", "st", "ward", "age")
_NO_GOODS = wordlist.words("no_goods")
# Sorts of crude oil that its price goes by.
_OILS = frozenset(["brent", "wti", "west"])
# What is moved where a port's traffic is named after it ("container throughput", "box volumes").
_BOXES = frozenset(["container", "containers", "box", "boxes"])
_CARGO = frozenset(["cargo", "freight"])
# What the name of a measure may begin with that leaves services out ("goods exports", "visible trade deficit").
_GOODS = frozenset(["goods", "merchandise", "visible"])
# Nouns that end the names of products, by which one that begins a sentence is told ("Meal exports fell").
_ENDS = wordlist.words("product_end")
# Words that say that a balance is what is left over.
_LEAVING = wordlist.words("left_over")


def named_in_head(walk: Walk, item: Item) -> str | None:
    """The product that a head names itself: "exports of goods", "balance on goods and services"."""
    words = walk.tokens.words
    told = _told_before(walk, item) or _in_bracket(walk, item)
    if told is not None:
        return told
    if words[item.first] in _OILS:
        return "crude oil"
    if words[item.first] == "food" and item.code == "price":
        return "food"  # "the food price index"
    if "services" in words[item.first : item.last] and "goods" in words[item.first : item.last]:
        return "goods and services"
    if words[item.first] in _GOODS and item.last - item.first > 1:
        kind = walk.item(-1)
        sort = kind is not None and kind.kind == "product" and kind.last == item.first
        return (
            spell(walk.tokens, kind.first, item.first + 1) if sort and kind is not None else "goods"
        )  # "electronics goods exports"
    if not _BOXES.isdisjoint(words[item.first : item.last]):
        return "containers"
    if words[item.last - 1] != "goods":
        return None
    return "goods and services" if words[item.last : item.last + 2] == ["and", "services"] else "goods"


def _in_bracket(walk: Walk, item: Item) -> str | None:
    """The product that stands alone in a bracket right behind a head: "overall exports (merchandise and services)"."""
    if walk.tokens.words[item.last : item.last + 1] != ["("]:
        return None
    product, closing = walk.item(2), walk.item(3)
    if product is None or closing is None or product.kind != "product" or closing.code != ")":
        return None
    return product.code if product.first == item.last + 1 and closing.first == product.last else None


def _told_before(walk: Walk, item: Item) -> str | None:
    """The product of which a clause behind it tells more: "carpets, the exports of which rose", "wool, whose exports rose"."""
    words = walk.tokens.words
    behind = words[item.last : item.last + 2] == ["of", "which"]
    if not behind and (not item.first or words[item.first - 1] != "whose"):
        return None
    mark, named = walk.item(-1), walk.item(-2)
    if mark is None or named is None or mark.kind != "mark" or named.kind != "product" or item.first - mark.last > 1:
        return None
    return join_products(named.codes) if named.last == mark.first else None


def set_product(walk: Walk, item: Item, measure: str, products: list[Item], *, total: bool) -> None:
    """Set the product of a new topic: the one before its head, else the one spoken of, else all goods where it is trade."""
    frame = walk.frame
    if products:
        named = join_products(products[-1].codes)
        walk.put("product", DRIVEN_BY.get(named, named) if measure == "registrations" else named)
        return
    if (implied := _implied(walk, item, measure, total=total)) is not None:
        walk.put("product", implied)
        return
    if measure not in OF_PRODUCTS and measure not in TRADE and not measure.startswith("other:market"):
        frame.product = None
        return
    unknown = code_of(_unknown_before(walk, item)) if measure not in _OF_KNOWN else ""
    if unknown:
        walk.put("product", unknown)
    elif measure == "tariff" == frame.measure and frame.product is not None:
        return  # "the duty" is still on what it was on
    elif total and measure in TRADE:
        held = walk.topic.product
        strayed = walk.topic.strayed and _is_of_all(walk, total=True)
        narrower = strayed or (frame.product not in {None, "goods"} and frame.product == held and frame.states("product"))
        narrower = narrower and not (frame.product == held and _is_weighed(walk))
        narrower |= frame.product == "goods" or kind_of(held or "") == "aggregate" or _is_of_nation(walk)
        narrower &= not (frame.product == held and _weighs(walk))  # "total exports were 3 million tonnes", of the same
        whole = "goods and services" if walk.topic.services and measure != "trade" else "goods"
        walk.lend("product", whole if measure == "trade" or held in {None, "goods"} or narrower else held)
    elif measure == "balance" and frame.states("product") and _has_balance(walk):
        return  # "the balance on goods and services was a surplus of", "trade in oil registered a deficit of"
    elif measure == "balance" and _is_left_over(walk, item) and (walk.sentence_head or walk.topic.running):
        walk.lend("product", frame.product if walk.sentence_head else walk.topic.running)
    elif measure in {"balance", "trade"} or not frame.states("product") or frame.product is None or _was_priced(walk, measure):
        walk.lend("product", bare_product(walk, measure))


def _is_of_nation(walk: Walk) -> bool:
    """Whether the total of a country's trade is told in no weight ("Serbia's total exports", in a text on its rubber)."""
    of = walk.next_within(0)
    owners = (walk.item(-1), walk.item(-2), walk.item(2) if of is not None and of.code == "of" else None)
    owned = any(one is not None and one.kind in {"area", "area_adjective", "pronoun"} for one in owners)
    amounts = [item.ref.kind for item in walk.items[walk.here : walk.here + _AHEAD] if item.kind == "quantity"]
    return owned and bool(amounts) and {"money", "percent"}.issuperset(amounts) and not walk.frame.states("product")


def _is_fronted(walk: Walk) -> bool:
    """Whether the sentence begins with the product that it tells of ("In car parts, ...")."""
    begun = walk.items[: min(walk.here, _FRONT)]
    kinds = [one.kind for one in begun]
    opens = (at for at in range(len(begun) - 2) if kinds[at : at + 3] == ["preposition", "product", "mark"])
    return any(begun[at].code == "in" and begun[at + 2].code == "," for at in opens)


# How many items a sentence has at most before its subject.
_FRONT = 10


def _implied(walk: Walk, item: Item, measure: str, *, total: bool) -> str | None:
    """What the name of a measure says that it is of: "industrial output", "factory output", "cargo", "total throughput"."""
    if measure == "production" and item.last - item.first > 1 and walk.tokens.words[item.first] in _OF_WORKS:
        return "industrial products"
    if total and measure in TRADE and walk.frame.states("product") and _is_brought_up(walk):
        return walk.frame.product
    if measure != "other:port_throughput":
        return None
    cargo = not _CARGO.isdisjoint(walk.tokens.words[item.first : item.last])
    return "goods" if cargo or (total and named_in_head(walk, item) is None) else None


# What makes of output that of all works; that of mines and crops is of what the text is on.
_OF_WORKS = frozenset(["industrial", "manufacturing", "factory"])


def _is_brought_up(walk: Walk) -> bool:
    """Whether a total is what an amount of one thing brings it to, in weight ("bringing total shipments to 80,000 tonnes")."""
    first = walk.items[walk.here].first
    return not _BRINGING.isdisjoint(walk.tokens.words[max(0, first - _TO_TOTAL) : first]) and _weighs(walk)


# Verbs that bring a total to so much, and how many words before the head of the total they may stand.
_BRINGING, _TO_TOTAL = frozenset(["bringing", "brings", "brought", "bring", "taking", "takes", "took", "lifting", "raising"]), 4


def _has_balance(walk: Walk) -> bool:
    """Whether the product named before a balance is that of which it is told."""
    told = _is_told_of(walk) and not walk.drafts
    account = walk.frame.product in _ACCOUNTS and not walk.clause_head and not walk.drafts[walk.clause_from :]
    return told or account or _is_fronted(walk)  # "the service account posted a deficit of"


# Products that have a balance of their own.
_ACCOUNTS = frozenset(["goods", "services", "goods and services"])


def _is_told_of(walk: Walk) -> bool:
    """Whether a balance or trade is the subject of the clause."""
    return walk.clause_head and walk.frame.measure in {"balance", "trade"}


def code_of(unknown: str) -> str:
    """Give the product that a noun before its head stands for, itself where no table knows its plural: "watch exports"."""
    plural = both_numbers(unknown)[-1] if unknown else ""
    # "core imports" are those of all goods but a few
    return "core goods" if unknown == "core" else plural if kind_of(plural) is not None else unknown


def _was_priced(walk: Walk, measure: str) -> bool:
    """Whether the product named is one whose prices were the reason, and no number told ("amid dearer chips, imports rose")."""
    return walk.frame.measure == "price" != measure and not walk.drafts


def _is_left_over(walk: Walk, item: Item) -> bool:
    """Whether a balance is what the exports and imports just named leave ("leaving a deficit of", "led to a surplus of")."""
    words = walk.tokens.words[max(0, item.first - 5) : item.first]
    return any(word in _LEAVING for word in words)


def bare_product(walk: Walk, measure: str) -> str | None:
    """What a measure without a product is of: what the paragraph speaks of, or all goods; a balance may be of services too."""
    if measure in TRADE and not walk.topic.services and walk.first_head is not None and walk.first_head.product == "goods":
        return "goods"  # "Total exports were 3 billion and imports 2 billion"
    held = walk.topic.running or walk.topic.product
    if walk.first_head is not None and walk.first_head.measure == "trade":
        held = walk.first_head.product  # "trade reached 3 billion, of which exports were 2"
    other = measure in TRADE and measure != walk.topic.running_measure
    made = other and walk.topic.running_measure not in TRADE and walk.topic.product in _OF_ALL_WORKS and not _weighs(walk)
    if goes_to_place(walk) or (other and walk.topic.product == "goods") or made:
        held = walk.topic.product  # broken down by partner: of all that the text is about
    if measure in TRADE and held in _OF_ALL_WORKS:
        held = None
    if walk.topic.strayed and measure in TRADE and _is_of_all(walk) and not goes_to_place(walk):
        return "goods"  # "The country's exports", behind paragraphs on its cotton and its oil
    if walk.topic.services and measure in {"exports", "imports", "balance"}:
        return "goods and services"
    if {measure, walk.topic.measure} == {"exports", "imports"} and walk.topic.running_measure != measure and _is_apart(walk):
        return "goods"  # "imports fell to 4.8 billion dollars", in a text on the exports of copper
    if measure in _FLOWS - {walk.topic.measure} and walk.topic.measure in _FLOWS and _is_owned(walk):
        return "goods"  # "Peru's exports", in a text on what it imports of wheat
    goods = "goods"
    if measure in {"trade", "balance"}:
        return held if held in {"services", "goods and services"} else goods
    return held or (goods if measure in TRADE or measure == "other:port_throughput" else None)


_FLOWS = frozenset(["exports", "imports"])
# What a text on the economy is of: what all works make is no goods of trade.
_OF_ALL_WORKS = frozenset([None, "industrial products"])


def _is_owned(walk: Walk) -> bool:
    """Whether the text's home stands right before a head."""
    owner = walk.item(-1)
    home = owner is not None and owner.kind in {"area", "area_adjective"} and owner.code == walk.topic.reporter
    return home and owner is not None and walk.items[walk.here].first - owner.last <= 1


def _is_of_all(walk: Walk, *, total: bool = False) -> bool:
    """Whether a head without a product is told in money, or owned by a place and told in percent: no tonnes of one thing.

    With `total` it says itself that it is of all that it can be of.
    """
    if walk.topic.running is not None and not total:
        return False
    if walk.first_head is not None and walk.first_head.product == "goods":
        return True
    amount = next((item for item in walk.items[walk.here :] if item.kind == "quantity"), None)
    owner = walk.item(-1)
    if amount is None or amount.code == "money":
        return amount is not None
    return amount.code == "percent" and owner is not None and owner.kind in {"area", "area_adjective", "pronoun"}


def _weighs(walk: Walk) -> bool:
    """Whether the next amount weighs or counts something, so that it is of one thing and not of all goods."""
    ahead = (item.ref.kind for item in walk.items[walk.here :] if item.kind == "quantity")
    return next((kind for kind in ahead if kind != "percent"), "") in {"physical", "count"}


def _is_weighed(walk: Walk) -> bool:
    """Whether an amount of the clause weighs something, so that a total is of that one thing."""
    for item in walk.items[walk.here + 1 : walk.here + _WEIGHED]:
        if item.kind == "measure" or (item.kind == "mark" and item.code == ";"):
            return False
        if item.kind == "quantity" and item.ref.kind == "physical":
            return True
    return False


# How many items behind a total its weight may stand.
_WEIGHED = 12


def _is_apart(walk: Walk) -> bool:
    """Whether a flow is told in money and no weight, without its other side, and not beside the other flow of the same thing."""
    if walk.first_head is not None and not walk.first_head.states("product"):
        return False  # "The port's exports were worth 4 million and its imports 2 million"
    ahead = walk.items[walk.here : walk.here + _AHEAD]
    kinds = {item.ref.kind for item in ahead if item.kind == "quantity"}
    placed = any(item.kind == "area" for item in ahead) and not walk.topic.strayed  # of the same thing, with another place
    return "money" in kinds and "physical" not in kinds and not placed


# How many items ahead the amount of a head is looked for.
_AHEAD = 7


def goes_to_place(walk: Walk) -> bool:
    """Whether "to" or "from" a place comes next, at most a verb of change between ("exports to Japan", "sales rose to Japan")."""
    ahead, place = walk.item(1), walk.item(2)
    if ahead is not None and ahead.kind == "change_verb":
        ahead, place = place, walk.item(3)
    if ahead is None or place is None or ahead.kind != "preposition":
        return False
    return ahead.code in {"to", "from"} and place.kind == "area"


def _may_be_thing(word: str, measure: str) -> bool:
    """Whether the one word that begins a sentence before its head is a thing: no place ("Basran"), no maker ("Mazda sales")."""
    return measure in {"exports", "imports"} and not word.endswith(_OF_PLACES) and word not in _NO_GOODS


def _unknown_before(walk: Walk, item: Item) -> str:
    """The product right before a head that no table knows, where its form says that it is one."""
    if walk.items[walk.here] is not item:
        return ""  # the head is the last word of a longer name
    index = item.first
    previous = walk.item(-1)
    limit = previous.last if previous is not None else 0
    if index <= limit:
        return ""
    if walk.tokens.words[index - 1] == "other" and item.code in {"exports", "imports"}:
        return "other goods"
    phrase = phrase_before(walk.tokens, index, limit)
    words = phrase.split()
    if not words or is_weak(words[-1]) or words[-1] in _NO_GOODS:
        return ""  # "in adjusted terms exports rose"
    first = walk.tokens.text[walk.tokens.starts[index - 1]]
    if words[0].startswith("non-"):
        acronym = walk.tokens.printed(index - 1, index).isupper()  # "non-POL exports"
        return phrase if len(words) > 1 or acronym else phrase + " goods"  # "non-traditional exports"
    if (
        words[-1] in _GENERIC_ENDS
        or (words[-1] in _ENDS and index == len(words))
        or words == ["lead"]
        or (len(words[-1]) > 2 and words[-1].isupper())
    ):
        return phrase
    if (first.isupper() and index > 1) or (may_be_verb(words[-1]) and (previous is None or previous.kind in _DOERS)):
        return ""
    plain = words[-1].isalpha() and not words[-1].endswith(_ADJECTIVES) and len(words[-1]) > 3
    # "Palm kernel production", "Feta exports"
    opens = previous is None and index == len(words) and (len(words) > 1 or _may_be_thing(words[0], item.code))
    return phrase if plain and (opens or (previous is not None and previous.kind != "forecast")) else ""
