"""Awkward but right documents: name -> (text, the data it holds). Read in more than one way and held equal."""

from typing import Any

AWKWARD: dict[str, tuple[str, Any]] = {
    "plain words": ("kind: plan\ntitle: Town Clerk\n", {"kind": "plan", "title": "Town Clerk"}),
    "no newline at the end": ("a: b", {"a": "b"}),
    "numbers keep their text": (
        "a: 2017\nb: 33.878\nc: 012\nd: 1.10\ne: 2,428\nf: (1,234)\ng: -0\nh: +5\n",
        {"a": "2017", "b": "33.878", "c": "012", "d": "1.10", "e": "2,428", "f": "(1,234)", "g": "-0", "h": "+5"},
    ),
    "numbers of other forms keep theirs": (
        "a: 1e3\nb: 0x1F\nc: 0o17\nd: .5\ne: 5.\n",
        {"a": "1e3", "b": "0x1F", "c": "0o17", "d": ".5", "e": "5."},
    ),
    "numbers of YAML 1.1 only": (
        "a: 1_000\nb: 0b11\nc: 1:30\nd: 190:20:30\ne: 1_0.5\n",
        {"a": "1_000", "b": "0b11", "c": "1:30", "d": "190:20:30", "e": "1_0.5"},
    ),
    "words of YAML 1.1 only": (
        "a: no\nb: Yes\nc: on\nd: OFF\ne: y\nf: n\n",
        {"a": "no", "b": "Yes", "c": "on", "d": "OFF", "e": "y", "f": "n"},
    ),
    "booleans": (
        "a: true\nb: True\nc: TRUE\nd: false\ne: False\nf: FALSE\ng: tRue\nh: 'true'\n",
        {"a": True, "b": True, "c": True, "d": False, "e": False, "f": False, "g": "tRue", "h": "true"},
    ),
    "nulls": (
        "a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: nULL\ng: ''\nh: \"~\"\ni: # nothing\n",
        {"a": None, "b": None, "c": None, "d": None, "e": None, "f": "nULL", "g": "", "h": "~", "i": None},
    ),
    "dates and times": (
        "a: 2019-06-16\nb: 2019-06-16T10:00:00Z\nc: 16 June 2017\nd: 2019-20\n",
        {"a": "2019-06-16", "b": "2019-06-16T10:00:00Z", "c": "16 June 2017", "d": "2019-20"},
    ),
    "not numbers": ("a: .inf\nb: -.INF\nc: .nan\n", {"a": ".inf", "b": "-.INF", "c": ".nan"}),
    "keys that are numbers": ("2017: a\n-4: b\n4b: c\n", {"2017": "a", "-4": "b", "4b": "c"}),
    "keys in quotes": ("'a': 1\n\"b c\": 2\n'true': 3\n'<<': 4\n", {"a": "1", "b c": "2", "true": "3", "<<": "4"}),
    "keys with spaces and signs": (
        "key with spaces: 1\na-b_c.d: 2\n£: 3\na:b: 4\n",
        {"key with spaces": "1", "a-b_c.d": "2", "£": "3", "a:b": "4"},
    ),
    "a space before the colon": ("a : b\n", {"a": "b"}),
    "explicit keys": ("? a\n: b\n? c\n", {"a": "b", "c": None}),
    "a colon without a space": (
        "a: b:c\nd: http://x.example/y\ne: 10:30\n",
        {"a": "b:c", "d": "http://x.example/y", "e": "10:30"},
    ),
    "a hash without a space": ("a: b#c\nb: x # y\n", {"a": "b#c", "b": "x"}),
    "signs inside plain text": (
        "a: b & c\nd: e! * f\ng: 50% @ £2.4m\nh: a, b [c] {d}\ni: -x\nj: ?x\nk: :x\n",
        {"a": "b & c", "d": "e! * f", "g": "50% @ £2.4m", "h": "a, b [c] {d}", "i": "-x", "j": "?x", "k": ":x"},
    ),
    "text over several lines": ("a: one\n  two\n\n  three\nb: x\n", {"a": "one two\nthree", "b": "x"}),
    "text that begins on the next line": ("a:\n  one\n  two\n", {"a": "one two"}),
    "single quotes": ("a: 'it''s'\nb: 'x: y # z'\nc: 'one\n  two'\n", {"a": "it's", "b": "x: y # z", "c": "one two"}),
    "double quotes": (
        'a: "x\\ty"\nb: "\\u00a3\\x41\\U0001F600"\nc: "one\n  two\\\n  three"\nd: "\\"\\\\"\n',
        {"a": "x\ty", "b": "£A😀", "c": "one twothree", "d": '"\\'},
    ),
    "stray characters in escapes": ('a: "\\0\\N\\L\\P\\ufeff"\n', {"a": "\x00\x85\u2028\u2029\ufeff"}),
    "literal blocks": (
        "a: |\n  one\n   two\n\n  three\nb: |-\n  x\nc: |+\n  y\n\nd: z\n",
        {"a": "one\n two\n\nthree\n", "b": "x", "c": "y\n\n", "d": "z"},
    ),
    "folded blocks": (
        "a: >\n  one\n  two\n\n  three\nb: >-\n  x\n    y\n  z\n",
        {"a": "one two\nthree\n", "b": "x\n  y\nz"},
    ),
    "a block with its own indentation": ("a: |2\n    x\n  y\n", {"a": "  x\ny\n"}),
    "a block with a comment": ("a: | # how\n  x\n# not part\nb: y\n", {"a": "x\n", "b": "y"}),
    "an empty block": ("a: |\nb: >-\n\nc: d\n", {"a": "", "b": "", "c": "d"}),
    "a block at the end without a newline": ("a: |\n  x", {"a": "x"}),
    "a block with signs": ("a: |\n  # text: 'x\n  - y\n  \t@z\n", {"a": "# text: 'x\n- y\n\t@z\n"}),
    "lists": ("a:\n- 1\n- b\nc:\n  - d\n  -\n  - ''\n", {"a": ["1", "b"], "c": ["d", None, ""]}),
    "lists of mappings": ("a:\n  - b: 1\n    c: 2\n  -\n    b: 3\n", {"a": [{"b": "1", "c": "2"}, {"b": "3"}]}),
    "lists of lists": ("a:\n- - 1\n  - 2\n-\n  - 3\n", {"a": [["1", "2"], ["3"]]}),
    "flow": (
        "a: [1, b, 'c', [d], {e: f}, ]\ng: {h: 1, i: [2], j: , k}\nl: []\nm: {}\n",
        {"a": ["1", "b", "c", ["d"], {"e": "f"}], "g": {"h": "1", "i": ["2"], "j": None, "k": None}, "l": [], "m": {}},
    ),
    "flow over several lines": (
        "a: [\n  1,\n  2\n]\nb: {c: d,\n  e: f}\n",
        {"a": ["1", "2"], "b": {"c": "d", "e": "f"}},
    ),
    "a pair in a flow list": ("a: [b: c, d]\n", {"a": [{"b": "c"}, "d"]}),
    "flow at the root": ("{a: 1, b: [2]}\n", {"a": "1", "b": ["2"]}),
    "comments everywhere": ("# x\na: # y\n  # z\n  b: 1\n # w\nc: 2 # v\n# u", {"a": {"b": "1"}, "c": "2"}),
    "document markers": ("---\na: b\n...\n", {"a": "b"}),
    "a marker and comments": ("# x\n---\n# y\na: b\n...\n# z\n", {"a": "b"}),
    "DOS line ends": ("a: b\r\nc: |\r\n  d\r\n  e\r\nf: g\r\n  h\r\n", {"a": "b", "c": "d\ne\n", "f": "g h"}),
    "old Macintosh line ends": ("a: b\rc: d\r", {"a": "b", "c": "d"}),
    "a byte order mark": ("\ufeffa: b\n", {"a": "b"}),
    "letters of all kinds": (
        "naïve: £2.4m – “quoted” ‘single’\nemoji: 😀 👩‍👧 x\ncymraeg: Tŷ Ŵyn\n日本: 語\n",
        {"naïve": "£2.4m – “quoted” ‘single’", "emoji": "😀 👩‍👧 x", "cymraeg": "Tŷ Ŵyn", "日本": "語"},
    ),
    "spaces that are no spaces": ("a: x\u00a0y\u2003z\n", {"a": "x\u00a0y\u2003z"}),
    "spaces at the ends": ("a:   b   \n\nc: 'd '   \n   \ne: f\n", {"a": "b", "c": "d ", "e": "f"}),
    "a tab after the text": ("a: b\t\nc:\td\ne: f\t# g\n", {"a": "b", "c": "d", "e": "f"}),
    "an equals sign": ("a: =\n", {"a": "="}),
    "keys alike but for case": ("a: 1\nA: 2\n", {"a": "1", "A": "2"}),
    "the same key elsewhere": (
        "a: {b: 1}\nc: {b: 2}\nd: [{b: 3}, {b: 4}]\n",
        {"a": {"b": "1"}, "c": {"b": "2"}, "d": [{"b": "3"}, {"b": "4"}]},
    ),
}
