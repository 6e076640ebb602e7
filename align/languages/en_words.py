"""The words of English that the rules of ``en`` do not cover."""

_PREPOSITIONS = (
    "about above against among at before behind between beyond by during for from in into of on "
    "over to toward towards under upon with within without who whose which that"
)
PREPOSITIONS = frozenset(_PREPOSITIONS.split())

IRREGULAR_PLURAL = {
    "woman": "women",
    "human": "humans",
    "german": "germans",
    "man": "men",
    "child": "children",
    "goose": "geese",
    "foot": "feet",
    "tooth": "teeth",
    "leaf": "leaves",
    "sheaf": "sheaves",
    "thief": "thieves",
    "wife": "wives",
    "knife": "knives",
    "life": "lives",
    "half": "halves",
    "self": "selves",
    "shelf": "shelves",
    "wolf": "wolves",
    "analysis": "analyses",
    "basis": "bases",
    "crisis": "crises",
    "thesis": "theses",
    "hypothesis": "hypotheses",
    "phenomenon": "phenomena",
    "criterion": "criteria",
    "hero": "heroes",
    "echo": "echoes",
    "potato": "potatoes",
    "tomato": "tomatoes",
    "veto": "vetoes",
    "buffalo": "buffaloes",
    "quiz": "quizzes",
}

NO_PLURAL = ("ism", "ness", "ship", "hood", "men", "people", "masses", "work", "ics")
"""Endings of nouns that are abstract, or plural already."""

_COUNTED = (
    "airship apprenticeship battleship brotherhood business championship fellowship flagship "
    "framework friendship governess gunship hardship harness illness internship likelihood "
    "livelihood network neighborhood neighbourhood partnership relationship scholarship ship "
    "specimen spaceship steamship warship weakness wilderness witness"
)
COUNTED = frozenset(_COUNTED.split())
"""Nouns with such an ending that have a regular plural all the same."""

_INVARIABLE = (
    "agriculture artillery cavalry children data defence defense discipline education equipment "
    "fertilizer forestry guidance infantry information irrigation justice land livestock literacy "
    "mastery militia money morality people police progress propaganda proletariat peasantry "
    "bourgeoisie intelligentsia personnel production rice security sheep staff socialism "
    "solidarity training transport unity vigilance youth"
)
INVARIABLE = frozenset(_INVARIABLE.split())

LIKE_VOWEL = ("hour", "honest", "honour", "honor", "heir", "fbi", "s-", "x-")
"""Beginnings that take ``an`` although their first letter is a consonant."""

LIKE_CONSONANT = ("uni", "use", "usu", "u.s", "us ", "utopia", "ukrain", "eu", "one", "once")
"""Beginnings that take ``a`` although their first letter is a vowel."""

_DOUBLED = (
    "admit ban bar begin commit compel control cut dig drop equip expel get grab let occur omit "
    "permit plan plot prefer propel put quit rebel refer regret rid rob run set shut sit split "
    "spot step stop strip submit transfer transmit transship trap win"
)
DOUBLED = frozenset(_DOUBLED.split())
"""Verbs that double their last letter."""

IRREGULAR_PAST = {
    "be": ("was", "were", "been"),
    "become": ("became",),
    "begin": ("began", "begun"),
    "break": ("broke", "broken"),
    "bring": ("brought",),
    "build": ("built",),
    "catch": ("caught",),
    "choose": ("chose", "chosen"),
    "come": ("came",),
    "cut": (),
    "deal": ("dealt",),
    "dig": ("dug",),
    "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"),
    "fight": ("fought",),
    "find": ("found",),
    "get": ("got",),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "grow": ("grew", "grown"),
    "hold": ("held",),
    "keep": ("kept",),
    "know": ("knew", "known"),
    "lead": ("led",),
    "leave": ("left",),
    "let": (),
    "lose": ("lost",),
    "make": ("made",),
    "meet": ("met",),
    "overcome": ("overcame",),
    "overthrow": ("overthrew", "overthrown"),
    "pay": ("paid",),
    "put": (),
    "rise": ("rose", "risen"),
    "run": ("ran",),
    "see": ("saw", "seen"),
    "sell": ("sold",),
    "send": ("sent",),
    "set": (),
    "spread": (),
    "stand": ("stood",),
    "strike": ("struck",),
    "take": ("took", "taken"),
    "teach": ("taught",),
    "tell": ("told",),
    "undertake": ("undertook", "undertaken"),
    "uphold": ("upheld",),
    "win": ("won",),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}
"""Past and participle; empty where both look like the infinitive."""

AUXILIARIES = frozenset(
    ("be", "been", "being", "is", "are", "was", "were", "am", "has", "have", "had", "having", "get")
)
"""Words behind which a verb stands in the participle."""
ADVERBS = frozenset(("not", "also", "already", "still", "yet", "always", "never", "now", "well"))
"""Words, besides those in -ly, that may stand between an auxiliary and its participle."""
GOVERNING = frozenset(
    ("of", "for", "in", "by", "with", "on", "about", "from", "without", "after", "before", "at")
)
"""Prepositions behind which a verb stands in the gerund."""

DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "its", "their", "our", "his", "her", "my")
)
"""Words behind which a noun stands, and no finite verb."""

OF_NOUNS = ("tion", "sion", "ment", "ance", "ence", "ship", "ness", "ity")
"""Endings that make a noun of a verb or an adjective."""

OF_ACTIONS = ("tion", "sion", "ment")
"""Endings of nouns that name what a verb does, and take its object with *of*."""
NO_OBJECT = (
    PREPOSITIONS
    | AUXILIARIES
    | ADVERBS
    | frozenset(
        ("and", "or", "but", "as", "than", "that", "which", "who", "when", "while", "if", "where")
    )
    | frozenset(("will", "would", "can", "could", "may", "might", "must", "shall", "should", "do"))
    | frozenset(
        ("work", "campaign", "movement", "process", "plan", "policy", "drive", "effort", "task")
    )
    | frozenset(("measure", "period", "phase", "stage", "program", "programme", "project", "line"))
)
"""Words behind such a noun that are not what was the object of the verb."""

_ALWAYS_CAPITAL = (
    "I Party Vietnam Vietnamese Hanoi Saigon Hue Indochina Indochinese China Chinese Laos Lao "
    "Laotian Cambodia Cambodian Khmer Thailand Thai Japan Japanese France French America American "
    "Americans Britain British Russia Russian Soviet Germany German Europe European Asia Asian "
    "Africa African India Indian Cuba Cuban Korea Korean Marxism Leninism Marxist Tet Buddha "
    "Buddhist Buddhism Christian Catholic Catholics Confucian Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday January February April June July August September October November "
    "December"
)
ALWAYS_CAPITAL = frozenset(_ALWAYS_CAPITAL.split())
"""Words of our texts with a capital of their own; months that are verbs too are left out."""

_OPENING = (
    "and but or so yet nor if when while because although though since as unless until it he she "
    "we you they there here what how why where not only also even then thus therefore however "
    "moreover otherwise especially particularly besides after once without within due thanks one"
)
OPENING = frozenset(_OPENING.split())
"""Words besides determiners and prepositions that clauses begin with, and no names."""
