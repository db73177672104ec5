"""What each channel takes: a dated table of limits, and one counter for each way of counting.

`table` says that a post on X may have 280, `counters` that "Info: bmkg.go.id/gempa" takes 29 of them there and 22
characters elsewhere.
"""
