"""How bad it is: the level reached, still possible and planned for, with reasons and what would decide."""
