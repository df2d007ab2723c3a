"""What single elements of a page are: seen or not, a footnote, a mark, a caption, a pull quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from narrator.ingest.characters import clean, one_line

_BLOCKS_WORDS = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary "
    "table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS_WORDS.split())
LISTS = frozenset({"ol", "ul", "menu"})
STRUCK = frozenset({"del", "s", "strike"})
_SILENT_WORDS = (
    "applet area audio base basefont canvas col colgroup datalist embed frame frameset head iframe input link map "
    "math meta noframes noscript object optgroup option param progress rp rt script select source style svg "
    "template textarea title track video"
)
_SILENT = frozenset(_SILENT_WORDS.split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BESIDE = frozenset({"aside", "nav", "footer", "form", "menu", "dialog"})
_BESIDE_ROLES_WORDS = "navigation complementary contentinfo search banner dialog alertdialog menu toolbar"
_BESIDE_ROLES = frozenset(_BESIDE_ROLES_WORDS.split())
_UNSEEN_STYLE = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE)
_FOR_SCREEN_READERS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|vis-?hidden|vh-only|screen-?reader(?:s|-only|-text)?|a11y-?hidden"
    r"|hide-visually|element-invisible|assistive-text|off-?screen)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_LONGEST_UNSEEN = 300
"""Characters: more behind a "display: none" is what a click unfolds, and may be the story's second half."""

_NOTES_WORDS = (
    "footnote footnotes footnotes-list footnote-list endnote endnotes fn-list rearnote rearnotes doc-footnote "
    "doc-endnote doc-endnotes doc-footnotes easy-footnotes-wrapper footnotes-sep"
)
_NOTES = frozenset(_NOTES_WORDS.split())
_REFERENCES = frozenset(
    {
        "references",
        "reference-list",
        "reflist",
        "refbegin",
        "mw-references-wrap",
        "bibliography",
        "doc-bibliography",
        "citations",
    }
)
_NOTE_MARKS = frozenset(
    {"noteref", "doc-noteref", "footnote-ref", "footnoteref", "footnote-reference", "fnref", "footnote-anchor"}
)
_WAYS_BACK = frozenset(
    {
        "backlink",
        "doc-backlink",
        "footnote-back",
        "footnote-backref",
        "footnote-backlink",
        "footnote-return",
        "mw-cite-backlink",
    }
)
_MARK = re.compile(r"[\[(]?(?:\d{1,4}|[a-z]|[ivxl]{1,6}|[*†‡§¶]{1,3})[\])]?", re.IGNORECASE)
_ARROWS = re.compile(r"[\s↩↑↵⏎⤴^\ufe0e\ufe0f]*")
_PULL_QUOTE = re.compile(r"(?:^|[\s_-])pull-?(?:ed-?)?quotes?(?:[\s_-]|$)|(?:^|\s)pq(?:\s|$)", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:img|image|photo)?caption(?:[\s_-]|$|text)", re.IGNORECASE)
_CREDIT = re.compile(r"(?:^|[\s_-])(?:(?:photo|image|img|picture|video|media)-?)?credits?(?:[\s_-]|$)", re.IGNORECASE)
_LONGEST_CAPTION = 600
_PICTURES = frozenset({"figure", "picture", "img"})
_SHOWN_IN_FIGURES = ("img", "picture", "video", "iframe", "svg", "amp-img", "noscript", "canvas")
_TELLS_NOTHING = re.compile(
    r"\S*\.(?:jpe?g|png|gif|svg|webp|avif|tiff?|bmp)(?:\?\S*)?"
    r"|(?:(?:an? |the |featured |hero |lead |header |main |cover |article |post |blog |stock |file |default )*"
    r"(?:image|img|photo(?:graph)?|picture|illustration|figure|fig|logo|icon|avatar|thumbnail|thumb|cover|banner|screenshot"
    r"|placeholder|graphic|spacer|decoration|bild|foto|symbolbild|imagen?|immagine|imagem)[\W\d]*)"
    r"|[\W\d_]*|\w*\d{3,}\w*|\S*[_/]\S*",
    re.IGNORECASE,
)
_FEWEST_WORDS_SHOWN = 3
_FEW_PARTS = 6
_PICTURE_OF_TWEET = "pic.twitter.com/"


def name_of(element: HtmlElement) -> str:
    """Name an element; "" for what is none, such as a comment."""
    return element.tag if isinstance(element.tag, str) else ""


def heading_level(element: HtmlElement) -> int:
    """Tell how high a heading is, 1 to 6; 0 of what is none."""
    if level := HEADINGS.get(name_of(element)):
        return level
    if element.get("role", "") != "heading":
        return 0
    said = element.get("aria-level", "")
    return min(int(said), 6) if said.isdecimal() and said.isascii() and 0 < len(said) < 3 and int(said) else 2


def is_silent(element: HtmlElement) -> bool:
    """Tell an element that shows no text, or none that is read: a script, a form's field, a ruby's gloss."""
    name = name_of(element)
    if name == "button":
        return not _is_question(element)
    if name == "a" and (element.text or "").startswith(_PICTURE_OF_TWEET):
        return True
    return not name or name in _SILENT or is_note_mark(element) or _is_way_back(element)


