"""A small council whose departments say things twice, differently, or on one side only, and whose references break."""

from pathlib import Path

from tests.small_council import plan, written

HIGHWAYS = plan(
    objectives="[{id: safer-parks, text: Make every park in the borough safe after dark}]",
    programmes="""
        - id: lighter-parks
          name: Lighter parks
          scope: departmental
          text: Light the parks
          partners: [libraries]
          ends: 2020-03-31
          cost: {amount: 40, unit: thousand}
        - id: lamps
          name: New lamps
          scope: departmental
          text: Replace the lamps
          partners: [libraries, harbour-trust]
        """,
    measures="""
        - id: sick-days
          text: Average days of sickness for each employee
          unit: days
          measures: [lighter-parks]
          target: {value: 6}
        - {id: footfall, name: Footfall, text: People counted in the parks, definition: Counted at each gate}
        - {id: lost, text: Lamps that are lost, measures: [lighter-park]}
        """,
)
LIBRARIES = plan(
    "libraries",
    objectives="""
        - {id: parks-after-dark, text: Make each park in the borough safe after dark}
        - {id: read, text: Read, contributes_to: [4, highways/2019-20/sick-days, 2a]}
        """,
    programmes="""
        - id: lighter-parks
          name: Lighter parks
          scope: departmental
          text: Take part in lighting the parks
          ends: 2020-12-31
          cost: {amount: 45, unit: thousand}
        """,
    measures="""
        - {id: sickness, text: Average days of sickness for each employee, unit: days, target: {value: 8}}
        - {id: visits, name: Footfall, text: Readers counted in libraries, definition: Counted at the desk}
        """,
)
NEXT_YEAR = plan(
    period="2020-21",
    programmes="""
        - {id: brighter-parks, name: Brighter parks, aliases: [Lighter parks], scope: departmental, text: Go on}
        """,
)
STRATEGY = """
kind: strategy
id: trees
name: Tree Strategy
status: current
adopted: 2015-06-01
corporate_plan: 2018-23
contributes_to: [1]
commitments:
  - {id: plant, text: Plant a thousand trees, contributes_to: [3]}
  - {id: water, text: Water them all}
"""
TREES = plan("libraries", "2020-21", commitments="[{id: trees, text: Plant a thousand trees., strategy: trees}]")


def council(folder: Path) -> str:
    """The council's files in a folder; the folder as text."""
    return str(written(folder, HIGHWAYS, LIBRARIES, NEXT_YEAR, STRATEGY, TREES))
