"""The spoken form: what is printed, written out as it is said, by tables of rules for each language."""
