"""Given HTML, I get only what is allowed, in a form that a Markdown engine hands on unchanged."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.render.allowlist import cleaned
from playbook.render.fragment import Fragments

ENGINE_EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc"]
FENCE_EXTENSIONS = [
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
]
ENGINE = markdown.Markdown(extensions=[*ENGINE_EXTENSIONS, *FENCE_EXTENSIONS])


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ('<p onclick="x()" style="a" id="b" class="pb-term">а</p>', "<p>а</p>"),
        (
            '<a class="pb-term md-button" href="https://a.ru" target="x">а</a>',
            '<a class="pb-term" href="https://a.ru">а</a>',
        ),
        ('<a href="javascript:x()">а</a><a href="../b">б</a>', "<a>а</a><a>б</a>"),
        ("<script>x()</script><style>y</style><svg><p>z</p></svg><!-- c -->", "<p>z</p>"),
        ('<img src="https://a.ru/a.png" alt="а">', '<img alt="а">'),
        ("<h1>а</h1><input><iframe></iframe>", "а"),
        ("<p>а\n\nб\t{в}</p>\n<p>г</p>\n", "<p>а б &#123;в&#125;</p>\n<p>г</p>"),
        ("<pre>\n\nа\n б</pre>", "<pre>&#10;а&#10; б</pre>"),
        ("<p>а&#13;б\u202eв\u2028г</p>", "<p>а б в г</p>"),
    ],
)
def test_only_what_is_allowed_stays(html, result):
    assert cleaned(html) == result


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n```\n\n\n x\n\t`y` <div>\n</div>\n</pre>\n``\n```\n\n- b\n\n  c",
        "a\n\\`\\`\\`\nb\n\\`\\`\\`",
        "&lt;div&gt; &amp;amp; & &copy; *a_ [[x",
        "{: #x .y onclick=1 }\n{% if %}{{ a }}",
        "<div>\n\n</div> <!-- c -->",
        '> - ```\n>   --8<-- "/etc/passwd"\n>   ```',
        "| a | b |\n|---|---|\n| `a` | *b |",
        "![a\n```](media/a.png)",
        "[^1]: x\n\n*[HTML]: y\n\nHTML[^1]",
        "\\<b&#10;&#10;```&#10;x",
        "a  \n```  \nb",
        "!!! note\n    x\n\n??? q\n\n=== t",
        "klzzwxh:0001 \x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03",
    ],
)
def test_a_markdown_engine_hands_a_fragment_on_unchanged(text):
    assert_handed_on(text)


@given(st.text(st.sampled_from("`~*_[](){}:<>!#-+|\\&;=\"' \n\tа1&"), max_size=60))
def test_a_markdown_engine_hands_any_fragment_on_unchanged(text):
    assert_handed_on(text)


def assert_handed_on(text: str) -> None:
    fragment = Fragments("ru", {"a:b": "T"}, {"media/a.png"}).render(text)
    page = ENGINE.reset().convert(f'# Т {{: #x }}\n\n<div class="pb">\n{fragment}\n</div>\n\nпосле `b`\n')

    assert page.startswith(f'<h1 id="x">Т</h1>\n<div class="pb">\n{fragment}\n</div>\n')
    assert page.endswith("<p>после <code>b</code></p>")
