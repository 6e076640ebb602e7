"""Key maps after the tools that translators come from, as far as a terminal delivers their keys.

Sources: OmegaT's ``MainMenuShortcuts.properties``; the manuals of Trados Studio and memoQ.  Keys
that no terminal tells apart (Ctrl+I, Ctrl+M, Ctrl+digit, Ctrl+Shift+letter) are left as they are
in ``align``; Ctrl+P stays the palette's and Ctrl+Q quits.  Browsers keep Ctrl+N, Ctrl+T and Ctrl+W
for themselves, so that no action may have only these.
"""

from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, str]] = {
    "align": {},
    "omegat": {
        # A terminal may send Ctrl+Enter as Ctrl+J, so both must mean the same.
        "editor.confirm-segment": "enter",
        "editor.previous-segment": "ctrl+enter,ctrl+j,alt+p,shift+f8,ctrl+up",
        "editor.next-segment": "ctrl+n,alt+n,f8,ctrl+down",
        "editor.find-open": "ctrl+u,ctrl+g",
        "editor.insert-match": "ctrl+r,ctrl+t",
        "editor.search-memories": "ctrl+f,f3,ctrl+k",
        "editor.filter-segments": "f7",
        "editor.show-all": "f5",
        "editor.replace-text": "alt+h",
    },
    "trados": {
        "editor.insert-match": "ctrl+t,alt+v",
        "editor.search-memories": "f3",
        "editor.next-finding": "f8,f9,alt+q",
        "editor.next-segment": "alt+n,ctrl+down",
        "editor.previous-segment": "alt+p,ctrl+up",
        "editor.find-open": "ctrl+k",
        "editor.go-to": "ctrl+g,ctrl+l",
        "editor.add-term": "ctrl+f2,alt+g",
        "editor.replace-text": "ctrl+h,ctrl+r",
    },
    "memoq": {
        # memoQ joins with Ctrl+J, which is what many terminals send for Ctrl+Enter.
        "editor.split-segment": "ctrl+t,alt+x",
        "editor.insert-match": "ctrl+@,alt+t",
        "editor.next-match": "ctrl+down,alt+down",
        "editor.previous-match": "ctrl+up,alt+up",
        "editor.next-segment": "alt+n,f8",
        "editor.previous-segment": "alt+p,shift+f8",
        "editor.redraft-segment": "f12",
        "editor.search-memories": "ctrl+k,f3",
        "editor.add-term": "alt+g",
    },
}
