from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.ingest.decoding import damage, decode

WESTERN = {
    "de": "Der Stadtrat sperrt die Brücke für Lastwagen, und über das Wehr führt ein Weg für alle, die müssen.",
    "fr": "La mairie a fermé le pont, et les élèves passent désormais par le moulin où l'eau a déjà monté à l'été.",
    "es": "El ayuntamiento cerró el puente ayer, y según los vecinos la reparación durará más de un año.",
    "pt": "A câmara fechou a ponte ontem, e segundo os moradores a obra não vai acabar antes do próximo verão.",
    "sv": "Kommunen stängde bron på måndagen, och enligt grannarna får man räkna med att det tar ett år till.",
}
OTHERS = {
    "cp1250": "Rada miasta zamknęła most, a kierowcy muszą się liczyć z opóźnieniami, które potrwają do końca roku.",
    "iso8859_2": "Rada miasta zamknęła most, a kierowcy muszą się liczyć z opóźnieniami, które potrwają do końca roku.",
    "cp1251": "Городской совет закрыл мост на ремонт, и водителям следует ожидать задержек до конца этого года.",
    "koi8_r": "Городской совет закрыл мост на ремонт, и водителям следует ожидать задержек до конца этого года.",
    "cp1253": "Το δημοτικό συμβούλιο έκλεισε τη γέφυρα και οι οδηγοί πρέπει να περιμένουν καθυστερήσεις.",
    "cp1255": "מועצת העיר סגרה את הגשר לצורך תיקונים והנהגים צריכים לצפות לעיכובים עד סוף השנה.",
    "shift_jis": "市議会は月曜日、橋を修理のため閉鎖すると発表した。運転者は年末まで遅れを予想するよう求められた。",
    "gb18030": "市议会周一表示，大桥将关闭维修，司机应做好延误到年底的准备。这是今年以来的第三次关闭。",
    "euc_kr": "시의회는 월요일 다리를 수리하기 위해 폐쇄한다고 밝혔다. 운전자들은 연말까지 지연을 예상해야 한다.",
}


@pytest.mark.parametrize("text", WESTERN.values(), ids=WESTERN.keys())
def test_latin_1_is_told_from_other_encodings_by_its_words(text: str) -> None:
    assert decode(text.encode("latin-1")) == text


@pytest.mark.parametrize(("codec", "text"), OTHERS.items(), ids=OTHERS.keys())
def test_other_encodings_are_guessed(codec: str, text: str) -> None:
    assert decode(text.encode(codec)) == text


def test_windows_quotes_and_dashes() -> None:
    text = "He said it’s “done” – and it was…"
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8"])
def test_unicode_with_and_without_a_mark(codec: str) -> None:
    text = "A plain line, and one that is not: “é”."
    assert decode(text.encode(codec)) == text


def test_utf_8_is_believed_over_header_and_page() -> None:
    body = '<meta charset="iso-8859-1"><p>“Grüße”</p>'.encode()
    assert "“Grüße”" in decode(body, charset="windows-1252")


def test_the_header_is_believed_over_the_page_and_both_over_a_guess() -> None:
    body = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Łódź</p>'.encode("cp1250")
    assert "Łódź" in decode(body, charset="windows-1250")
    assert "Łódź" in decode(body.replace(b"windows-1252", b"windows-1250"))


def test_a_page_called_latin_1_is_windows_1252() -> None:
    assert decode('<meta charset="latin1">it’s'.encode("cp1252")).endswith("it’s")


@pytest.mark.parametrize("name", ["rot13", "idna", "unicode_escape", "utf-7", "undefined", "hex", "no-such-thing", "ü"])
def test_a_charset_no_page_may_mean_is_not_used(name: str) -> None:
    assert decode("Grün \\x41".encode("latin-1"), charset=name) == "Grün \\x41"


def test_windows_1252_pasted_into_utf_8() -> None:
    body = "“Naïve”, she said – ".encode() + "it’s £5".encode("cp1252")
    assert decode(body) == "“Naïve”, she said – it’s £5"


def test_text_once_decoded_wrongly_is_repaired_and_curly_quotes_stay() -> None:
    assert decode("â€œRightâ€\x9d, itâ€™s a cafÃ©\nand ‘this’ “stays”".encode()) == (
        "“Right”, it’s a café\nand ‘this’ “stays”"
    )


# ── as found in the wild ─────────────────────────────────────────────────────────────────────────────────────────────

