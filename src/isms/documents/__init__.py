"""Documents: a programme in, a paper out, as Markdown, HTML, CSV or JSON.

A document is one Markdown template for each language in ``templates/documents/``; what it knows it asks
with the pure questions of `isms.documents.questions.QUESTIONS`. Nothing heavy is imported here: the engine
loads Jinja and the Markdown parser when `isms.documents.render` is imported.
"""
