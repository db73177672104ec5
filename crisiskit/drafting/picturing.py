"""The words that stand for a picture where a channel requires one, so that who cannot see it gets the same.

    describe_picture("LATIHAN: ", "Pencarian KMP Contoh", said, CHANNELS["instagram"])
    # "LATIHAN: Pencarian KMP Contoh. KMP Contoh terbalik …"

They are the statement's own headline and sentences, as many whole ones as the channel takes: nothing is described that was not
confirmed, and a drill is marked here too, since a picture is passed on without its caption.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crisiskit.channels.table import Channel
    from crisiskit.drafting.assembling import Said

_ENDS = (".", "!", "?")


def describe_picture(mark: str, headline: str | None, said: Sequence[Said], channel: Channel) -> str | None:
    """The alternative text, or None where the channel requires no picture."""
    if not channel.picture or channel.alt is None:
        return None
    text = mark.rstrip()
    for sentence in (*([headline] if headline else []), *(item.text for item in said)):
        whole = sentence if sentence.endswith(_ENDS) else f"{sentence}."
        longer = f"{text} {whole}".lstrip()
        if len(longer) > channel.alt:
            break
        text = longer
    return text or None
