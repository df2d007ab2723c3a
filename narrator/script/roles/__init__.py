"""Who says what: quotations, interviews, and the names of the people who are quoted."""
