"""The pages of the documentation site, in each language, as Sphinx reads them."""
