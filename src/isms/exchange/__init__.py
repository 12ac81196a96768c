"""Foreign formats: what other tools read and write, as plain data in and out; no file is touched here."""
