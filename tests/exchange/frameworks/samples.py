"""Small files in the shapes that others write, in our own words."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from isms.exchange.frameworks import Contents, read

if TYPE_CHECKING:
    from isms.diagnostic import Message

DAY = date(2026, 11, 22)
HEAD = """\
urn: urn:example:risk:library:harbour
locale: en
ref_id: HARBOUR
name: Harbour rules
description: What ships keep to
copyright: may be copied
version: 3
publication_date: 2026-04-01
provider: Harbour Office
packager: example
"""
NODES = """\
    requirement_nodes:
    - urn: urn:example:risk:req_node:harbour:1
      assessable: false
      depth: 1
      ref_id: '1'
      name: Mooring
      implementation_groups: [BASIC]
    - urn: urn:example:risk:req_node:harbour:1.10
      assessable: true
      depth: 1
      parent_urn: urn:example:risk:req_node:harbour:1
      ref_id: '1.10'
      name: Lines are doubled
      description: |-
        Two lines fore
        and two aft
      annotation: In storms three
      translations:
        ja: {name: 係留索を二重にする, description: 船首と船尾に2本ずつ}
        fr: {name: Doubler les amarres}
    - urn: urn:example:risk:req_node:harbour:node3
      assessable: true
      depth: 2
      parent_urn: urn:example:risk:req_node:harbour:1
      description: Nobody is on board while the harbour is closed
"""
LIBRARY = f"""{HEAD}objects:
  framework:
    urn: urn:example:risk:framework:harbour
    ref_id: HARBOUR
    name: Harbour rules
    description: null
{NODES}"""
CONTROLS = f"""{HEAD}objects:
  reference_controls:
  - urn: urn:example:risk:function:harbour:watch
    ref_id: WATCH
    name: Somebody watches
    category: process
  threats:
  - urn: urn:example:risk:threat:harbour:storm
    ref_id: STORM
    name: A storm
"""
MAPPING = f"""{HEAD}objects:
  requirement_mapping_sets:
  - urn: urn:example:risk:req_mapping_set:harbour-to-iso
    ref_id: harbour-to-iso
    name: Harbour rules to Annex A
    source_framework_urn: urn:example:risk:framework:harbour
    target_framework_urn: urn:example:risk:framework:iso27001-2022
    requirement_mappings:
    - source_requirement_urn: urn:example:risk:req_node:harbour:1.10
      target_requirement_urn: urn:example:risk:req_node:iso27001-2022:a.8.14
      relationship: superset
      strength_of_relationship: 2
      rationale: semantic
    - source_requirement_urn: urn:example:risk:req_node:harbour:node3
      target_requirement_urn: urn:example:risk:req_node:iso27001-2022:a.7.2
      relationship: intersect
      strength_of_relationship: 3
"""
MATRIX = f"""{HEAD}objects:
  risk_matrix:
  - urn: urn:example:risk:matrix:sea-2x3
    ref_id: sea-2x3
    name: Two by three
    description: For ships
    probability:
    - {{abbreviation: R, name: Rare, description: once in ten years}}
    - {{abbreviation: O, name: Often, translations: {{ja: {{name: しばしば}}}}}}
    impact:
    - {{name: Wet}}
    - {{name: Aground}}
    - {{name: Sunk}}
    risk:
    - {{name: Calm}}
    - {{name: Rough sea}}
    - {{name: 嵐}}
    grid:
    - [0, 0, 1]
    - [0, 1, 2]
"""


def catalog(**more: Any) -> dict[str, Any]:
    """Return an OSCAL catalog with a group in a group, an enhancement, parameters and a withdrawn control."""
    control = {
        "id": "mo-1",
        "title": "Lines",
        "class": "harbour",
        "params": [
            {"id": "mo-1_prm_1", "label": "number of lines"},
            {"id": "mo-1_prm_2", "values": ["steel"]},
            {
                "id": "mo-1_prm_3",
                "select": {"how-many": "one-or-more", "choice": ["rope", "{{ insert: param, mo-1_prm_2 }}"]},
            },
        ],
        "props": [
            {"name": "label", "class": "zero-padded", "value": "MO-01"},
            {"name": "label", "value": "MO-1"},
        ],
        "parts": [
            {
                "id": "mo-1_smt",
                "name": "statement",
                "prose": "Use {{ insert: param, mo-1_prm_1 }} lines:",
                "parts": [
                    {
                        "name": "item",
                        "props": [{"name": "label", "value": "a."}],
                        "prose": "of {{ insert: param, mo-1_prm_3 }}",
                    },
                    {"name": "item", "prose": "as {{ insert: param, mo-1_prm_9 }} says"},
                ],
            },
            {"name": "guidance", "prose": "not what it asks for"},
        ],
        "controls": [
            {
                "id": "mo-1.1",
                "title": "Steel lines",
                "props": [{"name": "label", "value": "MO-1(1)"}],
                "parts": [{"name": "statement", "prose": "Use {{ mo-1_prm_2 }}."}],
            },
            {
                "id": "mo-1.2",
                "title": "Chains",
                "props": [
                    {"name": "label", "value": "MO-1(2)"},
                    {"name": "status", "value": "withdrawn"},
                ],
            },
        ],
    }
    held = {
        "uuid": "0b2ad4a2-0000-4000-8000-000000000000",
        "metadata": {
            "title": "Harbour catalog",
            "last-modified": "2026-05-01T00:00:00Z",
            "version": "1.2",
            "oscal-version": "1.2.1",
            "parties": [{"uuid": "x", "type": "organization", "name": "Harbour Office"}],
        },
        "groups": [
            {"id": "mo", "title": "Mooring", "groups": [{"title": "Quay", "controls": [control]}]},
        ],
    }
    return {"catalog": held | more}


def reading(text: str | dict[str, Any], name: str = "harbour.yaml") -> Contents:
    """Return what a file with this text holds."""
    data = text if isinstance(text, str) else json.dumps(text, indent=1)
    return read(name, data.encode(), DAY)


def english(messages: list[Message]) -> list[str]:
    """Return messages in English."""
    return [message.say("en") for message in messages]
