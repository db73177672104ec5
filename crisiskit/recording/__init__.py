"""Where a situation comes from: its files joined and checked, its reports folded into facts, new reports appended."""
