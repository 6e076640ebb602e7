"""British and American spelling: the commonest pairs, our own list.

A pair stands for its regular inflections too, by the endings of its group. ``british=american``.
"""

_OUR = """arm col clam endeav fav flav glam harb hon hum lab neighb od parl ranc rig rum sav
splend tum val vap vig cand behavi"""
_OUR_ENDINGS = "|s|ed|ing|er|ers|able|ably|ite|ites|itism|hood|hoods|ful|less|y|ies|force|saving"
_RE = "cent theat fib lit kilomet centimet met sab calib spect lust meag somb"
_ISE = """organ reorgan disorgan real mobil demobil modern industrial collectiv social national
central decentral general special stabil destabil neutral final formal normal legal penal
local global liberal democrat critic emphas summar recogn author minim maxim optim util
symbol character civil colon decolon computer standard commercial mechan polar popular
public privat rational revolution subsid synchron visual apolog categor crystall equal
familiar fertil hospital immun jeopard material memor monopol patron
pressur revital scrutin sensit steril sympath terror urban victim agon amort
antagon brutal capital cannibal econom energ epitom fantas galvan harmon
homogen hypnot ideal internal ion item bureaucrat union systemat institutional
militar demilitar radical hegemon"""
_ISE_ENDINGS = "e|es|ed|ing|er|ers|ation|ations|ational|able"
_LL = "travel cancel label level model signal counsel quarrel marvel tunnel channel fuel total \
initial equal dial rival shovel panel pedal duel enamel funnel"
_LL_ENDINGS = "ed|ing|er|ers"
_SINGLE = """
defence=defense defences=defenses defenceless=defenseless offence=offense offences=offenses
pretence=pretense analyse=analyze analysed=analyzed analysing=analyzing
paralyse=paralyze paralysed=paralyzed paralysing=paralyzing catalyse=catalyze
catalogue=catalog catalogues=catalogs dialogue=dialog programme=program programmes=programs
cheque=check cheques=checks grey=gray greyish=grayish plough=plow ploughs=plows ploughed=plowed
ploughing=plowing ploughman=plowman tyre=tire tyres=tires kerb=curb kerbs=curbs
aluminium=aluminum jewellery=jewelry enrol=enroll enrols=enrolls enrolment=enrollment
fulfil=fulfill fulfils=fulfills fulfilment=fulfillment instalment=installment
instalments=installments skilful=skillful skilfully=skillfully wilful=willful wilfully=willfully
mould=mold moulds=molds moulded=molded moulding=molding moult=molt smoulder=smolder
smouldering=smoldering sceptical=skeptical scepticism=skepticism sceptic=skeptic
manoeuvre=maneuver manoeuvres=maneuvers manoeuvring=maneuvering manoeuvred=maneuvered
anaemia=anemia anaemic=anemic paediatric=pediatric haemorrhage=hemorrhage oestrogen=estrogen
foetus=fetus orthopaedic=orthopedic encyclopaedia=encyclopedia mediaeval=medieval
ageing=aging acknowledgement=acknowledgment cosy=cozy pyjamas=pajamas moustache=mustache
storey=story storeys=stories draught=draft draughts=drafts licence=license licences=licenses
practise=practice practised=practiced practising=practicing sulphur=sulfur
sulphuric=sulfuric towards=toward afterwards=afterward travelling=traveling woollen=woolen
artefact=artifact artefacts=artifacts speciality=specialty specialities=specialties
grammes=grams kilogramme=kilogram kilogrammes=kilograms
behavioural=behavioral neighbouring=neighboring centring=centering centred=centered
counsellor=counselor counsellors=counselors councillor=councilor
councillors=councilors marvellous=marvelous chilli=chili yoghurt=yogurt
"""
# Right in British English too, in another sense or as well: never rewritten into it.
_ONE_WAY = """check checks curb curbs tire tires story stories draft drafts license licenses
practice practiced practicing meter meters program programs dialog aging toward afterward specialty
specialties grams molt encyclopedia medieval"""
ONE_WAY = frozenset(_ONE_WAY.split())


def _pairs() -> dict[str, str]:
    found: dict[str, str] = {}
    for stem in _OUR.split():
        for ending in _OUR_ENDINGS.split("|"):
            found[f"{stem}our{ending}"] = f"{stem}or{ending}"
    for stem in _RE.split():
        found |= {f"{stem}re": f"{stem}er", f"{stem}res": f"{stem}ers"}
    for stem in _LL.split():
        for ending in _LL_ENDINGS.split("|"):
            found[f"{stem}l{ending}"] = f"{stem}{ending}"
    for pair in _SINGLE.split():
        british, american = pair.split("=")
        if british != american:
            found[british] = american
    return found


AMERICAN: dict[str, str] = _pairs()
"""American spelling by British spelling."""
IZE: dict[str, str] = {
    f"{stem}is{ending}": f"{stem}iz{ending}"
    for stem in _ISE.split()
    for ending in _ISE_ENDINGS.split("|")
}
"""Spelling with z by spelling with s, of verbs that have both."""
