"""Plans, assessments and statements turned into text, Markdown and JSON. One registry: `formats.FORMATS`."""
