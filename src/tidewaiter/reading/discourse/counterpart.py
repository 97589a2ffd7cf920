"""The other side of the trade that a text is about, and when it tells of the trade with everybody instead."""

from tidewaiter.reading.mention.walk import TRADE, Topic, Walk


def widen_to_all(topic: Topic, walk: Walk) -> None:
    """Go over from the trade with the partner of a text to that with everybody where that is told, and back where it is named."""
    main = next((d.frame for d in walk.drafts if d.role == "main"), None)
    if topic.withdrawn is not None:
        if any(d.frame.states("partner") and d.frame.partner == topic.withdrawn[0] for d in walk.drafts):
            (topic.partner, topic.bilateral), topic.withdrawn = topic.withdrawn, None
        return
    if main is None or topic.partner is None or main.partner is not None or main.reporter != topic.reporter:
        return
    if main.measure in TRADE and main.product == "goods" and (topic.bilateral or main.measure == topic.measure):
        topic.withdrawn, topic.partner, topic.bilateral = (topic.partner, topic.bilateral), None, False