def is_unseen(element: HtmlElement) -> bool:
    """Tell what is hidden from the eye: an aid for screen readers, or a short text that is not shown."""
    if _FOR_SCREEN_READERS.search(element.get("class", "")):
        return short_text(element, _LONGEST_UNSEEN) is not None
    hidden = (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _UNSEEN_STYLE.search(element.get("style", ""))
    )
    return bool(hidden) and short_text(element, _LONGEST_UNSEEN) is not None


def is_beside(element: HtmlElement) -> bool:
    """Tell an element that stands beside a story, such as navigation."""
    return name_of(element) in _BESIDE or element.get("role", "") in _BESIDE_ROLES


def is_note_mark(element: HtmlElement) -> bool:
    """Tell the mark of a footnote: a link that says so, or a raised one with a figure or a star in it."""
    name = name_of(element)
    if name not in ("a", "sup", "span"):
        return False
    text = short_text(element, 12) if _has_few_parts(element) else None
    if text is None or not _MARK.fullmatch(text):
        return False
    if _words_on(element) & _NOTE_MARKS:
        return True
    is_raised = name == "sup" or any(child.tag == "sup" for child in element)
    return is_raised and any("#" in link.get("href", "") for link in element.iter("a"))


def is_notes(element: HtmlElement) -> bool:
    """Tell what holds footnotes, or is one."""
    return bool(_words_on(element) & _NOTES)


def is_references(element: HtmlElement) -> bool:
    """Tell a list of sources as an encyclopedia or a paper has it: nothing that anyone would read out."""
    return bool(_words_on(element) & _REFERENCES)


def is_pull_quote(element: HtmlElement) -> bool:
    """Tell a sentence of the story that is shown once more in large letters."""
    return bool(_PULL_QUOTE.search(element.get("class", "")))


def is_caption(element: HtmlElement) -> bool:
    """Tell what stands under a picture: by element, by class, or alone under one."""
    name = name_of(element)
    if name in ("figcaption", "caption"):
        return True
    if name == "ul":
        return _is_alone_under_picture(element)
    named = _CAPTION.search(element.get("class", "")) is not None or _ends_in_credit(name, element)
    return named and short_text(element, _LONGEST_CAPTION) is not None and next(element.iter(*HEADINGS), None) is None


def is_figure(element: HtmlElement) -> bool:
    """Tell a figure that shows a picture: figures hold tables, listings and quotations, too."""
    return name_of(element) == "figure" and next(element.iter(*_SHOWN_IN_FIGURES), None) is not None


def described(element: HtmlElement) -> str:
    """Take what an image's `alt` says that it shows; "" where that is a file's name or "image"."""
    return "" if _is_small(element) else description_of(element.get("alt", ""))


def description_of(said: str) -> str:
    """Take what is said of a picture, if that tells what it shows; else ""."""
    text = one_line(clean(said))
    return text if len(text.split()) >= _FEWEST_WORDS_SHOWN and not _TELLS_NOTHING.fullmatch(text) else ""


def short_text(element: HtmlElement, longest: int) -> str | None:
    """Take an element's text on one line; None if it has more than `longest` characters."""
    text = ""
    for part in element.itertext():
        text += part
        if len(text) > 4 * longest + 100 or len(one_line(text)) > longest:
            return None
    return one_line(clean(text))


def _ends_in_credit(name: str, element: HtmlElement) -> bool:
    """Tell a paragraph whose last word is who took a picture, by class."""
    last = element[-1] if name in ("p", "div") and len(element) else None
    if last is None or last.tag not in ("span", "cite", "small", "em", "i"):
        return False
    is_credit = _CREDIT.search(last.get("class", "")) is not None
    return is_credit and not (last.tail or "").strip()


def _is_small(element: HtmlElement) -> bool:
    sizes = (element.get("width", ""), element.get("height", ""))
    return any(size.isdecimal() and len(size) < 3 for size in sizes)


def _is_question(element: HtmlElement) -> bool:
    """Tell a button that is the heading of an answer."""
    text = short_text(element, _LONGEST_UNSEEN)
    in_heading = any(heading_level(ancestor) for ancestor in islice(element.iterancestors(), 2))
    return text is not None and (in_heading or text.endswith(("?", "？")))


def _is_way_back(element: HtmlElement) -> bool:
    if name_of(element) not in ("a", "span"):
        return False
    if _words_on(element) & _WAYS_BACK:
        return True
    if "#" not in element.get("href", "") or not _has_few_parts(element):
        return False
    text = short_text(element, 6) or ""
    return bool(text) and _ARROWS.fullmatch(text) is not None


def _has_few_parts(element: HtmlElement) -> bool:
    """Tell an element that is quick to look through."""
    return next(islice(element.iter(), _FEW_PARTS, None), None) is None


def _is_alone_under_picture(items: HtmlElement) -> bool:
    previous = items.getprevious()
    return len(items) == 1 and previous is not None and previous.tag in _PICTURES


def _words_on(element: HtmlElement) -> frozenset[str]:
    """List what an element says it is: its classes, its role and its epub:type, in lower case."""
    return frozenset(word for text in _sayings(element) for word in text.lower().split())


def _sayings(element: HtmlElement) -> Iterator[str]:
    for name in ("class", "role", "epub:type"):
        if said := element.get(name):
            yield said
