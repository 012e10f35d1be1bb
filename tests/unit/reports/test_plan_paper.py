"""A plan to its paper: the form it is written in, and what is said and not said twice."""

from bizplan.reports.paper import Callout, Items, Paper, Paragraph, Section, Statement, Table, Text
from tests.plan_papers import facts, items, rows, section, shown
from tests.plan_papers import paper as paper_of
from tests.small_council import plan

ORGANISATION = """
kind: organisation
id: smallbridge
name: Smallbridge Council
departments:
  - {id: highways, name: Highways and Lighting, short_name: Highways, teams: [{id: lamps, name: Lamps}]}
committees:
  - {id: roads, name: Roads Committee}
partners:
  - {id: police, name: Smallbridge Police, aliases: [the police]}
funds:
  - {id: general, name: General Fund}
plan_templates:
  - id: form
    name: The form
    sections:
      - {section: services, heading: What we do}
      - {section: statement}
      - {section: corporate programmes, heading: "Ours and others'", numbered: true}
      - {section: commitments, heading: Promises, part: "Promises and actions {year}"}
      - {section: actions, heading: Actions, part: "Promises and actions {year}", intro: "Include:"}
      - {section: departmental programmes, heading: Ours, numbered: true}
"""

FORMLESS = ORGANISATION.partition("plan_templates")[0]


def paper(text: str, *beside: str, organisation: str = ORGANISATION) -> Paper:
    return paper_of(text, *beside, organisation=organisation)


def headings(of: Paper) -> list[str]:
    return [each.heading for each in of.sections]


# --- the form ---------------------------------------------------------------------------------------------------


def test_sections_stand_in_the_order_of_the_form_and_what_it_has_no_place_for_comes_last() -> None:
    made = paper(
        plan(
            template="form",
            statement="We light the way.",
            services="[{id: roads, name: Roads}]",
            objectives="[{id: calm, text: Calm the traffic}]",
            stops="[Salt in bags]",
        )
    )
    assert headings(made) == ["What we do", "Our purpose", "Our objectives", "What stops or shrinks"]
    assert section(made, "statement").blocks == (Statement(Text("We light the way.")),)


def test_neighbours_in_one_part_of_the_form_stand_under_its_heading_with_the_year() -> None:
    made = paper(
        plan(
            template="form",
            commitments="[{id: a, text: Mend}, {id: b, text: Sweep, group: Later}]",
            actions="[{id: c, text: Buy salt, ends: 2019-12}]",
        )
    )
    part = section(made, "part-commitments")
    assert part.heading == "Promises and actions 2019-20"
    promises, actions = part.blocks
    assert isinstance(promises, Section)
    assert isinstance(actions, Section)
    assert (promises.heading, promises.level, actions.heading) == ("Promises", 3, "Actions")
    ungrouped, grouped = promises.blocks
    assert isinstance(ungrouped, Items)
    assert isinstance(grouped, Section)
    assert (grouped.heading, grouped.level) == ("Later", 4)
    assert actions.blocks[0] == Paragraph(Text("Include:"))


def test_programmes_count_on_from_one_group_to_the_next() -> None:
    made = paper(
        plan(
            template="form",
            programmes="""
            - {id: own, scope: departmental, text: Patch}
            - {id: shared, scope: corporate, text: Join up}
            """,
        )
    )
    assert [each.number for each in items(made, "corporate-programmes")] == ["1."]
    assert [each.number for each in items(made, "departmental-programmes")] == ["2."]


def test_a_plan_without_a_form_has_headings_and_numbers_of_its_own() -> None:
    made = paper(
        plan(programmes="[{id: own, scope: departmental, text: Patch}]", risks="[]", no_risks="None was found."),
        organisation=FORMLESS,
    )
    assert headings(made) == ["Departmental programmes and projects", "Our risks"]
    assert items(made, "departmental-programmes")[0].number == "1."
    assert section(made, "risks").blocks == (Paragraph(Text("No risk is listed. None was found.")),)


def test_the_head_of_the_paper() -> None:
    made = paper(
        plan(
            status="published",
            owner="Head of Highways",
            approvals="[{committee: roads, date: March 2019, decision: Approved}]",
            sources="[{title: The plan, publisher: Smallbridge, date: 2019}]",
        )
    )
    assert (made.title, made.subtitle, made.status) == (
        "Highways and Lighting",
        "Departmental business plan 2019-20",
        "Published",
    )
    assert made.running_title == "Highways, 2019-20"
    assert [(each.label, shown(each.values[0])) for each in made.cover] == [
        ("Corporate plan", "Smallbridge 2018-23"),
        ("Owner", "Head of Highways"),
        ("Approvals", "Roads Committee, March 2019: Approved"),
    ]
    assert [(each.label, shown(each.values[0])) for each in made.provenance] == [
        ("Source", "The plan, Smallbridge, 2019"),
        ("Made from", "plan.yaml"),
    ]


