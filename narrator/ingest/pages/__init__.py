"""HTML pages: what of them is the article, as blocks, and what they say of it."""
