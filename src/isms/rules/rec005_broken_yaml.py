"""A YAML file can be parsed.
YAML として読めること。

Where a list of records breaks in one place, only the record there is lost. What was lost still counts as
existing, so that references to it are not called broken.

記録を並べたファイルの一か所が壊れているときは、その記録だけを読み飛ばします。読み飛ばした記録も
「存在する」とみなすので、そこへの参照を誤りとはしません。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: "本社

Passes:

    sites/S-01.yaml:
      id: S-01
      name: "本社"
"""

from isms.diagnostic import Level, Text

CODE = "REC005"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="YAML として読めません: {reason}。", en="This is not YAML: {reason}.")
HINT = Text(
    ja="この行と前後の行の字下げ、「: 」、引用符を確かめてください。",
    en="Look at indentation, ': ' and quotation marks on this line and around it.",
)
