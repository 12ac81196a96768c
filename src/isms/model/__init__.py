"""What exists: the kinds of record, and the programme that holds them."""
