"""From a file to a typed object, or to problems with their places.

Structure first, meaning second, never stopping at the first fault.
"""
