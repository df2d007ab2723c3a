"""Rules for what a page offers beside its article: other articles, sound and pictures, buttons to share it."""

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
        (you (may|might) also (like|enjoy)|editors?['’]?s?['’]? (picks?|choice|recommendations?))[:.…]?
        (more )?must[- ]reads? (from|on|in) [^.!?]{1,40}
        (the latest|more|other (news|stories)|recommended|top stories|around the web) (from|on|in) [^.!?:,]{1,40}
        (you might have missed|what we['’]re reading|more to read|from our partners|around the web|popular now)[:.…]?
        (more|latest|popular) in [A-Z][^.!?]{1,30}
        more on: .{1,100}
        (featured|recent|latest|more) (slide ?shows?|(photo |image )?galleries|podcasts|episodes)[:.…]?
        (full story|full coverage|read (full|the full|the whole|the entire) (story|article|report|post)( here)?)[.:…»]*
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
        (meistgelesen|meistgelesene artikel|meistgelesene themen)<more>
        das (thema )?(könnte|dürfte) (sie|dich|euch) auch interessieren<more>
        (weiterführende|passende|verwandte) (links?|themen)( [\w ]{1,30})?<more>
        (mehr|alles) (zum thema|zu diesem thema|über|aus|von|zu)\b[^.!?:]{1,50}:
        (lesen sie|hören sie|sehen sie) (auch|hier|dazu|mehr)( auch)?:.*
        (tipps|empfehlungen) der redaktion:?
        (möchtest du|möchten sie|willst du|wollen sie) mehr\b[^.!?]{1,80}\? (hier|dann)\b.{1,80}
        hier (findest du|findet ihr|finden sie|gibt es) (alle|mehr|weitere) (infos?|informationen|details)\b.{0,60}
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
        (à )?lire (aussi|également)\b,? ?[^.!?]{2,40}, ?«.{2,110}
        (à )?(re)?(lire|voir|écouter) (aussi|également) ?[:>»|].*
        (dans|retrouvez) (la même rubrique|le même dossier|notre dossier)<more>
        (l['’]essentiel|nos lecteurs|les plus) (lus|lisent aussi|partagés)<more>
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
        (también )?te (puede|podría|recomendamos)( interesar)?<more>
        (notas?|temas?|lecturas?) (relacionad[ao]s?|recomendad[ao]s?)<more>
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
    rule(
        "promo",
        "nl",
        r"""
        (lees|bekijk|luister) (ook|meer|verder)<more>
        (meer over (dit onderwerp|dit thema)|ook interessant|gerelateerd(e artikelen)?|het beste van)<more>
        """,
        hit="Lees ook: De brug blijft dicht",
        miss="Lees ook eens een boek, zei de minister.",
        entries=True,
    ),
    rule(
        "promo",
        "pl cs hu sv da no fi tr id",
        r"""
        (czytaj|przeczytaj|zobacz|sprawdź) (też|także|również|więcej)<titled>|(čtěte|přečtěte si|viz) (také|též)<titled>
        (olvass(a|on|átok)?|nézze) (el|meg|még|tovább)<titled>|kapcsolódó (cikk|hír|írás)(ok|ek|aink|eink)?<more>
        (läs|se) (också|mer|även)<titled>|(læs|les|se) (også|mere|mer)<titled>|lue (myös|lisää)<titled>
        (ilgili|bunlar da ilginizi çekebilir)( haberler?)?<more>
        (yuk,? )?(baca|simak|lihat|tonton)( juga| selengkapnya)( video (ini|berikut))?<more>
        """,
        hit="Baca juga: Jembatan itu tetap ditutup",
        miss="Baca juga buku itu, kata menteri.",
    ),
    # ── sound and pictures ───────────────────────────────────────────────────────────────────────────────────────────
    rule(
        "promo",
        "en de fr es pt it",
        r"""
        [\[\(](video|photos?|gallery|audio|watch|listen|podcast|vidéo|vídeo|fotos?|galerie)[\])]\s*.*
        (watch|listen|video|in pictures|gallery|live|podcast|quiz)\s*[:|]\s*.*
        (vidéo|en images|vídeo|im video|bildergalerie)\s*[:|]\s*.*
        (more info(rmation)?|mehr infos?|plus d['’]infos?|más info(rmación)?) [^.!?:]{1,80}: ?https?://\S+
        """,
        hit="WATCH: Crews lower the last span",
        miss="Watch the river long enough and it will talk, he said.",
    ),
    rule(
        "promo",
        "en",
        r"""
        (watch|listen|play)( (now|live|again|here|video|audio|the (full )?(video|interview|episode|clip)))?[:.!]?
        (watch|listen to|play)( this| the)?( full)? (article|story|video|audio)( explainer)?( (below|here|above))?[:.!]?
        (new ?)?you can now listen to\b.{0,60}
        \[(learn|read|see|watch|listen|sign up)\b[^\[\]]{2,150}\]
        (listen|play|watch)( to this (article|story))?\s*[•·|-]?\s*(\d{1,2}:\d\d|\(?\d+ min(ute)?s?\)?)
        (0?0:00|\d{1,2}:\d\d) ?/ ?\d{1,2}:\d\d|audio player( loading)?(\.{3}|…)?|audio by \w+|play(ing)? audio
        (this|the) (article|story|audio) (was|is) (read|narrated|voiced|generated) (aloud )?(by|with|using)\b.{1,80}
        (listen to|hear) (more stories|the audio|audio articles?|this story)\b.{0,60}
        see (more|all|the) (photos|pictures|images)( here| below)?[:.!]?
        (click|tap|swipe|scroll) (here |on the \w+ )?(through|for|to (see|view|open|enlarge|launch))\
          \b[^.!?]{0,60}(gallery|photos|pictures|images|slideshow|full size)[.!]?
        """,
        hit="Listen to this article",
        miss="Listen to this, she told the crowd.",
    ),
    rule(
        "promo",
        "de fr es pt it nl",
        r"""
        (artikel|beitrag|text) (an)?hören|diesen (artikel|beitrag) (an)?hören|vorlesen( lassen)?|jetzt (an)?hören
        écouter (l['’]article|cet article)|escuchar( (el|este))? artículo|escucha(r)? (la|esta) noticia
        (ouvir|ouça) (o |este |a )?(artigo|texto|matéria|notícia)|ascolta (l['’]|questo )?articolo
        (beluister|luister naar) (dit artikel|dit verhaal)
        """,
        hit="Artikel anhören",
        miss="Den Artikel anhören mochte er nicht.",
    ),
    rule(
        "summary box",
        "en de fr es pt it nl",
        r"""
        (generate|show|get|see|ask for)( an?| the)? (ai )?(key )?(summary|takeaways)( with ai)?[:.…]?
        (this|the) summary (is|was) (ai[- ]generated|generated by ai|created (by|with|using) ai)\b.{0,100}
        ai[- ]generated (summary|content)\b.{0,60}
        (ki[- ]|mit ki erstellte )zusammenfassung.{0,40}|résumé (généré )?par (l['’])?ia
        resumen (generado|hecho) (por|con) ia
        (resumo|riassunto) (gerado|feito|generato) (por|com|da|con) ia|samenvatting door ai
        """,
        hit="This summary was generated by AI and checked by an editor.",
        miss="The summary was generated by hand for forty years.",
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
    # ── buttons to share and follow ──────────────────────────────────────────────────────────────────────────────────
    rule(
        "share",
        "en",
        r"""
        (click (here )?to )?(share|e-?mail|tweet|print|save)( this)?( (article|story|page|post))?[:.!]?
        (click (here )?to )?(share|e-?mail|tweet|post|pin|send)( this| it)? (on|via|to|with|by) <network>.{0,40}
        (share|e-?mail|tweet|post) this (article|story|page|post) (on|via|to|with|by) <network>.{0,40}
        ((<network>|print|copy link|share|tweet|link)([\s,|•·/]+|$)){2,}
        social (sharing|share|media links?)|(all )?share (services|options|tools|icons|buttons)
        e-?mail (this )?to (a )?friends?|copy link|pin it|(share|save) this( (article|story|page|post))? ?[:|]?.{0,20}
        (show|hide) (more )?sharing options|share (full )?article|(link|url) copied( to( the)? clipboard)?[.!]?
        (add|set) .{1,40} (as|to) (a |your )?preferred source.{0,30}|(add us|follow us) (on|as).{0,20}google.{0,30}
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
        follow [\w’' .@-]{2,50} on (<network>)((, | (and|or|&) |, (and|or) )(<network>)){0,5}( (for|\
          to) [^.!?]{0,80})?[.!]?
        (for more|find more)\b[^.!?]{1,80}, (follow|visit|go to|see|check out)\b[^!?]{1,80}
        (for more|find more)\b[^.!?]{1,80} please (follow|visit|go to|see|check out)\b[^!?]{1,80}
        (what do you think|have your say|tell us what you think|do you agree)\?.{0,110}\b(comments?|below|twitter|\
          facebook)\b.{0,60}
        (let us know|tell us|share your (thoughts|views|story))\b[^.!?]{0,80}\b(in the comments|below|comment section)\
          \b.{0,60}
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
        "nl",
        r"""
        (deel|delen|deel dit (artikel|verhaal))( (op|via) <network>.{0,30})?
        volg (ons|[\w ]{2,30}) (op|via)\b.{0,60}
        """,
        hit="Deel op Facebook",
        miss="Deel het land, en er komt oorlog.",
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
