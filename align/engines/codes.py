"""Language codes of two letters (ISO 639-1) and of three (ISO 639-3, as NLLB uses them)."""

# Macrolanguages stand for the member that FLORES-200 and NLLB took for them.
_PAIRS = (
    "af=afr am=amh ar=arb az=azj be=bel bg=bul bn=ben bo=bod bs=bos ca=cat cs=ces cy=cym da=dan "
    "de=deu el=ell en=eng eo=epo es=spa et=est eu=eus fa=pes fi=fin fr=fra ga=gle gl=glg gu=guj "
    "he=heb hi=hin hr=hrv hu=hun hy=hye id=ind is=isl it=ita ja=jpn ka=kat kk=kaz km=khm kn=kan "
    "ko=kor ky=kir lo=lao lt=lit lv=lvs mk=mkd ml=mal mn=khk mr=mar ms=zsm my=mya nb=nob ne=npi "
    "nl=nld no=nob pa=pan pl=pol ps=pbt pt=por ro=ron ru=rus si=sin sk=slk sl=slv sq=als sr=srp "
    "sv=swe sw=swh ta=tam te=tel tg=tgk th=tha tl=tgl tr=tur uk=ukr ur=urd uz=uzn vi=vie xh=xho "
    "zh=zho zu=zul"
)
_THREE = dict(pair.split("=") for pair in _PAIRS.split())


def three_letters(language: str) -> str:
    """Return the three-letter code of a language; what is not known is returned as it is."""
    return _THREE.get(language, language)
