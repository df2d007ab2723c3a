from __future__ import annotations

import pytest

from narrator.ingest.language import detect, tag, words_of

SENTENCES = {
    "en": "The council said on Monday that it would close the bridge, and drivers were told to expect delays.",
    "de": "Der Stadtrat teilte am Montag mit, dass die Brücke gesperrt wird, und Autofahrer müssen warten.",
    "fr": "Le conseil a annoncé lundi que le pont serait fermé, et les automobilistes doivent attendre.",
    "es": "El ayuntamiento anunció el lunes que cerrará el puente, y los conductores deben esperar.",
    "pt": "A câmara anunciou na segunda-feira que vai fechar a ponte, e os condutores devem esperar.",
    "it": "Il consiglio ha annunciato lunedì che chiuderà il ponte, e gli automobilisti devono aspettare.",
    "nl": "De gemeenteraad zei maandag dat de brug wordt gesloten en dat automobilisten moeten wachten.",
    "sv": "Kommunen meddelade på måndagen att bron ska stängas, och bilister får räkna med att vänta.",
    "da": "Kommunen oplyste mandag, at broen bliver lukket, og bilister må regne med at vente længe.",
    "pl": "Rada miasta poinformowała, że most zostanie zamknięty, a kierowcy muszą się liczyć z opóźnieniami.",
    "cs": "Městská rada oznámila, že most bude kvůli opravám uzavřen, a řidiči musí počítat se zpožděním.",
    "fi": "Kaupunginvaltuusto ilmoitti, että silta suljetaan korjausten vuoksi, ja autoilijoiden on odotettava.",
    "hu": "A városi tanács közölte, hogy a hidat javítás miatt lezárják, és az autósoknak várniuk kell.",
    "tr": "Belediye meclisi köprünün onarım nedeniyle kapatılacağını ve sürücülerin daha çok bekleyeceğini açıkladı.",
    "ro": "Consiliul local a anunțat că podul va fi închis pentru reparații, iar șoferii trebuie să aștepte.",
    "vi": "Hội đồng thành phố cho biết rằng cây cầu sẽ bị đóng cửa để sửa chữa, và các tài xế nên chờ.",
    "ru": "Городской совет сообщил, что мост будет закрыт на ремонт, и водителям следует ожидать задержек.",
    "uk": "Міська рада повідомила, що міст буде закрито на ремонт, і водіям слід очікувати затримок.",
    "el": "Το δημοτικό συμβούλιο ανακοίνωσε ότι η γέφυρα θα κλείσει και οι οδηγοί πρέπει να περιμένουν.",
    "he": "מועצת העיר הודיעה כי הגשר ייסגר לצורך תיקונים, והנהגים צריכים לצפות לעיכובים.",
    "ar": "أعلن مجلس المدينة أن الجسر سيغلق للإصلاح، وأن على السائقين أن يتوقعوا تأخيرات.",
    "fa": "شورای شهر اعلام کرد که این پل برای تعمیر بسته می‌شود و رانندگان باید منتظر باشند.",
    "hi": "नगर परिषद ने सोमवार को कहा कि पुल मरम्मत के लिए बंद रहेगा और चालकों को देर होगी।",
    "ja": "市議会は月曜日、橋を修理のため閉鎖すると発表した。運転者は遅れを予想するよう求められた。",
    "zh": "市议会周一表示，大桥将关闭维修，司机应做好延误到年底的准备。",
    "ko": "시의회는 월요일 다리를 수리하기 위해 폐쇄한다고 밝혔다.",
    "th": "สภาเมืองประกาศว่าสะพานจะปิดซ่อม และผู้ขับขี่ควรเตรียมพร้อมสำหรับความล่าช้า",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items(), ids=SENTENCES.keys())
def test_a_sentence_tells_its_language_whatever_the_page_says(language: str, sentence: str) -> None:
    assert detect(sentence) == language
    assert detect(sentence, page="en-US" if language != "en" else "de-DE") == language


@pytest.mark.parametrize(
    ("language", "page", "found"),
    [
        ("en", "en-GB", "en-GB"),
        ("en", "EN_us", "en-US"),
        ("pt", "pt-BR", "pt-BR"),
        ("zh", "zh-Hant-TW", "zh-Hant-TW"),
        ("de", "en-GB", "de"),
        ("en", "nonsense and more", "en"),
    ],
)
def test_the_page_names_the_region_of_the_language_that_is_found(language: str, page: str, found: str) -> None:
    assert detect(SENTENCES[language], page=page) == found


def test_the_page_settles_a_tie() -> None:
    sentence = "Stranka je u subotu rekla da će most biti zatvoren do kraja ove godine, a to nije malo."
    assert {detect(sentence, page="hr"), detect(sentence, page="bs")} == {"hr", "bs"}


@pytest.mark.parametrize(("page", "found"), [("", "en"), ("fr-CA", "fr-CA"), ("??", "en")])
def test_a_text_too_short_to_tell_is_what_its_page_says(page: str, found: str) -> None:
    assert detect("Oslo 2024", page=page) == found
    assert detect("", page=page) == found


def test_foreign_names_do_not_outvote_the_story() -> None:
    story = SENTENCES["en"] * 3 + " «Городской совет» 市议会 " + SENTENCES["de"]
    assert detect(story, page="de") == "en"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("en", "en"),
        ("en_gb.UTF-8", "en-GB"),
        ("en-UK", "en-GB"),
        ("no", "nb"),
        ("iw-IL", "he-IL"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("es-419", "es-419"),
        ("und", ""),
        ("english", ""),
        ("", ""),
    ],
)
def test_tags_are_written_as_bcp_47_does(text: str, written: str) -> None:
    assert tag(text) == written


@pytest.mark.parametrize(
    "text", ["word " * 9_000, "word, " * 1_500 + "x" * 50_000 + " end", f"{'a' * 39_998} bcd ef", ""]
)
def test_the_words_that_vote_are_the_first_two_thousand_whole_ones(text: str) -> None:
    assert words_of(text) == text.replace(",", "").split()[:2_000]
