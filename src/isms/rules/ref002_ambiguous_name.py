"""A person given by name is one person.
氏名で示した人は、一人に決まること。

Where two persons have the same name, nobody can tell whom a record means, and an approval or a duty belongs
to no one.

同姓同名の人がいると、誰を指しているのか分からず、承認や責任の所在がなくなります。

Fails:

    people/P-03.yaml: {id: P-03, name: 青木 健一, department: D-01, employment: part_time}
    departments/D-02.yaml:
      id: D-02
      name: 営業部
      head: 青木 健一

Passes:

    people/P-03.yaml: {id: P-03, name: 青木 健一, department: D-01, employment: part_time}
    departments/D-02.yaml:
      id: D-02
      name: 営業部
      head: P-03
"""

from isms.diagnostic import Level, Text

CODE = "REF002"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="「{field}」が誰か決まりません: {reason}。", en="'{field}' could be more than one person: {reason}."
)
HINT = Text(
    ja="氏名の代わりに人員の番号(ID)を書いてください。", en="Write the id of the person in place of the name."
)
