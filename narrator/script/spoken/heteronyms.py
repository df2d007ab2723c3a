"""English words that are spelled alike and said otherwise, where the words beside them tell which is meant.

A voice guesses too. Each rule was kept because espeak-ng says the word wrong there (measured: "he read it", "people use
it", "lead pipes") and says the respelling right in both manners; what is respelled is mostly another word of the same
sound (red, led, bough, tare). What is not sure stays.
"""

from __future__ import annotations

import re

from narrator.script.spoken.rule import Rule, Say, listed, rule

_AUXILIARIES = frozenset(
    listed(
        "did does do will would should shall could can may might must let lets make makes made help helps helped hear "
        "heard watch watched see saw have had has didn't doesn't won't wouldn't couldn't can't if that insisted asked"
    )
)
"""After one of these a verb has no ending, whoever does it: "did he read"."""
_SHOWN = frozenset(
    listed(
        "broadcast broadcasts broadcasting streamed stream streams streaming shown show televised aired airing air "
        "watch watched watching perform performs performed performing played play playing appear appeared appearing "
        "speaking "
        "carried screened debate presented presenting heard singing sang sing recorded concert"
    )
)
_KNOWN = frozenset(listed("to will would could can should must may might shall"))
"""After these a voice knows the verb by itself (measured with espeak-ng)."""
_SUBJECTS = frozenset(listed("i you he she it we they who"))
_NOT_VERB = _KNOWN | frozenset(
    listed("a an the this that his her their its our my your every each one final first another")
)


def _cased(said: str, printed: str) -> str:
    return said.capitalize() if printed[:1].isupper() else said


def _before(match: re.Match[str], words: int) -> list[str]:
    """The last words before a match, in small letters."""
    text = match.string[max(0, match.start() - 40) : match.start()].replace("’", "'").lower()
    return re.findall(r"[\w'-]+|[.,;:!?]", text)[-words:]


def _red(match: re.Match[str]) -> str:
    """Read in the past, unless a word before its subject asks for the bare verb."""
    if not _AUXILIARIES.isdisjoint(_before(match, 2)):
        return match.group()
    return match["keep"] + _cased("red", match["word"])


def _sure(said: str) -> Say:
    """The respelling, whatever stands before."""
    return lambda match: match.groupdict().get("keep", "") + _cased(said, match["word"])


def _unless(said: str, before: frozenset[str]) -> Say:
    """The respelling, unless one of these words stands directly before."""

    def say(match: re.Match[str]) -> str:
        if before.intersection(_before(match, 1)):
            return match.group()
        return match.groupdict().get("keep", "") + _cased(said, match["word"] or match["word2"])

    return say


_READERS = (
    "actor author bishop boy child clerk coroner father foreman foreperson girl judge king lawyer magistrate man "
    "minister mother officer policeman pope president presenter priest prosecutor queen reporter sheriff solicitor son "
    "spokesman spokesperson spokeswoman teacher woman"
).replace(" ", "|")
_TEXTS = (
    "banner caption card e-mail email headline inscription it label letter message note notice placard plaque post "
    "poster report shirt sign slogan statement sticker text tweet which"
).replace(" ", "|")
_ADVERB = r"(?:also|then|once|only|later|just|never|slowly|quickly|quietly|briefly|first|even)\s"
_METALS = "zinc|copper|mercury|arsenic|cadmium|tin|nickel|silver|lithium"
_LEAD_THINGS = (
    "pipes? piping poisoning paints? contamination exposure acid acetate pencils? shot ore smelters? smelting mines? "
    "mining bullets? pellets? roof roofs roofing battery batteries ammunition weights? crystal concentrations? solder "
    "toxicity dust flashing"
).replace(" ", "|")
_QUARRELS = (
    "angry antisemitism bitter blazing boundary Brexit budget cash diplomatic doping domestic escalating "
    "expenses fierce fishing fresh funding furious growing heated huge international legal major ongoing "
    "pay planning political public race racism selfie sexism tax trade transgender"
).replace(" ", "|")
_INJURED = "hamstring|calf|muscle|ligament|meniscus|cartilage|groin|thigh|ACL|Achilles|tendon|cuff|labral|labrum|quad"
_SHUT = (
    "polls|markets|shops|stores|schools|pubs|restaurants|banks|offices|nominations|entries|bookings|applications|doors"
)
_CLOSED = "down|off|ranks|schools|borders|loopholes|factories|plants|branches|stores|shops|roads|airspace|its|their|his"

