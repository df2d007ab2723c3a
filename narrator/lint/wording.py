"""Words that tell of a page's furniture and of a text that is not whole, by language: for near misses only.

What is sure to be furniture is taken out when a page is read; these look at short lines that were left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PROMO: Mapping[str, str] = {
    "en": (
        r"read (?:more|next|also)|sign(?:ed)? up|subscri(?:be|ption)|newsletter|follow us|click (?:here|to)|tap here|"
        r"share this|watch (?:the video|live|now)|listen to|download (?:the|our) app|advertisement|sponsored|cookies?|"
        r"all rights reserved|related (?:articles|stories|topics)|more on this|comments?\Z|log in|"
        r"image (?:source|credit)|photo(?:graph)?(?: by|:)|getty images|reporting by|edited by|contact us"
    ),
    "de": (
        r"weiterlesen|mehr zum thema|lesen sie auch|newsletter|abonnieren|folgen sie uns|anzeige\Z|teilen\Z|cookies?|"
        r"kommentare?\Z|foto:|bild:|quelle:|jetzt (?:lesen|anmelden)|zur startseite"
    ),
    "fr": (
        r"lire (?:aussi|la suite)|à lire|newsletter|abonnez-vous|suivez-nous|publicité|partager\Z|cookies?|"
        r"commentaires?\Z|photo :|crédit"
    ),
    "es": (
        r"leer más|lea también|le puede interesar|boletín|suscríb\w+|síguenos|publicidad\Z|compartir\Z|cookies?|"
        r"comentarios?\Z|foto:"
    ),
    "it": (
        r"leggi anche|leggi tutto|newsletter|abbonati|iscriviti|seguici|pubblicità\Z|condividi\Z|cookies?|"
        r"commenti?\Z|foto:"
    ),
    "pt": (
        r"leia (?:mais|também)|newsletter|assine|inscreva-se|siga-nos|publicidade\Z|compartilhe?\Z|cookies?|"
        r"comentários?\Z|foto:"
    ),
}

TEASER: Mapping[str, str] = {
    "en": (
        r"(?:continue|keep) reading|read the (?:full|rest)|full (?:story|article)|subscribe to (?:read|continue)|"
        r"for subscribers|already a subscriber|premium content|to read (?:on|more)|free articles? (?:left|remaining)"
    ),
    "de": r"weiterlesen|jetzt weiterlesen|nur für abonnenten|mit .{1,30} plus lesen|ganzen artikel|bereits abonnent",
    "fr": r"lire la suite|réservé aux abonnés|article complet|déjà abonné|il vous reste .{1,20} à lire",
    "es": r"seguir leyendo|solo para suscriptores|artículo completo|contenido exclusivo",
    "it": r"continua a leggere|riservato agli abbonati|articolo completo|contenuto riservato",
    "pt": r"continue lendo|continuar a ler|exclusivo para assinantes|artigo completo",
}


def finds(table: Mapping[str, str], base: str) -> re.Pattern[str]:
    """The words of a language, and the English ones, which stand on pages everywhere."""
    words = "|".join(dict.fromkeys((table["en"], table.get(base, table["en"]))))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
