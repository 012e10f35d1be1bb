"""Documents with a fault of syntax: name -> (text, message or messages, the last hint).

In the text, « and » stand around what a fault points at, ⟦ and ⟧ around a further place.
"""

CHECK = "Check the quotes, the colons and the indentation of this line and of the one above it."
SPACES = "Replace each tab with spaces, two for each level; most editors can do it for the whole file."
ADD_COLON = (
    "Write a colon and the value after it; if it belongs to the text above, indent it further than that text's key."
)
WHOLE_TEXT = "Indent it as the keys it belongs with; or, if all this is one text, put the whole text in quotes."
CLOSE_LIST = "Write “]” after the last value; or, if the bracket belongs to a text, put the whole text in quotes."
CLOSE_MAPPING = "Write “}” after the last value; or, if the bracket belongs to a text, put the whole text in quotes."
BRACKETS = "If the brackets belong to a text, put the whole text in quotes; otherwise delete what follows them."
TWICE = "Put the value in single quotes instead, or write each backslash twice."
DIRECTIVE = "a line that begins with “%” is an instruction to the YAML reader, not text"
NO_DIRECTIVE = "Delete the line, or put the value in quotes if it is text."

BROKEN = {
    # Tabs
    "a tab indents a key": ("a:\n«\t»b: c", "a tab indents this line, where YAML allows only spaces", SPACES),
    "two tabs": ("a:\n  «\t\t»b: c", "a tab indents this line, where YAML allows only spaces", SPACES),
    "a tab indents an item": ("a:\n  - b\n«\t»- c", "a tab indents this line, where YAML allows only spaces", SPACES),
    "a tab indents a block": ("a: |\n«\t»b", "a tab indents this line, where YAML allows only spaces", SPACES),
    "a tab before a comment": (
        "a: b # x\n«\t»# c\nd: e",
        "a tab indents this line, where YAML allows only spaces",
        SPACES,
    ),
    "a tab alone": ("a: b\n«\t»\nc: d", "a line without text holds a tab", "Delete the tab."),
    "a tab after a dash": ("a:\n- b\n-«\t»- c", "a tab stands here, where YAML allows only spaces", SPACES),
    # Signs that no value begins with
    "an at sign": (
        "a: «@»theatre # x",
        "a value cannot begin with “@” unless it is in quotes",
        'Put the whole of it in quotes: "@theatre"',
    ),
    "a per cent sign": (
        "a: «%»5",
        "a value cannot begin with “%” unless it is in quotes",
        'Put the whole of it in quotes: "%5"',
    ),
    "a back quote": (
        '- «`»x` "y"',
        "a value cannot begin with “`” unless it is in quotes",
        "Put the whole of it in quotes: '`x` \"y\"'",
    ),
    "an at sign in a key": (
        "a: b\n«@»c: d",
        "a value cannot begin with “@” unless it is in quotes",
        'Put the whole of it in quotes: "@c"',
    ),
    "bold text": (
        "a: «*»*bold** text",
        "a value cannot begin with “*” unless it is in quotes",
        'Put the whole of it in quotes: "**bold** text"',
    ),
    "an ampersand": (
        "a: «&» b",
        "a value cannot begin with “&” unless it is in quotes",
        'Put the whole of it in quotes: "& b"',
    ),
    "an unknown tag": (
        "a: «!»x!y foo",
        "a value cannot begin with “!” unless it is in quotes",
        'Put the whole of it in quotes: "!x!y foo"',
    ),
    "an open tag": (
        "a: «!»<foo",
        "a value cannot begin with “!” unless it is in quotes",
        'Put the whole of it in quotes: "!<foo"',
    ),
    "a tag with a broken sign": (
        "a: «!»b%zz c",
        "a value cannot begin with “!” unless it is in quotes",
        'Put the whole of it in quotes: "!b%zz c"',
    ),
    "a question": (
        "a: «?» b",
        "a value cannot begin with “?” unless it is in quotes",
        'Put the whole of it in quotes: "? b"',
    ),
    "a closing bracket": (
        "a: «]»",
        "a value cannot begin with “]” unless it is in quotes",
        'Put the whole of it in quotes: "]"',
    ),
    "a comma": (
        "a: «,» x",
        "a value cannot begin with “,” unless it is in quotes",
        'Put the whole of it in quotes: ", x"',
    ),
    "a sign of a block in brackets": (
        "a: [«>»5]",
        "a value cannot begin with “>” unless it is in quotes",
        'Put the whole of it in quotes: ">5]"',
    ),
    "a comma too many": (
        "a: [b, «,» c]",
        "a value is missing before this comma",
        "Write the value, or delete the comma.",
    ),
    "more than a sign": (
        "a: «>90%»",
        "“>90%” is read as the start of a block of text, because it begins with “>”",
        'Put the value in quotes: ">90%"',
    ),
    "more than a sign and a space": (
        "a: «> £90» # x",
        "“> £90” is read as the start of a block of text, because it begins with “>”",
        'Put the value in quotes: "> £90"',
    ),
    "a bar": (
        "a: «|b|»",
        "“|b|” is read as the start of a block of text, because it begins with “|”",
        'Put the value in quotes: "|b|"',
    ),
    # Quotes
    "an open single quote": (
        "a: «'it''s»\nb: 2\n",
        "a single quote is opened here and never closed",
        "End the value with the same mark: '",
    ),
    "an open double quote": (
        'a: «"x # y» \nb: 2\n',
        "a double quote is opened here and never closed",
        'End the value with the same mark: "',
    ),
    "a quote open up to a marker": (
        'a: «"x»\n---\n"\n',
        "a double quote is opened here and never closed",
        'End the value with the same mark: "',
    ),
    "an apostrophe": (
        "a: 'it'«s a plan'» # x",
        "text follows the closing quote",
        "If the value goes on, put it in double quotes, or write the mark inside it as ''",
    ),
    "inner quotes": (
        'a: "the "«City" plan"»',
        "text follows the closing quote",
        'If the value goes on, put it in single quotes, or write the mark inside it as \\"',
    ),
    "a quotation": (
        'a: "x" «and y»',
        "text follows the closing quote",
        'If the value goes on, put it in single quotes, or write the mark inside it as \\"',
    ),
    "a colon after a quote": (
        'a: "b"«: c»',
        "text follows the closing quote",
        'If the value goes on, put it in single quotes, or write the mark inside it as \\"',
    ),
    "a quote closed by the next": (
        "a: «'x»\nb: ⟦'⟧y'\n",
        "the quote opened here is closed only on line 2",
        "Close the quote where its value ends.",
    ),
    "a key in quotes over two lines": (
        '«"a»\nb⟦"⟧: x',
        "the quote opened here is closed only on line 2",
        "Close the quote where its value ends.",
    ),
    "an unknown escape": ('a: "C:«\\p»lans"', "“\\p” has no meaning between double quotes", TWICE),
    "a short escape": ('a: "«\\x»4"', "“\\x” has no meaning between double quotes", TWICE),
    "an impossible escape": ('a: "«\\u»D800"', "“\\u” has no meaning between double quotes", TWICE),
    # Colons
    "a colon in a value": (
        "a:\n  b: P4«:» the £ plan # x",
        "the value goes on after “P4:”, but a colon and a space end a key",
        'Put the whole value in quotes: "P4: the £ plan"',
    ),
    "a colon in an item": (
        "- a: b«:» c",
        "the value goes on after “b:”, but a colon and a space end a key",
        'Put the whole value in quotes: "b: c"',
    ),
    "a colon at the end": (
        "a: b«:»",
        "the value goes on after “b:”, but a colon and a space end a key",
        'Put the whole value in quotes: "b:"',
    ),
    "a colon after an alias": (
        "a: «*x» «: y»",
        ("“*x” is read as an alias of another value", "the text cannot be read as YAML from here"),
        "",
    ),
    "a line without a colon": ("a: 1\n«foo bar» # x\nb: 2", "“foo bar” has no colon, so it is no key", ADD_COLON),
    "a last line without a colon": ("a: 1\n«foo»", "“foo” has no colon, so it is no key", ADD_COLON),
    "a first line without a colon": ("«foo»\nbar: 2", "“foo” has no colon, so it is no key", ADD_COLON),
    "a first key without a colon": ("a:\n  «foo»\n  bar: 2", "“foo” has no colon, so it is no key", ADD_COLON),
    "a text in quotes without a colon": ("a: 1\n«'b:c'»\nd: 2", "“'b:c'” has no colon, so it is no key", ADD_COLON),
    "no space after the colon": (
        "a: 1\n«total:5»\nb: 2",
        "“total:5” has no space after its colon, so it is no key",
        "Put a space after the colon: total: 5",
    ),
    "no space after the first colon": (
        "a:\n  «total:5»\n  b: 1",
        "“total:5” has no space after its colon, so it is no key",
        "Put a space after the colon: total: 5",
    ),
    "an endless key": (
        f"a: 1\n«{'k' * 1030}: x»\n",
        "a key may have at most 1,024 characters before its colon",
        "If it is text, indent it below its key; if it is a key, check the colon.",
    ),
    "no key": ("a: 1\n«:» b", "a key is empty", "Write the name of the field before the colon."),
    "no key in an item": (
        "a:\n  - «:» b",
        "a key is empty",
        "Write the name of the field before the colon.",
    ),
    "no key below a dash": (
        "-\n«:» b",
        "a key is empty",
        "Write the name of the field before the colon.",
    ),
    # Indentation
    "a key indented below a value": (
        "a: ⟦1⟧\n  «b £»: 2",
        "“b £” is indented as if it continued the value on line 1",
        WHOLE_TEXT,
    ),
    "a key indented below a value with a comment": (
        "a: ⟦1⟧ # x\n  «b»: 2",
        "“b” is indented as if it continued the value on line 1",
        WHOLE_TEXT,
    ),
    "a key indented too far in an item": (
        "- a: ⟦1⟧\n    «b»: 2",
        "“b” is indented as if it continued the value on line 1",
        WHOLE_TEXT,
    ),
    "a key below a text item": (
        "x:\n- ⟦a⟧\n  «b»: 3",
        "“b” is indented as if it continued the value on line 2",
        WHOLE_TEXT,
    ),
    "a key below a text of two lines": (
        "x: ⟦a⟧\n  b\n  «c»: 3",
        "“c” is indented as if it continued the value on line 1",
        WHOLE_TEXT,
    ),
    "a key between two levels": (
        "a:\n   b: 1\n  «c»: 3",
        "the indentation of this line, 2 spaces, fits no line above it",
        "Indent it exactly as the line that it belongs beside.",
    ),
    "a key between the levels of an item": (
        "a:\n  - b: 1\n   «c»: 2",
        "the indentation of this line, 3 spaces, fits no line above it",
        "Indent it exactly as the line that it belongs beside.",
    ),
    "an item between two levels": (
        "- - - a\n «- b»",
        "the indentation of this line, 1 space, fits no line above it",
        "Indent it exactly as the line that it belongs beside.",
    ),
    "a block between two levels": (
        "a: |\n   b\n  «c» # d",
        "the indentation of this line, 2 spaces, fits no line above it",
        "Indent it exactly as the line that it belongs beside.",
    ),
    "a key among items": (
        "a:\n ⟦-⟧ x\n «b»: 3",
        "“b” stands among the items of a list",
        "Begin it with “- ” if it is an item; indent it less if it is a key beside the list.",
    ),
    "an item among keys": (
        "a: x\n«-» b",
        "an item of a list stands among keys",
        "Indent the item below the key of its list, or take the dash away if it is no item.",
    ),
    "an empty item among keys": (
        "a: x\n«-»",
        "an item of a list stands among keys",
        "Indent the item below the key of its list, or take the dash away if it is no item.",
    ),
    "a list beside its key": (
        "a: «-» b # x",
        "a list cannot begin on the line of its key",
        'Put it on the next line, indented; or in quotes, if the dash belongs to the text: "- b"',
    ),
    # Brackets
    "an open bracket": ("a: «[»b,\n  c\nd⟦:⟧ e", "“[” is opened here and not closed", CLOSE_LIST),
    "an open brace": ("a: «{»x: 1\nb⟦:⟧ 2", "“{” is opened here and not closed", CLOSE_MAPPING),
    "an open bracket at the end": ("a: «[»b, c\n⟦⟧", "“[” is opened here and not closed", CLOSE_LIST),
    "a bracket open after its comma": (
        "a: «[»{b: [c]}, # d\n⟦⟧",
        "“[” is opened here and not closed",
        CLOSE_LIST,
    ),
    "a bracket open with nothing in it": (
        "a: [b, «{»\n⟦⟧",
        "“{” is opened here and not closed",
        CLOSE_MAPPING,
    ),
    "a bracket open that another in quotes hides": (
        'a: ["]",\n«»',
        "the text cannot be read as YAML from here",
        CHECK,
    ),
    "a missing comma": (
        "a: ⟦[⟧'b' «'»c']",
        "a comma or the closing “]” is missing before this",
        "Put “,” between two values and “]” after the last; put text with such signs in quotes.",
    ),
    "the wrong bracket": (
        "a: ⟦[⟧b«}»",
        "a comma or the closing “]” is missing before this",
        "Put “,” between two values and “]” after the last; put text with such signs in quotes.",
    ),
    "a bracket too many": (
        "a: [b]«]»",
        "“]” closes a bracket that was not opened",
        "Delete it, or add the opening bracket.",
    ),
    "text after brackets": ("a: [draft] «Plan»", "text follows the closing bracket", BRACKETS),
    "a colon after brackets": ("a: {b: 1}«: 2»", "text follows the closing bracket", BRACKETS),
    # Documents
    "text after the end": (
        "a: 1\n...\n«b: 1»",
        "text follows the end of the document",
        "Delete it, or delete the sign that ends the document above it.",
    ),
    "an unknown directive": ("«%FOO» # x\n---\na: b", DIRECTIVE, NO_DIRECTIVE),
    "a directive without a name": ("«%»\n---\na: b", DIRECTIVE, NO_DIRECTIVE),
    "a directive of another YAML": ("«%YAML 2.0»\n---\na: b", DIRECTIVE, NO_DIRECTIVE),
    "a line that begins with per cent": ("a: b\n«%5 of it»", DIRECTIVE, NO_DIRECTIVE),
    "something after an alias": (
        "a: «*x» «y»",
        ("“*x” is read as an alias of another value", "the text cannot be read as YAML from here"),
        CHECK,
    ),
}
