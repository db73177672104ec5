"""Is it fit to use?

A playbook whose languages agree and whose first word always fits, a house whose chairs are filled, a text that may go out.
"""
