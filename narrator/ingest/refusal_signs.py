"""Signs that a page is not the article, as a table of wording."""

from __future__ import annotations

import re
from dataclasses import dataclass

from narrator.ingest.wording import pattern_of

AS_SAVED = "open it in a browser, save the page or copy the text, and give narrator that"
IF_SUBSCRIBED = f"if you subscribe, {AS_SAVED}"
_FOR_SUBSCRIBERS = "holds only the beginning; the rest is for subscribers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a page says that is not the article, and how many words beside that such a page can have.

    `said` is looked for in the title and in the blocks, those dropped included; with `anywhere`, in all that the page
    shows. Words in blocks that say it do not count.
    """

    said: re.Pattern[str]
    most_words: int
    cause: str
    hint: str
    anywhere: bool = False


_PAYWALL = pattern_of(r"""
    (subscribe|sign (in|up)|log ?in|register|join)\b.{0,40}\bto (continue|keep|finish) reading
    to (continue|keep) reading,? (this (article|story),? )?(please )?(subscribe|sign|log|register|become|start)
    (this|the full) (article|story|content) is (only |exclusively )?(reserved )?(for|to) (our )?<subscribers>
    <subscribers>[- ]only (content|article|story)
    you(['’]ve| have) (reached|used|read) (your|all|the) .{0,40}(free|complimentary) (articles?|stories)
    (jetzt|bitte) (abonnieren|anmelden|registrieren).{0,30}weiterlesen
    weiterlesen mit\b.{0,40}\b(abo|plus)
    (dieser|der (ganze|vollständige)) (artikel|text|beitrag) ist (nur )?(für|exklusiv).{0,30}abonnent
    (sie möchten|um) (den|diesen) (artikel|text) (weiter|vollständig).{0,30}lesen
    (cet |l['’])article est réservé aux abonnés|la suite est réservée|pour lire la suite
    il vous reste .{1,20}de cet article à lire
    (suscr[íi]b(ete|ase)|reg[íi]str(ate|ese)|inicia sesión) para (continuar|seguir) leyendo
    contenido (exclusivo|solo) para suscriptores
    (assine|cadastre-se|faça login) para (continuar|ler)
    exclusivo para assinantes
    (abbonati|accedi|registrati) per (continuare|leggere)
    (contenuto|articolo) riservato agli abbonati
""")

SIGNS = (
    Sign(
        said=pattern_of(r"""
            ^\W*(error )?404\b
            \b(page|article|story|content) (was |could )?(not|no longer) (be )?(found|available|exists?)
            (page|article) (you(['’]re| are) looking for|you requested)\b.{0,40}(n['’]t|not|no longer|moved|removed)
            we (can|could) ?n['’]?t find (that|the|this) page|this page does ?n['’]t exist
            (seite|artikel) (wurde )?nicht (mehr )?gefunden|seite existiert nicht
            page (introuvable|non trouvée)|cette page n['’]existe (pas|plus)
            página no (encontrada|existe)|página não (encontrada|existe)|pagina non (trovata|esiste)
        """),
        most_words=120,
        cause="is the site's page for something it does not have (a 404)",
        hint="check the URL; the article may have moved",
    ),
    Sign(
        said=pattern_of(r"""
            (enable|turn on|activate) (javascript|js)\b|(requires?|needs?|without) javascript
            javascript (is|has been|seems to be) (disabled|required|turned off|not)
            javascript (aktivieren|ist deaktiviert)|active[rz] javascript
            (active|habilite|activar) (o )?javascript|(abilita|attiva) javascript
        """),
        most_words=60,
        cause="shows nothing without JavaScript",
        hint=AS_SAVED,
        anywhere=True,
    ),
    Sign(
        said=pattern_of(r"""
            (verify|confirm|prove|make sure) (that )?you(['’]re| are) (a |not a )?(human|robot|bot)
            checking if you are (a )?human
            are you a (robot|human)|i['’]m not a robot
            (complete|solve) the (captcha|security check)|checking your browser
            unusual (traffic|activity) from|access (to this page )?(has been )?denied|just a moment\.\.\.
            ddos protection by|\bray id:
            sind sie ein (mensch|roboter)|êtes-vous un robot|eres un robot|você é um robô
        """),
        most_words=80,
        cause="asks for proof that a human reads it (a captcha)",
        hint=AS_SAVED,
        anywhere=True,
    ),
    Sign(
        said=pattern_of(r"""
            \b(we|our)\b.{0,60}\b(use|store|process|access)\b.{0,80}\bcookies|before you continue to
            we (value|care about) your privacy|(accept|agree|reject|manage)( all)?.{0,60}cookies
            consent to (the use of )?cookies|your (privacy|cookie) choices
            wir (verwenden|nutzen|benötigen)\b.{0,60}(cookies|zustimmung|einwilligung)
            mit werbung (und tracking )?weiterlesen|(wählen sie|akzeptieren).{0,60}cookies
            nous (et nos .{0,20}partenaires )?(utilisons|stockons)\b.{0,80}cookies
            (utilizamos|usamos) .{0,20}cookies|utilizziamo (i )?cookie
        """),
        most_words=80,
        cause="asks for consent to cookies instead of showing the article",
        hint=AS_SAVED,
    ),
    Sign(said=_PAYWALL, most_words=450, cause=_FOR_SUBSCRIBERS, hint=IF_SUBSCRIBED),
    Sign(said=_PAYWALL, most_words=120, cause=_FOR_SUBSCRIBERS, hint=IF_SUBSCRIBED, anywhere=True),
)
"""Tried in this order: a page with few words often bears several."""
