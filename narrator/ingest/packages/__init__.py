"""Articles in packages of files: EPUB and DOCX."""
