"""Foreign formats: what other tools keep is read, and what they want is written; no file is touched here."""