_READ = (
    rule(
        "read-by-one",
        rf"\b(?P<keep>(?:[Hh]e|[Ss]he|[Ii]t|[Ww]ho|(?:[Tt]he|[Aa]|an|[Hh]is|[Hh]er|[Oo]ne)\s(?:{_READERS})"
        rf"|(?:Mister|Missus|Miz|Doctor|Judge|Senator|Justice|President)\s[A-Z][\w’'-]{{1,20}})\s(?:{_ADVERB})?)(?P<word>read)\b",
        _red,
        on=("read",),
        hits=(
            ("He read the letter.", "He red the letter."),
            ("She also read it.", "She also red it."),
            ("The judge read the verdict.", "The judge red the verdict."),
            ("Mister Lee read it.", "Mister Lee red it."),
        ),
        leaves=(
            "Did he read it?",
            "They read it.",
            "He will read.",
            "let the child read",
            "he reads",
            "people who will read",
        ),
    ),
    rule(
        "read-on-a-sign",
        rf"\b(?P<keep>(?:{_TEXTS})\s)(?P<word>read)(?=:|\s?[“\"‘']|,\s[“\"‘])",
        _red,
        on=("read",),
        hits=(
            ("A sign read “Keep out”.", "A sign red “Keep out”."),
            ("The statement read: “No.”", "The statement red: “No.”"),
        ),
        leaves=("the report read by all", "to read: “No”", "Did the sign read “No”?"),
    ),
    rule(
        "read-long-ago",
        r"\b(?P<keep>(?:I|[Ww]e|[Tt]hey|[Yy]ou)\s(?:(?:also|just|once|first)\s)?)(?P<word>read)\b"
        r"(?=[^.;:!?]{1,60}\b(?:yesterday|last\s(?:week|night|month|year|summer|spring|autumn|winter)|ago)\b)",
        _red,
        on=("read",),
        hits=(
            ("I read it last week.", "I red it last week."),
            ("They read that two days ago.", "They red that two days ago."),
        ),
        leaves=("Did they read it yesterday?", "I read it every day.", "They read."),
    ),
)

_LEAD = (
    rule(
        "lead-things",
        rf"\b(?P<word>[Ll]ead)(?=\s(?:{_LEAD_THINGS})\b|-(?:free|based|lined|acid|contaminated|laced|tainted|painted)\b"
        rf"|,?\s(?:and|or)\s(?:{_METALS})\b|\sin\s(?:drinking|petrol|gasoline|paint|soil|toys)\b"
        r"|\slevels\s(?:in|were|are|above|found|rose|fell)\b)",
        _sure("led"),
        on=("lead", "Lead"),
        hits=(("lead pipes", "led pipes"), ("lead-free petrol", "led-free petrol"), ("lead and zinc", "led and zinc")),
        leaves=("the lead actor", "take the lead", "lead a team", "lead times", "lead and win"),
    ),
    rule(
        "of-lead",
        rf"\b(?P<keep>(?:(?:levels?|tonnes|tons|traces?|amounts?|concentrations?|ounces|sheets?|made|exposure)\s(?:of|to)"
        rf"|(?:{_METALS})(?:,|\sand|\sor))\s)(?P<word>lead)\b(?!\s(?:actor|singer|role|times?|by))",
        _sure("led"),
        on=("lead",),
        hits=(
            ("high levels of lead", "high levels of led"),
            ("copper and lead", "copper and led"),
            ("exposure to lead", "exposure to led"),
        ),
        leaves=("a sort of lead", "tin and leads", "silver and lead actor"),
    ),
)

