"""More English words that are spelled as syllables of Vietnamese are without their diacritics."""

from align.checks.conventions.base import words

SHORT_WORDS = frozenset(
    words(
        "aeon ai aim ain ait am ap au aye ba bait bang bap beam bean beat beau beaut bee beech "
        "been beep beet being bi bing bio boa boat boing bong boo boom boon boot bop bot bout "
        "boyo bu bum buoy buy buying bye cain cay chain chan cheap cheat cheep chia chic ching "
        "chit choc chon chou chum ciao coat coin coon coop coot couch coup coy cue cueing cum "
        "cyan da dam dang dat dean dee deem deep dep die diet dim ding dip dit doc doe doing dom "
        "dong doom doyen due duet dun dung duo dup dye dyeing dying em en eon et gain gait gan "
        "gat gay gee geeing gem gen geo geom geum gey ghat ghee git goat going goo goon goop gout "
        "goy goyim gum gut guy guyot gym gyp hae haem ham hap haut heap heat hem hep heya hic hie "
        "hieing hin hiya hoc hoe hoeing hon hong hooch hoop hoot hoy hue hum hung hying hyp ii "
        "iii ion kea keen keep key ki kip koan kyat laic lain lam lang lat laying layup lea leach "
        "lean leap leat lech lee leech leet lei leu ley li lie lien lieu lieut lin ling lion lip "
        "lit lo loach loam loan loch loin loo loom loon loop loot lop loup lout lung lye lying "
        "mach maim main mam maun maya mayo mea mean meat mech meet mem mic min moa moan moat mom "
        "mon moo mooch moon moot mot moue mum mung mut naan nan nay ne neap neat nee neep neo "
        "neon neut nim nip nit nom non noon noun oat och oi om oo op oui oy paean paeon pain pam "
        "pap paua paying payt pe pea peach pean peat pec pee peeing peen peep peng peon pep phat "
        "pic pie pieing piet pion pip poach poem poet poi pom poo pooch poon poop pot pouch pout "
        "pung pup pye quaich quay quean queue queuing quiet quin quip quit quo quoit quot ram "
        "rayon re ream reap rec rein rem rep ret ria rim riot rip rit roam roan roe roo root roue "
        "roup rout rue ruin rum rut rya rye sac sain sap saying seam seat sec sech seeing seem "
        "seen seep sem sen si sic sim sip soap soc soon soot sop sot soup soy soya sue suet suing "
        "suit sum sup sym syn ta tach tang tat tauon taut teat tec tech tee teeing teem teen thee "
        "they thou thy tic tie ting tit toe toeing toing tom tong toon toot tot touch tout toy "
        "trach train trait tram trap tray treat tree treeing treen tret trey triac trim trio trip "
        "troat tron troop trot trout troy try trying tryout tu tum tut tying typ um vac vain vang "
        "veep vein vet vi via vie vii viii vim vo voe vouch vu vying xi xii xiii ya yam yang yap "
        "yay ye yea yean yep yet yin yip yo yon young yuan yum yup "
    )
)
