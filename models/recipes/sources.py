"""Where every corpus file comes from and under which terms, for the model card."""

from __future__ import annotations

ORIGINS = {
    "written": "written for this project, CC0",
    "evbnews.tsv": "EVBNews 2.0 of EVBCorpus (sanghuynh1501/translate_machine)",
    "news.tsv": "VLSP 2020 in-domain news (thanhleha-kit/EnViCorpora)",
    "alt.tsv": "Asian Language Treebank, CC BY 4.0 (thanhleha-kit/EnViCorpora)",
    "basic.tsv": "mostly Tatoeba, CC BY 2.0 FR (thanhleha-kit/EnViCorpora)",
    "press.tsv": "world and Vietnamese news (trannguyenhan/bilingualcrawl-vietnamese-english)",
    "xquad.tsv": "XQuAD, CC BY-SA 4.0 (google-deepmind/xquad)",
    "stories.tsv": "African Storybook, CC BY 4.0 (global-asp/global-asp)",
    "ted-small.tsv": "TED talks, CC BY-NC-ND (quockhuongtrann/preprocess_IWSLT15)",
    "d2l.tsv": "Dive into Deep Learning, CC BY-SA 4.0 (mlbvn/d2l-vn)",
    "docs-hfcourse.tsv": "Apache-2.0 (huggingface/course)",
    "docs-react.tsv": "CC BY 4.0 (reactjs/vi.react.dev)",
    "docs-vue.tsv": "MIT (vuejs-vn/vuejs.org)",
    "docs-mlcheatsheet.tsv": "MIT (shervinea/cheatsheet-translation)",
    "docs-javascript.tsv": "javascript-tutorial/vi.javascript.info",
    "mozilla-www.tsv": "MPL-2.0 (mozilla-l10n/www-l10n)",
    "ui-godot.tsv": "MIT (godotengine/godot-editor-l10n)",
    "ui-git.tsv": "GPL-2 (git-l10n/git-po)",
    "ui-osm.tsv": "openstreetmap/openstreetmap-website",
    "game.tsv": "GPL-3 (00-Evan/shattered-pixel-dungeon)",
    "bible.tsv": "1925 Vietnamese and World English Bible (pyhteam/Bible-Craw, TehShrike)",
    "examples-hnd.tsv": "Hồ Ngọc Đức's Free Vietnamese Dictionary, GPL",
    "examples-anhviet.tsv": "Hồ Ngọc Đức's Free Vietnamese Dictionary, GPL",
    "dict-vnedict.tsv": "VNEDICT, attribution and share-alike",
    "dict-hnd.tsv": "Hồ Ngọc Đức's Free Vietnamese Dictionary, GPL",
}
