"""Rules for what a page offers beside its article: other articles, podcasts, newsletters, buttons to share it."""

from __future__ import annotations

from narrator.ingest.furniture.rules import rule

OFFERS = (
    # ── other articles ───────────────────────────────────────────────────────────────────────────────────────────────
    rule(
        "promo",
        "en",
        r"""
        (read|see|find out|learn|discover) more( (about|on|at|from|here|in)\b[^.!?]*)?<more>
        (also read|read (also|next)|see also|related|recommended|don['’]?t miss|must[- ]read|up next|ICYMI)<titled>
        (what to read next|in case you missed it|more on this|more like this|editor['’]?s['’]? picks?)<titled>
        you (may|might) also (like|enjoy|be interested in)<titled>
        more (from|on) [^.!?:,]{1,40}:
        """,
        hit="Read more: The bridge that nobody wanted",
        miss="Read more books, the minister said.",
    ),
    rule(
        "promo",
        "en",
        r"""
        (also read|read (also|next)|see also|related|recommended( for you)?|don['’]?t miss|must[- ]reads?|up next)[:.…]?
        (what to read next|in case you missed it|more on this( story| topic)?|more like this|trending( now)?)[:.…]?
        (more|related|recommended|latest|top|trending|popular|other) (top )?(stories|articles|coverage)[:.…]?
        (more|related|recommended|latest|other) (links|content)[:.…]?
        (more|other|latest|recent) (opinion )?(columns|columnists|opinion|blogs)[:.…]?
        (more|related|recommended|latest|top|popular) (topics|reading|news|videos|posts|headlines|internet links)[:.…]?
        (you (may|might) also (like|enjoy)|editor['’]?s['’]? picks?)[:.…]?
        most (read|popular|viewed|shared)( [\w ]{1,30})?[:.…]?
        """,
        hit="Related articles",
        miss="Related articles fell by half, the study found.",
        entries=True,
    ),
    rule(
        "promo",
        "de",
        r"""
        (mehr zum thema|lesen sie (auch|hier|dazu|mehr)|lesetipps?|auch interessant|mehr dazu|siehe auch)<more>
        (lesen sie (auch|hier|dazu|mehr)|mehr zum thema) [^.!?]{1,80}<more>
        (das könnte sie auch interessieren|passend dazu|zum weiterlesen|aus dem archiv|mehr lesen|weiterlesen)<more>
        (weitere|empfohlene|verwandte|ähnliche) (artikel|meldungen|nachrichten|themen|beiträge)<more>
        (meistgelesen|meistgelesene artikel)<more>
        """,
        hit="Lesen Sie auch: Warum die Brücke gesperrt bleibt",
        miss="Lesen Sie auch morgens Zeitung? Viele tun es nicht mehr.",
        entries=True,
    ),
    rule(
        "promo",
        "fr",
        r"""
        ((à |a )?lire (aussi|également|plus|la suite|l['’]article)|voir aussi|en savoir plus|les plus lus)<more>
        à (voir|écouter|découvrir|lire)( aussi| également)?<more>
        sur le même (sujet|thème)<more>
        (nos (derniers|autres) articles|articles? (liés?|similaires)|notre (dossier|sélection))<more>
        lire l['’]article sur [^.!?]{1,60}
        (revivez|suivez|retrouvez) (le|notre) (direct|live)\b.*
        """,
        hit="Lire aussi : Le pont restera fermé",
        miss="Lire aussi vite demande des années, explique-t-elle.",
        entries=True,
    ),
    rule(
        "promo",
        "es",
        r"""
        (lea|lee|leer|vea|ver|mira|mire)( (también|más|además))?<titled>
        (lea|lee|leer|vea|ver) (también|más|además)[.…:]*
        (te puede interesar|puede interesarle|no te pierdas|seguir leyendo|lo más (leído|visto))<more>
        (noticias|artículos|contenidos?) relacionad[ao]s?<more>
        relacionad[ao]s?<more>
        más (información|noticias)(<titled>|[.…:]*)
        """,
        hit="Lea también: El puente seguirá cerrado",
        miss="Más información no hubo, dijo el alcalde.",
        entries=True,
    ),
    rule(
        "promo",
        "pt",
        r"""
        (leia|veja|saiba|assista) (também|mais)( (em|sobre) [^.!?:]{1,60})?<more>
        (confira( também)?|ler mais|não perca|mais lidas)<more>
        (notícias|matérias|artigos|conteúdos?) relacionad[ao]s?<more>
        """,
        hit="Leia também: A ponte continua fechada",
        miss="Leia mais livros, pediu o professor.",
        entries=True,
    ),
    rule(
        "promo",
        "it",
        r"""
        (leggi (anche|tutto|di più)|vedi anche|guarda (anche|il video)|per approfondire|approfondimenti)<more>
        (articoli correlati|notizie correlate|potrebbe interessarti( anche)?|i più letti|continua a leggere)<more>
        """,
        hit="Leggi anche: Il ponte resta chiuso",
        miss="Leggi anche severe non bastano, dice il ministro.",
        entries=True,
    ),
    # ── sound and pictures ───────────────────────────────────────────────────────────────────────────────────────────
    rule(
        "promo",
        "en de fr es pt it",
        r"""
        [\[\(](video|photos?|gallery|audio|watch|listen|podcast|vidéo|vídeo|fotos?|galerie)[\])]\s*.*
        (watch|listen|video|in pictures|gallery|live|podcast|quiz)\s*[:|]\s*.*
        (vidéo|en images|vídeo|im video|bildergalerie)\s*[:|]\s*.*
        """,
        hit="WATCH: Crews lower the last span",
        miss="Watch the river long enough and it will talk, he said.",
    ),
    rule(
        "promo",
        "en",
        r"""
        (watch|listen|play)( (now|live|again|here|video|audio|the (full )?(video|interview|episode|clip)))?[:.!]?
        (watch|listen to|play)( this| the)? (article|story|video|audio)( (below|here|above))?[:.!]?
        (listen|play|watch)( to this (article|story))?\s*[•·|-]?\s*(\d{1,2}:\d\d|\(?\d+ min(ute)?s?\)?)
        """,
        hit="Listen to this article",
        miss="Listen to this, she told the crowd.",
    ),
    rule(
        "promo",
        "en de fr es pt it",
        r"::\s.*",
        hit=":: Border town counts its dead",
        miss="std::vector is a container.",
    ),
    rule(
        "podcast promo",
        "en de fr es pt it",
        "<podcast>",
        hit="Listen to the Example Daily podcast on Apple Podcasts, Spotify and Spreaker",
        miss="Listen to the Example Daily podcast on Spotify if you doubt it, the judge wrote.",
    ),
    rule(
        "podcast promo",
        "en",
        r"(listen to|subscribe to|download|follow)( [\w’'&-]+){0,8} podcasts?( (here|now|today|for free))?[.!:]?",
        hit="Subscribe to our podcast",
        miss="Listen to the podcast and you hear two men argue.",
    ),
    # ── newsletters and memberships ──────────────────────────────────────────────────────────────────────────────────
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
        already a (subscriber|member)\b.{0,40}
        (subscribe|sign up|join|donate|become a (member|subscriber|supporter))( (now|today|here|for free))?[.!]?
        support (our|independent|quality) journalism.{0,80}
        (enter )?your e-?mail( address)?
        newsletters?
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
    # ── buttons to share and follow ──────────────────────────────────────────────────────────────────────────────────
    rule(
        "share",
        "en",
        r"""
        (click (here )?to )?(share|e-?mail|tweet|print|save)( this)?( (article|story|page|post))?[:.!]?
        (click (here )?to )?(share|e-?mail|tweet|post|pin|send)( this| it)? (on|via|to|with|by) <network>.{0,40}
        (share|e-?mail|tweet|post) this (article|story|page|post) (on|via|to|with|by) <network>.{0,40}
        ((<network>|print|copy link|share|tweet|link)([\s,|•·/]+|$)){2,}
        e-?mail (this )?to (a )?friends?|copy link|pin it
        """,
        hit="Share on Facebook",
        miss="Share the road, the posters say.",
    ),
    rule(
        "share",
        "en",
        r"""
        (follow|like|find|join) (us|me) (on|@) ?(<network>|@\w+).{0,80}
        follow [\w’' .@-]{2,50} on <network>\W*(@\w+)?.{0,40}
        follow (us|topics?|@\w+)[.!]?
        """,
        hit="Follow us on Twitter and Instagram",
        miss="Follow the money, she said on Twitter that night.",
    ),
    rule(
        "share",
        "de",
        r"""
        ((artikel |beitrag |auf <network> )?(teilen|drucken|merken|versenden|empfehlen|kommentieren)[ ,|/]*)+
        folgen sie (uns|[\w ]{2,30}) (auf|bei)\b.{0,60}
        (auf|per|via|bei) <network> (teilen|senden)
        """,
        hit="Artikel teilen",
        miss="Teilen sie das Land, gibt es Krieg.",
    ),
    rule(
        "share",
        "fr",
        r"""
        (partager|partagez|imprimer|envoyer|copier le lien)( (cet|l['’]) ?article)?( (sur|par|via) <network>.{0,30})?
        suivez[- ](nous|[\w ]{2,30}) sur\b.{0,60}
        """,
        hit="Partager sur Facebook",
        miss="Partager le pouvoir, c’est le perdre, dit-il.",
    ),
    rule(
        "share",
        "es pt it",
        r"""
        (compart[ei]r?|compartilh[ae]r?|partilh[ae]r?|condividi|imprimir|stampa|enviar|invia)
        (compart[ei]r?|compartilh[ae]r?|partilh[ae]r?|condividi|enviar|invia) (en|no|na|em|su|por) <network>.{0,30}
        (compart[ei]r?|compartilh[ae]r?|condividi) (este|esta|questo|l['’]) ?(artículo|noticia|artigo|matéria|articolo)
        (síguenos|siga-nos|siga o|seguici)( también)? (en|no|na|em|su)\b.{0,60}
        """,
        hit="Compartir en WhatsApp",
        miss="Compartir la mesa con él fue un error, admitió.",
    ),
)
