"""Term bases with a mistake: name of the file, its content, and what is said about it."""

CASES: tuple[tuple[str, str | bytes, str], ...] = (
    (
        "t.yaml",
        "",
        ": the term base holds no entry; write at least one source with its target",
    ),
    (
        "t.yaml",
        "# nothing\n",
        ": the term base holds no entry; write at least one source with its target",
    ),
    (
        "t.yaml",
        "entries: []\n",
        ": the term base holds no entry; write at least one source with its target",
    ),
    (
        "t.tsv",
        "\n\n",
        ": the term base holds no entry; write at least one source with its target",
    ),
    (
        "t.tsv",
        "source\ttarget\n",
        ": the term base holds no entry; write at least one source with its target",
    ),
    (
        "t.yaml",
        "- source: tỉnh ủy\n",
        ": line 1: entry 'tỉnh ủy': 'target' is missing; add it, or 'do_not_translate: true'",
    ),
    (
        "t.yaml",
        "- source: tỉnh ủy\n  target:\n",
        ": line 2: entry 'tỉnh ủy': 'target' is empty; fill it or remove it",
    ),
    (
        "t.yaml",
        "- source: tỉnh ủy\n  target: ~\n",
        ": line 2: entry 'tỉnh ủy': 'target' is empty; fill it or remove it",
    ),
    (
        "t.yaml",
        "- source: tỉnh ủy\n  target: ' '\n",
        ": line 2: entry 'tỉnh ủy': 'target' is empty; fill it or remove it",
    ),
    (
        "t.yaml",
        "- target: x\n",
        ": line 1: entry 1: 'source' is missing; add it",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n- source:\n  target: y\n",
        ": line 3: entry 2: 'source' is empty; fill it or remove it",
    ),
    (
        "t.yaml",
        "- source: a\n  traget: x\n",
        ": line 2: entry 'a': the key 'traget' is unknown; did you mean 'target'?",
    ),
    (
        "t.yaml",
        "entries:\n- source: a\n  target: x\nnmae: b\n",
        ": line 4: the key 'nmae' is unknown; did you mean 'name'?",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  when: {befor: b}\n",
        ": line 3: entry 'a': the key 'befor' is unknown; did you mean 'before'?",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  when: {zzz: b}\n",
        ": line 3: entry 'a': the key 'zzz' is unknown; known are before, after, anywhere",
    ),
    (
        "t.yaml",
        "- source: [a]\n  target: x\n",
        ": line 1: entry 1: 'source' is a list, not a text; write a text, or put it in quotes",
    ),
    (
        "t.yaml",
        "- source: a\n  target: {b: c}\n",
        ": line 2: entry 'a': 'target' is a mapping, not a text; write a text, or put it in quotes",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  allowed: {b: c}\n",
        ": line 3: entry 'a': 'allowed' is a mapping, not a list; write a list, such as [one, two]",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  allowed:\n  - b\n  - [c]\n",
        ": line 5: entry 'a': 'allowed' is a list, not a text; write a text, or put it in quotes",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  inflect: no\n",
        ": line 3: entry 'a': 'inflect' is 'no'; write true or false",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  any_case: [true]\n",
        ": line 3: entry 'a': 'any_case' is a list; write true or false",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  part_of_speech: nuon\n",
        ": line 3: entry 'a': 'part_of_speech' is 'nuon'; write one of noun, verb, "
        "adjective, adverb, name, phrase",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  when: {before: {c: d}}\n",
        ": line 3: entry 'a': 'before' is a mapping, not a list; write a list, such as [one, two]",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  source: b\n",
        ": line 3: the key 'source' stands twice; keep one of them",
    ),
    (
        "t.yaml",
        "- one\n",
        ": line 1: entry 1: this is 'one', not a mapping; write keys and values, such as "
        "'source: ...'",
    ),
    (
        "t.yaml",
        "entries: 3\n",
        ": line 1: 'entries' is '3', not a list; write a list, such as [one, two]",
    ),
    (
        "t.yaml",
        "name: x\n",
        ": line 1: 'entries' is missing; add it",
    ),
    (
        "t.yaml",
        "just text\n",
        ": line 1: this is a text, not a term base; begin with 'entries:'",
    ),
    (
        "t.yaml",
        "- source: 'a\n",
        ": line 2: this is not YAML: found unexpected end of stream; correct the line, or "
        "put the text in quotation marks",
    ),
    (
        "t.yaml",
        "- source: a: b\n",
        ": line 1: this is not YAML: mapping values are not allowed in this context; "
        "correct the line, or put the text in quotation marks",
    ),
    (
        "t.yaml",
        "- source: !!python/name:os.system a\n",
        ": line 1: the tag 'tag:yaml.org,2002:python/name:os.system' is unknown; remove it",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  note: [[[[[[[]]]]]]]\n",
        ": line 3: lists and mappings nest too deeply; flatten them",
    ),
    (
        "t.yaml",
        "- &a [*a]\n",
        ": line 1: lists and mappings nest too deeply; flatten them",
    ),
    (
        "t.yaml",
        "- ? [a]\n  : b\n",
        ": line 1: a key is no text; write a word before the colon",
    ),
    (
        "t.yaml",
        "- source: '...'\n  target: x\n",
        ": line 1: entry '...': '...' holds no word; write the term out",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  variants: ['-']\n",
        ": line 1: entry 'a': '-' holds no word; write the term out",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  forbidden: [x]\n",
        ": line 1: entry 'a': 'x' is both allowed and forbidden; take it out of one of them",
    ),
    (
        "t.yaml",
        "- source: a\n  target: x\n  do_not_translate: true\n",
        ": line 1: entry 'a': 'target' contradicts 'do_not_translate'; remove one of them",
    ),
    (
        "t.yaml",
        "- {id: k, source: a, target: x}\n- {id: k, source: b, target: x}\n",
        ": line 2: entry 'b': the id 'k' is taken by line 1; choose another one",
    ),
    (
        "t.yaml",
        "- {source: tỉnh ủy, target: x}\n- {source: b, variants: Tỉnh-uỷ, target: x}\n",
        ": line 2: 'Tỉnh-uỷ' is in the term base already, in line 1; keep one of the two, "
        "or tell them apart by 'when' or 'unless' in YAML",
    ),
    (
        "t.tsv",
        "a\tx\nA\ty\n",
        ": line 2: 'A' is in the term base already, in line 1; keep one of the two, or "
        "tell them apart by 'when' or 'unless' in YAML",
    ),
    (
        "t.tsv",
        "a\tx\nchi bộ\n",
        ": line 2: 'chi bộ' has no target; put a tab and the target behind the source",
    ),
    (
        "t.csv",
        "chi bộ\n",
        ": line 1: 'chi bộ' has no target; put a comma and the target behind the source",
    ),
    (
        "t.tsv",
        "chi bộ\t \n",
        ": line 1: the target of 'chi bộ' is empty; fill it or remove the line",
    ),
    (
        "t.tsv",
        "\tx\n",
        ": line 1: the source of 'x' is empty; fill it or remove the line",
    ),
    (
        "t.csv",
        'a,x\nb,"y\nc,z\n',
        ": line 2: a quotation mark is not closed; double the quotation marks inside a cell",
    ),
    (
        "t.tsv",
        b"a\tx\n\xff\ty\n",
        ": line 2: the text is not UTF-8; save the term base as UTF-8",
    ),
    (
        "t.tsv",
        b"\xff\xfea\x00\t",
        ": line 1: the text is not UTF-16; save the term base as UTF-8",
    ),
    (
        "t.yaml",
        "- source: a\n  target: \0\n",
        ": line 2: a NUL byte stands in the text; save the term base as plain UTF-8 text",
    ),
    (
        "t.xlsx",
        "PK",
        ": '.xlsx' is no format of a term base; use one of "
        ".yaml, .yml, .tsv, .tab, .txt, .utf8, .csv, .tbx, .xml, .utx",
    ),
    (
        "terms",
        "a\tx",
        ": the name has no extension; use one of "
        ".yaml, .yml, .tsv, .tab, .txt, .utf8, .csv, .tbx, .xml, .utx",
    ),
)
