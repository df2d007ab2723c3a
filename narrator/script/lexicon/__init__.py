"""The lexicon: how names and words are said, in the layers built-in < show < article."""