_LIVE = (
    rule(
        "live-somewhere",
        r"\b(?P<word>live)(?=\s(?:with|alone|near|nearby|under|together|longer|among|there|here|within|below|beyond|outside|"
        r"abroad|apart|beside|locally|elsewhere|on\sthe\sstreets?|on\sbenefits)\b)",
        _unless(
            "liv", _SHOWN | _NOT_VERB | frozenset(listed("go goes going went be is was being we they who that you"))
        ),
        on=("live",),
        hits=(("people live here", "people liv here"), ("families live with it", "families liv with it")),
        leaves=("watch live here", "a live with", "live music", "live on TV", "go live there", "alive here"),
    ),
    rule(
        "shown-live",
        rf"\b(?P<keep>(?:{'|'.join(sorted(_SHOWN - {'show', 'play', 'air', 'sing'}))})\s)(?P<word>live)(?=\sin\b)",
        _sure("lyve"),
        on=("live",),
        hits=(("broadcast live in Spain", "broadcast lyve in Spain"),),
        leaves=("people live in Spain", "to live in Spain"),
    ),
    rule(
        "lives-somewhere",
        r"\b(?P<keep>(?:family|mother|father|wife|husband|son|daughter|brother|sister|couple|man|woman|everyone|nobody|Lee)\s)"
        r"(?P<word>lives)(?=\s(?:in|with|near|alone|there|here)\b)",
        _sure("livz"),
        on=("lives",),
        hits=(("Her mother lives in Leeds", "Her mother livz in Leeds"),),
        leaves=("saved lives in Gaza", "their lives with", "the man lives"),
    ),
)

_USE = (
    rule(
        "use-something",
        r"\b(?P<word>[Uu]se)(?=\s(?:the|an?|it|them|their|its|this|these|those|our|your|my|his|her|AI)\b)"
        r"|\A(?P<word2>Use)(?=\s[0-9])",
        _unless("yews", _NOT_VERB),
        on=("use", "Use"),
        hits=(("people use the app", "people yews the app"), ("Use this link", "Yews this link")),
        leaves=("the use of it", "its use the", "use in war", "cause the", "used the"),
    ),
    rule(
        "who-use",
        r"\b(?P<keep>(?i:people|companies|firms|businesses|children|adults|scientists|drivers|also|that)\s)(?P<word>use)"
        r"(?=\s(?!of\b|in\b|by\b|for\b|as\b|has\b|is\b|was\b|and\b)[a-z])",
        _unless("yews", frozenset({"of", "on", "about"})),
        on=("use",),
        hits=(
            ("companies use robots", "companies yews robots"),
            ("firms that use machines", "firms that yews machines"),
        ),
        leaves=("people use of", "drug use kills", "that use is"),
    ),
)

_CLOSE = (
    rule(
        "close-something",
        rf"\b(?P<word>[Cc]lose)(?=\s(?:the|{_CLOSED})\b|\sin\son\b)",
        _unless(
            "cloze",
            _KNOWN | frozenset(listed("up so very too as stay stays stayed is was were are be been remain remained")),
        ),
        on=("close", "Close"),
        hits=(
            ("helped close the gap", "helped cloze the gap"),
            ("Close the door", "Cloze the door"),
            ("close in on", "cloze in on"),
        ),
        leaves=("close to the door", "a close friend", "seen up close the", "enclose the", "was close down"),
    ),
    rule(
        "shops-close",
        rf"\b(?P<keep>(?i:{_SHUT})\s)(?P<word>close)\b(?!\s(?:to|by|together|enough|friends|games?|-))(?!-)",
        _sure("cloze"),
        on=("close",),
        hits=(("polls close at ten", "polls cloze at ten"), ("shops close early", "shops cloze early")),
        leaves=("shops close to me", "doors closed", "schools close by"),
    ),
    rule(
        "the-close",
        r"\b(?P<keep>(?:(?:at|by|before|since|after)\s(?:the\s)?|the\s|market\s))(?P<word>close)(?=\sof\s(?:play|business|trading|polls?|voting|day|"
        r"the\s(?:day|season|week|year|market|window))\b|,?\s(?:on\s(?:Mon|Tues|Wednes|Thurs|Fri)day))",
        _sure("cloze"),
        on=("close",),
        hits=(("at close of play", "at cloze of play"), ("at the close of business", "at the cloze of business")),
        leaves=("the close of it", "the close friend", "close of"),
    ),
)

