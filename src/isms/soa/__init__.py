"""The Statement of Applicability: whether each control of Annex A applies, why, and how far it is done."""
