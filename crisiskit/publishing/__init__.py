"""What leaves the house: texts frozen, cleared, approved, published; who is still missing."""