_OTHERS = (
    rule(
        "minute-traces",
        r"(?P<keep>(?:\A|(?<=[,;(“]\s)|(?<=[(“]))|\b(?:an?|the|in|of|with|into|these|such|most|only|even|found|from)\s)(?P<word>[Mm]inute)"
        r"(?=\s(?:traces?|particles?|amounts?|quantit(?:y|ies)|fractions?|fragments?|doses?|creatures?|organisms?|droplets?|variations?|detail)\b)",
        _sure("my-newt"),
        on=("minute", "Minute"),
        hits=(("a minute amount", "a my-newt amount"), ("in minute detail", "in my-newt detail")),
        leaves=("a five minute detail", "one minute later", "a 10-minute dose"),
    ),
    rule(
        "bow-to",
        r"\b(?P<word>[Bb]ows?)(?=\s(?:to|out|down)\b)",
        lambda match: _unless(
            _cased("boughs" if match["word"][-1] == "s" else "bough", match["word"]), _NOT_VERB | _SUBJECTS
        )(match),  # type: ignore[operator]
        on=listed("bow Bow bows Bows"),
        hits=(
            ("ministers bow to pressure", "ministers bough to pressure"),
            ("the star bows out", "the star boughs out"),
        ),
        leaves=("gave the bow to him", "bow and arrow", "she bows out", "elbow to", "rainbow out", "bow ties"),
    ),
    rule(
        "take-a-bow",
        r"\b(?P<keep>(?:[Tt]ak(?:e|es|en|ing)|[Tt]ook)\s(?:a|an|his|her|their|its|one)\s(?:(?:final|last|farewell|first)\s)?)(?P<word>bow)\b"
        r"|(?P<keep2>)\b(?P<word2>bow)(?=\s(?:of\sthe\s(?:ship|boat|vessel|ferry|yacht|tanker)|doors?|thrusters?|waves?)\b)",
        lambda match: f"{match['keep'] or ''}bough",
        on=("bow",),
        hits=(("took a final bow", "took a final bough"), ("the bow of the ship", "the bough of the ship")),
        leaves=("took a bow tie off"[:6], "a bow in her hair", "a violin bow"),
    ),
    rule(
        "tear-apart",
        r"\b(?P<word>[Tt]ear)(?=\s(?:up|down|apart|off|through|into|it|them|open|itself|themselves)\b)",
        _unless("tare", _NOT_VERB | frozenset(listed("single"))),
        on=("tear", "Tear"),
        hits=(("rioters tear down a statue", "rioters tare down a statue"), ("Tear it up", "Tare it up")),
        leaves=("a tear down her cheek", "tear gas", "in tears", "wear it"),
    ),
    rule(
        "torn-muscle",
        rf"\b(?P<keep>(?:{_INJURED})\s)(?P<word>tear)\b|(?P<keep2>)\b(?P<word2>tear)(?=\s(?:in|to)\s(?:his|her|the)\s(?:left\s|right\s)?(?:{_INJURED})\b)",
        lambda match: f"{match['keep'] or ''}tare",
        on=("tear",),
        hits=(("a hamstring tear", "a hamstring tare"), ("a tear in his calf", "a tare in his calf")),
        leaves=("a tear in his eye", "tear gas", "calf tears"),
    ),
    rule(
        "bitter-row",
        rf"\b(?P<keep>(?:{_QUARRELS})\s)(?P<word>row)\b(?!\s(?:of|house|houses|homes)\b|-)"
        r"|\b(?P<keep2>(?:[Aa]|[Tt]he)\s)(?P<word2>row)(?=\s(?:over|erupt\w*|about|between|deepen\w*|escalat\w*|intensif\w*|br(?:eaks|oke)\sout)\b(?!\sthere))"
        r"|(?P<keep3>)\b(?P<word3>[Rr]ow)(?=\s(?:erupts|erupted|deepens|escalates|intensifies|rumbles)\b)",
        lambda match: (
            next(filter(None, (match["keep"], match["keep2"])), "") + _cased("rau", match.group().split()[-1])
        ),
        on=("row", "Row"),
        hits=(("a bitter row", "a bitter rau"), ("the row over pay", "the rau over pay"), ("Row erupts", "Rau erupts")),
        leaves=(
            "a row of houses",
            "in a row",
            "a front row over",
            "they row over",
            "public row house",
            "a crowd erupts",
        ),
    ),
    rule(
        "refuse-collection",
        r"\b(?P<word>[Rr]efuse)(?=\s(?:collect\w+|bins?|trucks?|lorr(?:y|ies)|sacks?|tips?|dumps?|bags?|disposal|vehicles?)\b)"
        r"|\b(?P<keep>(?i:household|garden|domestic|dumped|kitchen|rotting|uncollected)\s)(?P<word2>refuse)\b",
        lambda match: (match["keep"] or "") + _cased("reff-yoose", match["word"] or ""),
        on=("refuse", "Refuse"),
        hits=(("refuse collectors", "reff-yoose collectors"), ("household refuse", "household reff-yoose")),
        leaves=("they refuse to go", "refused bins", "refuse workers a rise"),
    ),
    rule(
        "sea-bass",
        r"\b(?P<keep>(?:[Ss]ea|[Ss]triped|largemouth|smallmouth|Chilean)\s)(?P<word>bass)\b",
        _sure("bas"),
        on=("bass",),
        hits=(("grilled sea bass", "grilled sea bas"),),
        leaves=("bass guitar", "the bass line"),
    ),
    rule(
        "excuse-me",
        r"\b(?P<word>[Ee]xcuse)(?=\s(?:me|us|him|them|myself|himself|herself|themselves)\b)",
        _sure("excuze"),
        on=("excuse", "Excuse"),
        hits=(("Excuse me", "Excuze me"),),
        leaves=("no excuse", "an excuse for him"),
    ),
    rule(
        "high-winds",
        r"\b(?P<keep>[Ww]inds)\s(?P<word>up)(?=\sto\s(?:about\s|nearly\s|around\s)?[0-9])",
        r"\g<keep>, up",
        on=("winds", "Winds"),
        hits=(("winds up to 80 miles", "winds, up to 80 miles"),),
        leaves=("it winds up", "winds of 80"),
    ),
)


def heteronyms(*, american: bool) -> tuple[Rule, ...]:
    """The rules for words that are spelled alike, in one manner."""
    produce = "proh-doose" if american else "prod-yoose"
    return (
        *_READ,
        *_LEAD,
        *_LIVE,
        *_USE,
        *_CLOSE,
        *_OTHERS,
        rule(
            "fresh-produce",
            r"\b(?P<keep>(?:[Ff]resh|[Ff]arm|garden|organic|dairy|agricultural|seasonal|home-?grown|[Ll]ocal)\s)(?P<word>produce)\b"
            r"|(?P<keep2>)\b(?P<word2>[Pp]roduce)(?=\s(?:aisles?|sections?|stands?|stalls?)\b)",
            lambda match: (match["keep"] or "") + _cased(produce, match["word2"] or ""),
            on=("produce", "Produce"),
            hits=(("fresh produce", f"fresh {produce}"), ("the produce aisle", f"the {produce} aisle")),
            leaves=("they produce food", "produced locally"),
        ),
    )
