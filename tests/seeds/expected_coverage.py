"""How the seeds' plans serve the outcomes, worked out by hand from the plans' own words.

Town Clerk's 2017-18, under the Corporate Plan 2015-19. The plan names no priority of the corporate plan and ties no
entry to one: six gaps. Nothing leads to an outcome: 6 services, 6 objectives, 11 programmes (4 corporate, 7
departmental), 11 measures, and the whole budget of £6,173k.

Town Clerk's 2019-20, under the Corporate Plan 2018-23. “We will contribute to and support all twelve” claims every
outcome in bulk. By name, four services contribute to outcome 4 and one to outcomes 1 and 12. Two of sixteen measures
measure one of those services (Corporate Strategy and Performance: feedback of the networks, return on investment);
neither has a target. So 4 is untargeted, 1 and 12 are unmeasured, and the nine others are claimed in bulk only. No
objective and no programme is tied to an outcome: 13 of 13 and 15 of 15 lead nowhere, with 14 of 16 measures and one
of 6 services, Major Projects, which has no money either: all £5,174k stand on the other five.

Community and Children's Services 2021-22, under the Corporate Plan 2018-23. The plan names four outcomes by their
titles, which are those of outcomes 1 to 4, and ties no entry to any: four asserted, eight gaps. 8 workstreams, 9
commitments, 10 actions and 8 measures lead nowhere; the plan holds no budget.
"""

TC17 = dict.fromkeys("123456", "gap")
TC17_ORPHANS = {"service": (6, 6), "objective": (6, 6), "programme": (11, 11), "measure": (11, 11)}
TC17_MONEY = (6_173_000, 6_173_000)

TC19 = dict.fromkeys(map(str, range(1, 13)), "bulk") | {"4": "untargeted", "1": "unmeasured", "12": "unmeasured"}
TC19_WORK = {
    "1": ["resilience-and-community-safety"],
    "4": ["corporate-and-member-services", "elections", "corporate-strategy-and-performance", "contact-centre"],
    "12": ["resilience-and-community-safety"],
}
TC19_MEASURES = {"4": ["networks-feedback", "return-on-investment"]}
TC19_ORPHANS = {"service": (1, 6), "objective": (13, 13), "programme": (15, 15), "measure": (14, 16)}
TC19_MONEY = (0, 5_174_000)

CC21 = dict.fromkeys(map(str, range(1, 13)), "gap") | dict.fromkeys("1234", "asserted")
CC21_ORPHANS = {"workstream": (8, 8), "commitment": (9, 9), "action": (10, 10), "measure": (8, 8)}
CC21_MONEY = (0, 0)
