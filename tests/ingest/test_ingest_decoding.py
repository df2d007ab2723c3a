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