TEXTS = {
    "windows-1251": OTHERS["cp1251"],
    "koi8-r": OTHERS["koi8_r"],
    "koi8-u": "Міська рада закрила міст на ремонт, і водіям слід очікувати затримок до кінця цього року.",
    "shift_jis": OTHERS["shift_jis"],
    "euc-jp": OTHERS["shift_jis"],
    "iso-2022-jp": OTHERS["shift_jis"],
    "gb18030": OTHERS["gb18030"],
    "big5": "市議會週一表示，大橋將關閉維修，司機應做好延誤到年底的準備。這是今年以來的第三次關閉。",
    "euc-kr": OTHERS["euc_kr"],
    "iso-8859-2": OTHERS["iso8859_2"],
    "windows-1250": "Městská rada uzavřela most kvůli opravě a řidiči musí počítat se zpožděním, říká úřad.",
    "iso-8859-9": "Belediye köprüyü pazartesi günü kapattı ve şoförlerin yıl sonuna kadar beklemesi gerekiyor.",
    "iso-8859-7": OTHERS["cp1253"].replace("Ά", "Α"),
    "windows-1256": "أغلق مجلس المدينة الجسر يوم الاثنين لإصلاحه، وعلى السائقين توقع التأخير حتى نهاية العام.",
    "windows-1255": OTHERS["cp1255"],
    "windows-1252": "La mairie a fermé le pont, et les élèves passent par le moulin où l’œuvre d’été… coûte 5 €.",
    "iso-8859-15": "La mairie a fermé le pont, et les élèves passent par le moulin où l'œuvre d'été coûte 5 €.",
    "tis-620": "สภาเมืองปิดสะพานเพื่อซ่อมแซม และผู้ขับขี่ควรคาดว่าจะเกิดความล่าช้าจนถึงสิ้นปี",
}
DECLARED = {
    "meta": '<html><head><meta charset="{}"></head><body><p>{}</p></body></html>',
    "http-equiv": '<html><meta http-equiv="Content-Type" content="text/html; charset={}"><p>{}</p></html>',
    "XML": '<?xml version="1.0" encoding="{}"?><html><p>{}</p></html>',
}


@pytest.mark.parametrize("codec", TEXTS)
def test_what_is_declared_wrongly_or_not_at_all_is_read_all_the_same(codec: str) -> None:
    text = TEXTS[codec]
    assert decode(text.encode(codec)) == text, "nothing declared"
    assert decode(text.encode(codec), charset="utf-8") == text, "the header says UTF-8"
    assert decode(text.encode(codec), charset="iso-8859-1") == text, "the header says Latin-1, as servers do unasked"
    for way, page in DECLARED.items():
        right = page.format(codec, text)
        assert decode(right.encode(codec)) == right, way
        assert decode(right.encode(codec), charset="iso-8859-1") == right, f"{way}, the header says Latin-1"
        wrong = page.format("utf-8", text)
        assert decode(wrong.encode(codec)) == wrong, f"{way} says UTF-8"


@pytest.mark.parametrize("codec", ["windows-1251", "windows-1256", "iso-8859-7", "tis-620", "windows-1252", "euc-kr"])
@pytest.mark.parametrize("wide", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_in_any_script(codec: str, wide: str) -> None:
    text = TEXTS[codec]
    assert decode(text.encode(wide)) == text
    assert decode(text.encode(wide), charset="utf-16") == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Grüße, „so“".encode().decode("latin-1").encode(), "Grüße, „so“"),
        ("Grüße".encode().decode("latin-1").encode().decode("latin-1").encode(), "Grüße"),
        ("It\x92s \x93done\x94".encode(), "It’s “done”"),
        ('<meta charset="iso-8859-1">It\x92s'.encode("latin-1"), '<meta charset="iso-8859-1">It’s'),
        ("CafÃ© Â£5".encode(), "Café £5"),
        ("Die Brücke ist zu €".encode()[:-1], "Die Brücke ist zu "),
        ("橋は".encode() + b"\xff" + "閉鎖".encode(), "橋はÿ閉鎖"),
    ],
)
def test_damage_done_by_others_is_repaired(body: bytes, text: str) -> None:
    assert decode(body) == text


@pytest.mark.parametrize(
    "text",
    [
        "The page showed <code>Â£5</code> and <pre>CafÃ©</pre> instead of £5.",
        "The page showed `Â£5` instead of £5.",
        "Whoever reads UTF-8 as Latin-1 sees CafÃ© for Café.",
        "What Unicode calls é looked like Ã©.",
        "A AÇÃO E A NAÇÃO: “NÃO” – SÃO PAULO, IRMÃ.",
        "Naïve, Ångström, façade, 5 €, ½ – “so”.",
        "România, câine, Brâncuși; L’Âge d’or; Đây là Âu Cơ.",
    ],
)
def test_good_text_stays_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text


def test_code_stays_where_the_text_around_it_is_repaired() -> None:
    assert decode("<code>Â£5</code> is a cafÃ© and `Ã©`".encode()) == "<code>Â£5</code> is a café and `Ã©`"


def test_damage_is_a_share_of_the_characters() -> None:
    assert damage("") == 0
    assert damage("fine\n\ttext") == 0
    assert damage("\x00\x01ab") == 0.5


@given(
    st.binary(max_size=400), st.sampled_from(["", "utf-8", "latin-1", "shift_jis", "utf-16", "euc-jp", "hz-gb-2312"])
)
def test_any_bytes_decode(body: bytes, charset: str) -> None:
    assert isinstance(decode(body, charset=charset), str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1))
def test_what_is_utf_8_and_plain_comes_out_as_it_went_in(text: str) -> None:
    assert decode(("The bridge is closed. " + text).encode()).startswith("The bridge is closed. ")


@pytest.mark.parametrize("language", ["fr", "es", "pt"])
def test_a_page_is_told_by_its_text_however_long_the_programs_before_it(language: str) -> None:
    programs = "<script>var a = 1;</script>\n" * 4000
    page = f"<html><head>{programs}</head><body><p>{WESTERN[language]}</p></body></html>"
    assert decode(page.encode("cp1252")) == page
