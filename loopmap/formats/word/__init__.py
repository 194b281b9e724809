"""Word documents: real headings, captions, header rows and alternative texts."""
