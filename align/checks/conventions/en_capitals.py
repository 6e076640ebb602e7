"""English words and groups of words that have a capital wherever they stand."""

from align.checks.conventions.base import words

_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_PEOPLES = (
    "vietnamese english french german russian chinese japanese korean spanish italian portuguese "
    "dutch american british european asian african indian thai laotian cambodian khmer australian "
    "canadian indonesian malaysian filipino burmese mongolian cuban mexican brazilian egyptian "
    "arab arabic israeli iranian iraqi ukrainian belgian norwegian finnish hungarian romanian "
    "bulgarian greek latin buddhist christian catholic protestant muslim islamic jewish hindu "
    "confucian marxist leninist scottish irish welsh swedish austrian chilean argentine peruvian "
    "colombian venezuelan algerian moroccan tunisian nigerian ethiopian kenyan syrian lebanese "
    "palestinian jordanian afghan pakistani bangladeshi nepalese taiwanese tibetan czech slovak "
    "serbian croatian albanian yugoslav estonian latvian lithuanian icelandic manchu tartar cham "
    "sanskrit hebrew persian hindi malay javanese viennese parisian londoner maoist trotskyist"
)
_FAITHS = (
    "buddhism christianity islam catholicism confucianism taoism hinduism judaism marxism "
    "leninism maoism koran quran buddha confucius jesus christ allah mohammed muhammad"
)
_PLACES = (
    "vietnam hanoi saigon haiphong danang london paris tokyo beijing moscow berlin england "
    "germany russia america australia canada india thailand cambodia laos korea europe asia africa "
    "singapore france italy spain portugal holland belgium switzerland austria poland hungary "
    "romania bulgaria yugoslavia czechoslovakia sweden norway denmark finland iceland ireland "
    "scotland wales greece ukraine belarus georgia armenia azerbaijan uzbekistan kazakhstan "
    "mongolia myanmar burma malaysia indonesia philippines brunei taiwan nepal bhutan bangladesh "
    "pakistan afghanistan iran iraq syria lebanon israel palestine egypt libya tunisia algeria "
    "morocco sudan ethiopia kenya tanzania uganda angola mozambique zimbabwe zambia namibia "
    "nigeria ghana senegal cameroon madagascar mexico cuba haiti jamaica guatemala nicaragua "
    "panama colombia venezuela ecuador peru bolivia brazil paraguay uruguay argentina chile "
    "indochina tonkin annam cochinchina mekong danube thames nile himalayas atlantic antarctica "
    "mediterranean siberia manchuria tibet shanghai nanjing guangzhou yunnan guangxi "
    "guangdong bangkok vientiane rangoon yangon manila jakarta delhi bombay calcutta sydney "
    "melbourne washington chicago boston geneva vienna rome madrid lisbon athens prague warsaw "
    "budapest bucharest sofia belgrade stockholm oslo copenhagen helsinki brussels amsterdam kyiv "
    "kiev leningrad stalingrad petersburg cairo baghdad tehran havana osaka kyoto seoul pyongyang "
    "california texas florida hawaii alaska"
)
_PEOPLE = (
    "marx engels lenin stalin einstein shakespeare napoleon darwin pasteur yersin hitler gandhi "
    "nehru sukarno sihanouk roosevelt churchill nixon mozart beethoven tolstoy balzac hugo "
    "voltaire rousseau picasso peter john mary george paul david robert william charles thomas "
    "michael elizabeth margaret"
)
_MAKERS = (
    "google facebook microsoft youtube twitter wikipedia toyota honda samsung nokia linux unesco "
    "unicef nato asean opec nasa interpol"
)
_FEASTS = "christmas easter ramadan halloween thanksgiving diwali vesak"
_MONTHS = "january february april june july september october november december"
_SEVERAL = frozenset({*words(_DAYS), "german", "russian", "american", "european", "asian"})
_ALSO_MANY = _SEVERAL | frozenset(
    words(
        "african indian australian canadian cuban mexican norwegian hungarian romanian bulgarian "
        "greek buddhist christian catholic protestant muslim hindu marxist arab korean italian "
        "cambodian indonesian malaysian filipino mongolian brazilian egyptian israeli iranian "
        "iraqi ukrainian belgian"
    )
)
ALWAYS_CAPITAL = frozenset(
    {
        *words(f"{_DAYS} {_MONTHS} {_FEASTS} {_PEOPLES} {_FAITHS} {_PLACES} {_PEOPLE} {_MAKERS}"),
        *(f"{word}s" for word in _ALSO_MANY),
    }
)
"""Words in small letters."""

NAMES = (
    "united nations|world health organi[sz]ation|world bank|european union|soviet union|"
    "united states|united kingdom|new york|hong kong|south china sea|"
    "world war (?:ii|i|two|one|2|1)|"
    "communist party of \\w+|cold war|great wall of china|red cross|security council|"
    "league of nations|viet nam|ho chi minh|viet minh|viet cong|north korea|south korea|"
    "new zealand|sri lanka|saudi arabia|south africa|latin america|southeast asia|south-east asia|"
    "north america|south america|central america|north vietnam|south vietnam|"
    "international monetary fund|world trade organi[sz]ation|"
    "democratic republic of \\w+|people's republic of \\w+|people’s republic of \\w+|"
    "socialist republic of vietnam|white house|wall street|middle east|far east|"
    "pacific ocean|atlantic ocean|indian ocean|arctic ocean|south pole|north pole|"
    "karl marx|east sea|gulf of tonkin|central highlands|"
    "dien bien phu|da nang|hai phong|new year's (?:eve|day)|olympic games|"
    "world cup|"
    "catholic church|"
    "roman empire|middle ages"
)
"""Names of several words, as a regular expression in small letters."""

NAME_SIGNS = frozenset(
    words(
        "united world nations organization organisation bank union states kingdom york kong sea "
        "war party wall war cross council nam chi viet korea zealand lanka arabia africa "
        "america asia vietnam fund republic house street east ocean pole marx delta tonkin "
        "highlands dien da hai olympic cup church empire ages "
    )
)
"""Words of which each of those names has one."""

COMMON = frozenset(
    words(
        "the and that this with they from when then there were was are his her she you all not "
        "but for had has have been will would which their these those what who how one after "
        "before about into over under no yes if it is in on at of to as by we he or an be do so"
    )
)
"""Words of which any odd use of capitals is a slip of the keyboard."""
