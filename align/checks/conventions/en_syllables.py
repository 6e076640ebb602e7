"""English words that look like syllables of Vietnamese, and words of which names of places are."""

from align.checks.conventions.base import words

LIKE_SYLLABLES = frozenset(
    words(
        "the then than that to do no so go he me be we she my by why in on an at it up him his "
        "her hen men ten can man ran not hot got lot what when them this there those some come "
        "one how new may day say way lay pay bay hay ray boy our out you yes chat chin chant "
        "thing thong song long king sing ring bring a i o oh ah ha hi hey see sea tea too two "
        "who whom true chat chap chop chip than thin hop hip tip top tap cup cut nut hut but "
        "put pet get let set met net bet hit sit fit bit pit kit cot dot rot mat cat rat hat "
        "pat bat sat vat gun run sun bun nun pun ban pan tan van dan ann ban bin din gin kin "
        "pin sin tin den pen yen ken ben don ron son ton con bon cap map lap gap rap nap tap "
        "cop mop pop hop rich each such much ouch teach reach beach coach roach lunch bunch "
        "punch munch hunch inch pinch ranch branch chance hang rang sang gang pang "
        "rung sung bung pong gong vien pho tet bach guan mao dao lao thai "
        "tai co na ma pa la le de du van von di san los las el al st mt hill hills lake river "
        "street road avenue bridge mountain mount island islands bay sea pass gate village "
        "commune district province city town north south east west northern southern eastern "
        "western central upper lower great new old red black white green blue union army party "
        "congress committee ministry university institute museum temple pagoda church school "
        "hospital company newspaper publishing house national state people government republic "
        "front league association federation office department board council assembly court "
        "bank international world president minister secretary chairman king queen emperor "
        "prince god lord heaven earth viet nam tet team room eye eat rain deputy see ping chen "
        "yong buddha ho uncle ban bo thu mi gi coca mai-tai piano mo po pi phi chi ti cam "
        "me"
    )
)
