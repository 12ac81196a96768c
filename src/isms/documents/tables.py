"""Documents that are one table, as rows: CSV for a spreadsheet, JSON for a program."""
TABLES = {}
