"""Rules for what a page wants of its reader: an address for newsletters, a subscription, a membership."""

from __future__ import annotations

from narrator.ingest.furniture.rules import rule

SUBSCRIPTIONS = (
    rule(
        "newsletter",
        "en",
        r"""
        (sign up|subscribe|register|join)\b.{0,90}\b(newsletters?|e-?mails?|briefings?|alerts?|inbox).{0,40}
        (sign up|subscribe|register|join)\b.{0,90}\b(updates|digest|mailing list|our channel|free trial).{0,40}
        (sign up|subscribe|register|join)\b.{0,90}\b(YouTube|Telegram|WhatsApp).{0,40}
        (get|have|receive)\b.{0,90}\b(to|in|into) your inbox( (every|each) [\w ]{1,20})?[.!]?
        never miss (a|another) (story|post|beat|update).{0,40}
        thank(s| you) for (signing up|subscribing)\b.{0,60}
        (subscribe|sign up|join|donate|become a (member|subscriber|supporter))( (now|today|here|for free))?[.!]?
        support (our|independent|quality) journalism.{0,80}
        (get|manage|create|set( up)?) (reporter|author|writer|news|breaking news|story|topic|email) alerts?[.:]?
        (enter )?your e-?mail( address)?
        newsletters?
        (want|like|need|looking for|hungry for|can['’]t get enough of)\b[^.!]{0,100}\? (sign up|subscribe|join|follow|\
          check out|read|get)\b.{0,80}
        (sign up|subscribe|register)( here| now| today)?( to| for)\b[^.!?]{1,100}
        (invalid|please enter a valid|enter your) e-?mail( address)?\b.{0,60}
        (you (will|['’]ll|are now) (be )?(receive|subscribed|signed up))\b.{0,90}
        (thanks|thank you)!? ?(check your inbox|you['’]re (now )?(subscribed|signed up))\b.{0,60}
        (you can )?unsubscribe (at any time|anytime|here)\b.{0,60}
        (follow|join|get) our (whatsapp|telegram|signal)\b.{0,60}
        (download|get) (the|our)( [\w ]{1,25})? app\b.{0,60}
        (turn on|enable|allow|get) (push |desktop |browser )?notifications\b.{0,60}
        """,
        hit="Sign up for our morning newsletter",
        miss="The council asked residents to sign up for e-mail alerts.",
    ),
    rule(
        "newsletter",
        "de",
        r"""
        (hier |jetzt )?(zum |den |unseren |für den |für unseren )?newsletter (abonnieren|anmelden|bestellen)[.!]?
        abonnieren sie\b.{0,80}
        melden sie sich (hier |jetzt )?(für|zu)\b.{0,40}newsletter.{0,40}
        jetzt (abonnieren|testen|anmelden|registrieren)[.!]?
        (unser )?newsletter[:.!]?
        (bestellen|abonnieren|kostenlos (bestellen|abonnieren)|abschicken|absenden|registrieren)[.!]?
        (bitte )?(geben sie )?(hier )?ihre e-?mail[- ]?adresse( ein| eingeben)?[.!]?
        mit (einem )?(\*|sternchen) (gekennzeichnete|markierte) felder\b.{0,60}
        (e-mail[- ]adresse|vorname|nachname|anrede|postleitzahl)( ?\*)?
        (?=.*spendenf).{0,40}\bist spendenfinanziert!?|(jetzt )?unterstützen sie (unsere|unabhängigen?)\b.{0,80}
        (folgen|abonnieren) sie (unseren|unserem) (whatsapp|telegram)[- ]?kanal\b.{0,60}
        """,
        hit="Jetzt Newsletter abonnieren!",
        miss="Der Newsletter der Stadt hat tausend Leser.",
    ),
    rule(
        "newsletter",
        "fr",
        r"""
        (inscrivez-vous|abonnez-vous|recevez|s['’](inscrire|abonner))\b.{0,80}(newsletter|lettre|e-?mail|alertes).{0,40}
        (inscrivez-vous|abonnez-vous)[.!]?
        (la |notre )?newsletters?[.!:]?
        je m['’](abonne|inscris)|déjà abonné.{0,30}
        """,
        hit="Inscrivez-vous à notre newsletter",
        miss="Les habitants se sont inscrits à la newsletter.",
    ),
    rule(
        "newsletter",
        "es",
        r"""
        (suscr[íi]b(ete|ase)|reg[íi]str(ate|ese)|recib[ea]|apúntate)\b.{0,60}(newsletter|bolet[íi]n|correo).{0,40}
        (suscr[íi]b(ete|ase)|reg[íi]str(ate|ese)|apúntate)( (aquí|gratis|ahora))?[.!]?
        ya soy suscriptor.{0,20}
        """,
        hit="Suscríbete a nuestro boletín diario",
        miss="Recibe a los presos en su casa, contó el cura.",
    ),
    rule(
        "newsletter",
        "pt",
        r"""
        (assine|inscreva-se|cadastre-se|receba)\b.{0,60}(newsletter|boletim|e-?mail|WhatsApp|Telegram|alertas).{0,40}
        (assine|inscreva-se|cadastre-se)( (já|agora|grátis))?[.!]?
        já é assinante.{0,30}
        """,
        hit="Inscreva-se na nossa newsletter",
        miss="Assine aqui, disse o guarda, e ele assinou.",
    ),
    rule(
        "newsletter",
        "it",
        r"""
        (iscriviti|abbonati|ricevi|registrati)\b.{0,60}(newsletter|e-?mail|canale|WhatsApp|Telegram).{0,40}
        (iscriviti|abbonati|registrati)( (ora|qui|gratis))?[.!]?
        sei già abbonato.{0,30}
        """,
        hit="Iscriviti alla nostra newsletter",
        miss="Gli abbonati ricevono la newsletter ogni giorno.",
    ),
    rule(
        "newsletter",
        "nl",
        r"""
        (schrijf je|meld je|abonneer je|ontvang)\b.{0,60}(nieuwsbrief|e-?mail|inbox).{0,40}
        (schrijf je in|abonneer je|meld je aan)( nu| hier| gratis)?[.!]?
        """,
        hit="Schrijf je in voor onze nieuwsbrief",
        miss="De nieuwsbrief van de stad telt duizend lezers.",
    ),
    rule(
        "subscription",
        "en de fr es pt it nl",
        r"""
        (subscribe|sign in|log ?in|register|join|become a (member|subscriber))\b[^.!?]{0,60}\bto (continue|keep|read|\
          unlock|access|get)\b.{0,60}
        (this|the) (article|story|content) is (only|exclusively|reserved)\b.{0,20}\b<subscribers>\b.{0,40}
        (subscriber|member)s?[- ]only( (content|article|story))?|for subscribers only|exclusive to subscribers
        (already|not) (a |yet )?(a )?(subscriber|member|registered)\?.{0,60}
        (start|begin|get) your (free )?(trial|subscription)\b.{0,60}|(manage|renew) your subscription
        view (all )?subscription options
        (gift|share|send) (this )?(article|full article|story)( for free| as a gift)?\b.{0,30}
        (this is a )?gift (article|link)\b.{0,40}
        (you have|you['’]ve) .{0,20}(free|gift) (articles?|stories) (left|remaining)\b.{0,40}
        (plus|premium|exklusiv|nur)?[- ]?(für abonnenten|abo[- ]artikel|plus[- ]artikel)|artikel (verschenken|schenken)
        (offrir|offrez) (cet |l['’])article|réservé aux abonnés|article (réservé|abonnés?)
        est[ea] (funcionalidad|función|contenido|artículo) es (exclusiv[ao]|sólo|solo) para \w[\w ]{2,40}\.?
        (solo|exclusivo) para suscriptores|exclusivo para assinantes|(articolo|contenuto) riservato agli abbonati
        (alleen|exclusief) voor abonnees|cadeau geven
        """,
        hit="Already a subscriber? Log in",
        miss="The story is for subscribers what a lamp is for moths.",
    ),
)