def test_a_team_s_plan_names_its_department() -> None:
    text = plan(team="lamps", title="Lamps 2019-20").replace("level: department", "level: team")
    made = paper(text)
    assert (made.title, made.subtitle) == ("Lamps 2019-20", "Team plan")
    assert shown(made.cover[0].values[0]) == "Highways and Lighting"


# --- outcomes ---------------------------------------------------------------------------------------------------


def test_outcomes_stand_under_their_aims_with_number_and_title_however_they_are_named() -> None:
    claims = "\n  claims: [{outcome: 3, title: Tidy streets}, {title: People are safe.}, {outcome: 2b}]"
    people, place = items(paper(plan(outcomes=claims)), "outcomes")[::-1]
    assert (people.title, [(each.number, each.text.source) for each in people.items]) == (
        "People",
        [("1", "People are safe"), ("2b", "People have skills")],
    )
    assert [(each.number, each.text.source, facts(each)) for each in place.items] == [("3", "Tidy streets", {})]


def test_a_title_that_nobody_verified_is_not_printed_and_other_words_than_the_plan_s_are_shown() -> None:
    claims = "\n  claims: [{outcome: 3}, {outcome: 1, title: Folk are safe}]"
    place, people = items(paper(plan(outcomes=claims)), "outcomes")
    assert place.items[0].text.source == "title not verified"
    assert facts(people.items[0]) == {"As the plan words it": "Folk are safe"}


def test_a_claim_on_every_outcome_is_shown_as_a_claim_and_not_printed_twice() -> None:
    inside = "\n  text: We support all outcomes, and more.\n  blanket: {text: We support all outcomes}"
    passage, claim = section(paper(plan(outcomes=inside)), "outcomes").blocks
    assert passage == Paragraph(Text("We support all outcomes, and more."))
    assert isinstance(claim, Callout)
    assert len(claim.blocks) == 1
    alone = section(paper(plan(outcomes="\n  blanket: {text: We support all outcomes.}")), "outcomes").blocks[0]
    assert isinstance(alone, Callout)
    assert alone.blocks[0] == Paragraph(Text("“We support all outcomes”"))


# --- entries ----------------------------------------------------------------------------------------------------


def test_a_thread_upwards_shows_its_outcome_its_share_and_how_it_is_known() -> None:
    made = paper(
        plan(
            outcomes="\n  claims: [{outcome: 1}]",
            services="""
            - id: roads
              name: Roads
              contributes_to: [{to: 1, share: 60}, {to: 2a, share: 40, basis: judgement}, calm]
            """,
            objectives="[{id: calm, text: Calm the traffic in every street of the whole town before winter comes}]",
        )
    )
    roads = items(made, "services")[0]
    assert facts(roads) == {
        "Outcomes": "1 (60%), 2a (40%, by judgement)",
        "Contributes to": "Calm the traffic in every street of the whole town…",
    }
    assert [value.target for each in roads.facts for value in each.values if isinstance(value, Text)] == [
        "outcome-safe",
        "",
        "item-calm",
    ]


def test_what_the_text_says_is_not_said_again_beside_it() -> None:
    made = paper(
        plan(
            programmes="""
            - {id: a, scope: corporate, name: Night Walks, text: "*Night Walks* with the police", partners: [police]}
            - {id: b, scope: corporate, name: Day Walks, text: Walk by day, partners: [police]}
            """
        )
    )
    first, second = items(made, "corporate-programmes")
    assert (first.title, facts(first)) == ("", {})
    assert (second.title, facts(second)) == ("Day Walks", {"With": "Smallbridge Police"})


def test_a_service_keeps_its_name_as_a_heading_though_its_text_uses_the_word() -> None:
    made = paper(plan(services="[{id: roads, name: Roads, text: All roads and lanes}, {id: bins, name: Bins}]"))
    assert [(each.title, each.text.source) for each in items(made, "services")] == [
        ("Roads", "All roads and lanes"),
        ("Bins", ""),
    ]


