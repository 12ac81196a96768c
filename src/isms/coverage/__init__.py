"""What a programme really holds against what the items of a framework want."""
