"""From what is known to a statement for one channel: which parts a kind needs, which wordings can be said, what fits."""