def test_work_tells_when_what_it_costs_and_its_steps() -> None:
    made = paper(
        plan(
            programmes="""
            - id: a
              scope: corporate
              text: Walk
              starts: 2019-04
              ends: March 2020
              cost: {amount: 60, unit: thousand, fund: general}
              milestones: [{text: Map drawn, by: 2019-06-30, done: 2019-07-02, reason: Rain.}]
              result: It rained.
            """
        )
    )
    walk = items(made, "corporate-programmes")[0]
    assert facts(walk) == {
        "When": "April 2019 to March 2020",
        "Cost": "£60k, General Fund",
        "Last year": "It rained",
    }
    assert facts(walk.items[0]) == {"By": "30 June 2019", "Done": "2 July 2019", "Why late": "Rain"}


def test_work_tells_what_it_carries_out_and_what_must_be_done_before() -> None:
    strategy = "kind: strategy\nid: s1\nname: Winter Strategy\nstatus: current\n"
    made = paper(
        plan(
            commitments="""
            - {id: grit, text: Grit every hill, strategy: s1}
            - {id: clear, text: Clear every path (*Winter Strategy*), strategy: s1}
            """,
            actions="""
            - {id: salt, text: Buy salt, commitment: grit, starts: 2019-10, after: [shed]}
            - {id: shed, text: Build}
            """,
        ),
        strategy,
        organisation=FORMLESS,
    )
    assert [facts(each) for each in items(made, "commitments")] == [{"Strategy": "Winter Strategy"}, {}]
    assert facts(items(made, "actions")[0]) == {
        "Carries out": "Grit every hill",
        "From": "October 2019",
        "After": "Build",
    }


def test_an_outcome_of_another_corporate_plan_says_of_which() -> None:
    made = paper(plan(corporate_plan="2015-19", services="[{id: a, name: Roads, contributes_to: [2018-23/1]}]"))
    assert facts(items(made, "services")[0]) == {"Outcome": "1 of Smallbridge 2018-23"}


def test_the_date_over_all_actions_is_said_where_the_heading_does_not_say_it() -> None:
    actions = "[{id: salt, text: Buy salt}]"
    made = paper(plan(actions=actions, actions_due="2021"), organisation=FORMLESS)
    assert section(made, "actions").blocks[0] == Paragraph(Text("Due 2021.", literal=True))
    dated = ORGANISATION.replace("heading: Actions,", "heading: Actions in 2021,")
    part = section(
        paper(plan(template="form", actions=actions, actions_due="2021"), organisation=dated), "part-actions"
    )
    assert isinstance(part.blocks[0], Section)
    assert [type(each) for each in part.blocks[0].blocks] == [Paragraph, Items]


def test_what_ended_is_called_as_the_last_plan_called_it() -> None:
    this = plan(
        ended="""
        - {item: gas-lamps, how: completed, reason: All are changed.}
        - {item: old-gate, how: stopped, reason: Sold.}
        """
    )
    last = plan(
        period="2017-18", programmes="[{id: gas-lamps, scope: departmental, name: Gas lamps, text: Change them}]"
    )
    assert [each.title for each in items(paper(this, last), "ended")] == ["Gas lamps", "Old gate"]


def test_an_entry_of_another_plan_is_called_by_name_with_its_plan() -> None:
    text = plan(team="lamps", objectives="[{id: a, text: Glow, contributes_to: [highways/2019-20/light]}]")
    team = text.replace("level: department", "level: team")
    above = plan(objectives="[{id: light, text: Light every street}]")
    assert facts(items(paper(team, above), "objectives")[0]) == {
        "Contributes to": "Light every street (Highways and Lighting 2019-20)"
    }
    assert facts(items(paper(team), "objectives")[0]) == {"Contributes to": "highways/2019-20/light"}


def test_what_is_ahead_is_a_table_where_dates_are_known_and_else_a_list() -> None:
    dated = section(
        paper(plan(horizon="[{id: a, text: Tram, timescale: Soon}, {id: b, text: Bridge}]")), "horizon"
    ).blocks[0]
    assert isinstance(dated, Table)
    assert rows(dated) == [["Tram", "Soon"], ["Bridge", "(not set)"]]
    assert items(paper(plan(horizon="[{id: a, text: Tram}]")), "horizon")[0].text == Text("Tram")


def test_contacts_name_a_department_that_the_role_does_not_say() -> None:
    contacts = (
        "[{role: Head of Lamps, department: highways}, {role: Director of Highways and Lighting, department: highways}]"
    )
    made = items(paper(plan(contacts=contacts)), "contacts")
    assert [facts(each) for each in made] == [{"Department": "Highways and Lighting"}, {}]


def test_nothing_is_printed_for_a_field_that_is_not_filled_in() -> None:
    assert paper(plan()).sections == ()
