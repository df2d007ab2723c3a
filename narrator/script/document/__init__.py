"""A script as a Markdown document that an editor can read and change, and back."""
