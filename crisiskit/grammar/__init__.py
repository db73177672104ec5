"""The two small notations an author writes: conditions and wordings. Parsed once, their names known, evaluated; nothing can run."""
