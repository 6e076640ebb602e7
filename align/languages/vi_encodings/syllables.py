"""The grammar of the written syllable: what could be Vietnamese, whatever it means.

Onsets, some 160 rimes and six tones; a rime that ends in a stop bears only the sharp or the heavy
tone (Đoàn Thiện Thuật, Ngữ âm tiếng Việt, 1977).
"""

import re
import unicodedata
from functools import lru_cache

_RIMES_WRITTEN = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec
    em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên
    iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u
    ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uơ up ut uy uya uych uyên uyêt uyn
    uynh uyp uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp
    ươt ươu y yêm yên yêng yêt yêu
"""
_RIMES = frozenset(_RIMES_WRITTEN.split())
# The u of qu belongs to the onset.
_AFTER_QU_WRITTEN = """
    a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê ên êch ênh
    êt ôc ơ ơi i in it y ych yên yêt yêu yn ynh yt
"""
_AFTER_QU = frozenset(_AFTER_QU_WRITTEN.split())
_ONSETS = re.compile("qu|gi(?=[aăâeêoôơuưi])|[gn]h|ngh|ng|[ckpt]h|tr|[bcdđghklmnprstvx]|")
# k, gh and ngh stand before e, ê, i and y, and there alone.
_FRONT = re.compile("[eêiy]")
_BACK_ONLY = frozenset({"c", "g", "ng"})
_FRONT_ONLY = frozenset({"k", "gh", "ngh"})
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOP = re.compile("(?:ch|c|p|t)$")
_STOPPED = frozenset({"\u0301", "\u0323"})


@lru_cache(maxsize=1 << 16)
def is_syllable(text: str) -> bool:
    """Tell whether a text of any case, in NFC, is spelled like one Vietnamese syllable.

    The tone may stand on any vowel of the rime, old style or new.
    """
    parts = unicodedata.normalize("NFD", text.lower())
    tones = _TONES.findall(parts)
    if len(tones) > 1 or len(parts) > 12:
        return False
    bare = unicodedata.normalize("NFC", _TONES.sub("", parts)) if tones else text.lower()
    if tones and _STOP.search(bare) and tones[0] not in _STOPPED:
        return False
    if not tones and _STOP.search(bare):
        return False
    return _is_spelled(bare)


def _is_spelled(bare: str) -> bool:
    """Judge a syllable without its tone."""
    if bare == "gi":
        return True
    match = _ONSETS.match(bare)
    onset = match.group() if match else ""
    if onset == "gi" and bare[2:] not in _RIMES:
        # giêng, giếc: the i belongs to the rime.
        onset = "g"
    rime = bare[len(onset) :]
    if onset == "qu":
        return rime in _AFTER_QU
    if rime not in _RIMES:
        return False
    front = _FRONT.match(rime) is not None
    if onset == "g" and rime.startswith("i"):
        return True
    return not (front and onset in _BACK_ONLY) and (front or onset not in _FRONT_ONLY)
