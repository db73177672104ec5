"""The typed objects that flow through the rooms: frozen, exact about their fields, with no files, clock or language tables."""
