"""The kinds of entries: what each says, and what it does to the crisis when the log is replayed. A kind is a file and a line."""
