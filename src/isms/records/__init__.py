"""Files to records and back: the only layer that knows how a record is written down."""
