"""The words of which invented plans are made: short lists that a seeded chance joins into sentences."""

SERVICES = (
    "Adult Learning", "Building Control", "Business Support", "Car Parks", "Cemeteries", "Community Safety",
    "Contact Centre", "Culture and Events", "Early Years", "Elections", "Environmental Health", "Estates",
    "Highways", "Housing Options", "Internal Audit", "Leisure Centres", "Libraries", "Licensing", "Markets",
    "Occupational Health", "Parks and Gardens", "Planning", "Procurement", "Public Health", "Records",
    "Recycling", "Registrars", "Revenues and Benefits", "Rough Sleeping", "School Admissions", "Street Cleaning",
    "Trading Standards", "Training", "Transport Planning", "Waste Collection", "Youth Service",
)  # fmt: skip
VERBS = (
    "Agree", "Bring forward", "Build", "Carry out", "Complete", "Consult on", "Deliver", "Design", "Extend",
    "Improve", "Introduce", "Keep up", "Make good", "Open", "Prepare", "Publish", "Reduce", "Replace", "Review",
    "Simplify", "Support", "Test", "Widen",
)  # fmt: skip
ADJECTIVES = (
    "accessible", "affordable", "better", "clear", "digital", "early", "fair", "greener", "integrated", "joint",
    "local", "lower", "modern", "new", "open", "prompt", "quiet", "reliable", "safe", "shared", "simpler", "timely",
)  # fmt: skip
THINGS = (
    "advice for residents", "arrangements for complaints", "bookings", "care for older people", "contracts",
    "crossings near schools", "grants to voluntary groups", "guidance for landlords", "homes for families",
    "inspections", "learning for adults", "lighting in side streets", "meeting rooms", "plans for emergencies",
    "play areas", "records of decisions", "repairs", "routes for walking and cycling", "services for carers",
    "standards of cleaning", "support into work", "systems for payments", "training for staff", "visits to premises",
)  # fmt: skip
ENDS = (
    "so that people are seen on the day they ask", "so that fewer visits are wasted",
    "together with our partners in health and the police", "within the money that Members have agreed",
    "after a year in which demand rose by a tenth", "as the strategy of last autumn promised",
    "with the views of residents’ panels taken into account", "before the lease of the present building ends",
    "in every ward, and first where need is greatest", "and report what came of it to Committee each quarter",
    "without adding to the cost for businesses", "so that nobody has to tell us the same thing twice",
    "while the old system is still there to fall back on", "and learn from councils that did so before us",
)  # fmt: skip
ROLES = ("Director", "Assistant Director", "Head of Service", "Programme Manager", "Team Leader", "Business Partner")
OUTCOMES = (
    "People are safe and feel safe", "People enjoy good health", "People have an equal chance in life",
    "Communities are cohesive", "Businesses are trusted", "Enterprise and learning thrive",
    "We lead in finance and innovation", "People have the skills they need", "We are well connected",
    "Places inspire excellence", "Air, land and water are clean", "Spaces are secure and well maintained",
)  # fmt: skip
UNITS = ("%", "days", "visits", "complaints", "homes", "people")
