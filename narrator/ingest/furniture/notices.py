"""Rules for what a page has round its article: forms, advertisements, consent, accounts, navigation."""

from __future__ import annotations

from narrator.ingest.furniture.rules import rule

NOTICES = (
    # ── talk under the article ───────────────────────────────────────────────────────────────────────────────────────
    rule(
        "comment form",
        "en",
        r"""
        (leave|post|write|add) (a|your) (reply|comment)( below)?[.!]?( cancel reply)?
        leave a (reply|comment) to [^.!?]{1,40}
        cancel reply
        your e-?mail address will not be published\.?( required fields are marked ?\*?\.?)?
        required fields are marked ?\*?\.?
        (name|e-?mail|comment|website|url)( ?\*| ?\(required\))
        (post|submit|send|add) comment
        save my name, e-?mail,? and website in this browser.{0,60}
        you must be logged in to (post a )?comment\.?
        notify me of (follow-?up|new) (comments|posts).{0,20}
        this site uses akismet.{0,100}
        (comments|commenting) (are|is|have been) (now )?(closed|turned off|disabled|open|moderated)\b.{0,90}
        (report|flag) (this )?(comment|abuse|post|a (problem|correction|typo|mistake|error))\b.{0,30}
        sort comments by.{0,30}
        (we (welcome|encourage|invite)|please keep)\b.{0,50}\bcomments?\b.{0,80}
        we reserve the right to (remove|delete|edit|moderate)\b.{0,50}\bcomments?\b.{0,60}
        (spotted|noticed|see|found) (an? )?(error|mistake|typo|something wrong)\b.{0,20}\?.{0,90}
        (let us know|tell us|share your (thoughts|ideas|views|opinions?|stories)|sound off|weigh in|leave (us|\
          me) a (message|comment))\b[^.!?]{0,60}\b((in the )?comments?|below|on (facebook|twitter))\b.{0,120}
        (have|got) something to (say|add)\?.{0,140}
        (add|post|submit) your (comment|opinion|view|thoughts?)s?( (on|to) this (article|story|page))?[.!]?
        (visitor|reader|user) (opinions|comments)( \([^()]{2,30}\))?
        """,
        hit="Your email address will not be published. Required fields are marked *",
        miss="Leave a reply, he begged her in each letter.",
        entries=True,
    ),
    rule(
        "comment form",
        "de",
        r"""
        (schreib(en sie|e)? einen|hinterlasse(n sie)? (einen|eine)) (kommentar|antwort)( .{1,20})?[.!]?
        (deine|ihre) e-mail-adresse wird nicht veröffentlicht\..{0,60}
        erforderliche felder sind (mit \* )?markiert ?\*?\.?
        kommentar (abschicken|schreiben|absenden|verfassen|hinterlassen)|zur diskussion
        diskutieren sie mit([!.:]?| (uns|dem autor|der autorin|anderen)\b.{0,70}| (auf|in|über|unter)\b.{0,50})
        (haben sie einen|einen|sie haben einen) (fehler|tippfehler) (gefunden|entdeckt|melden)\b.{0,80}|fehler melden
        """,
        hit="Schreiben Sie einen Kommentar",
        miss="Sie hinterlässt einen Kommentar am Rand der Akte.",
        entries=True,
    ),
    rule(
        "comment form",
        "fr",
        r"""
        laisse[rz] un commentaire[.!]?
        votre adresse (de messagerie|e-?mail) ne sera pas publiée\..{0,80}
        les champs obligatoires sont indiqués avec ?\*?\.?
        annuler la réponse|publier le commentaire
        """,
        hit="Laisser un commentaire",
        miss="Il a laissé un commentaire sur le registre.",
        entries=True,
    ),
    rule(
        "comment form",
        "es",
        r"""
        (deja|dejar|escribe) (un|tu) comentario[.!]?
        deja una respuesta( cancelar( la)? respuesta)?[.!]?
        tu dirección de correo electrónico no será publicada\..{0,60}
        los campos obligatorios están marcados con ?\*?\.?
        publicar (el )?comentario|comentar|(el contenido de )?los comentarios (es la opinión|son)\b.{0,110}
        normas de (uso|participación)\b.{0,60}
        no est[áa]n? permitid[ao]s?\b.{0,40}\bcomentarios?\b.{0,100}
        .{2,30} se reserva el derecho (de|a) (eliminar|moderar|borrar|suprimir)\b.{0,50}\bcomentarios?\b.{0,50}
        """,
        hit="Deja una respuesta",
        miss="Deja una respuesta amarga en el lector, escribió.",
        entries=True,
    ),
    rule(
        "comment form",
        "pt",
        r"""
        (deixe|deixar) (um comentário|uma resposta)[.!]?
        o seu endereço de e-?mail não será publicado\..{0,60}
        campos obrigatórios são marcados com ?\*?\.?
        publicar comentário
        """,
        hit="Deixe um comentário",
        miss="Deixe um comentário de lado e ouça, disse ela.",
        entries=True,
    ),
    rule(
        "comment form",
        "it",
        r"""
        lascia un commento( annulla risposta)?[.!]?
        (il tuo|l['’]) ?indirizzo e-?mail non sarà pubblicato\..{0,60}
        i campi obbligatori sono contrassegnati ?\*?\.?
        invia commento
        """,
        hit="Lascia un commento",
        miss="Lasciò un commento che nessuno capì, quella sera.",
        entries=True,
    ),
    rule(
        "comment form",
        "nl",
        r"""
        (plaats|schrijf|laat) (een|je) (reactie|bericht)( achter)?[.!]?
        je e-?mailadres wordt niet (gepubliceerd|getoond)\..{0,60}
        """,
        hit="Laat een reactie achter",
        miss="Een reactie liet lang op zich wachten.",
        entries=True,
    ),
    rule(
        "comments",
        "en de fr es pt it",
        r"""
        ((view|show|read|see|load) )?(all |the )?(\d{1,5} )?comments?( ?\(\d{1,5}\)| \d{1,5})?:?
        comments? on this (article|story)
        (\d{1,5} )?(kommentare?|leserkommentare|commentaires?|réactions)( ?\(\d{1,5}\))?:?
        (\d{1,5} )?(comentarios?|comentários?|commenti?)( ?\(\d{1,5}\))?:?
        join the (conversation|discussion)( below| now| on [^.!?]{2,30})?[.!]?
        commenter|reageren|\d{1,5} reacties?
        (?!(<said>|<day>|<dated>$))(?=\W{0,3}[^\W\d])[^.!?]{1,60}?\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?,? .{0,4}\
          \d{1,2}:\d\d(:\d\d)?( uhr)?
        """,
        hit="View all 12 comments",
        miss="Comments fell silent when she rose.",
    ),
    # ── what pays for the page ───────────────────────────────────────────────────────────────────────────────────────
    rule(
        "advertisement",
        "en de fr es pt it nl",
        r"""
        [-–—\(\[*\s]*(advertisements?|advertising|ads?|advert|paid (post|content)|promoted|sponsored)[-–—)\]*:.\s]*
        sponsored (content|post|ads?|links?|by [^.!?]{1,40})|ads by google
        (in association|in partnership|presented) (with|by) [^.!?]{2,40}
        (this|the) (article|post|story|content) (is|was) (sponsored|paid for|presented|brought to you) by\b.{0,60}
        \W*anzeige: .{2,110}
        \W*(dieser|der) (artikel|beitrag|post) (ist|entstand|enthält)\b.{0,60}(kooperation|zusammenarbeit|werbung|\
          affiliate).{0,40}
        [-–—\(\[*\s]*(anzeige|werbung|publicité|publicidad|publicidade|pubblicità|contenido patrocinado)[-–—)\]*:.\s]*
        """,
        hit="- Advertisement -",
        miss="Advertising pays for the square, the mayor said.",
    ),
    rule(
        "advertisement",
        "en de fr es pt it nl",
        r"""
        (story|article|content) continues (below|after)( (this )?advert(isement)?)?[.:]?
        continue reading( (below|the main story))?[.:]?
        (report|skip|close|hide) (this )?ad(vertisement)?
        scroll (down )?(to continue|for more)( reading)?[.:]?
        (advertisement|ad) (closes|ends) in\b.{0,20}|(this )?ad(vertisement)? (has not loaded|is loading).{0,60}
        article continues after ad\w*|continue without ads|remove ads|why (am i seeing|this) (this )?ad\w*\??
        (der )?(artikel|text) (wird|geht) (nach|unter) der (anzeige|werbung) (fort|weiter)\b.{0,20}
        lees verder (na|onder) de advertentie|advertentie
        nach der (anzeige|werbung) weiterlesen[.:]?
        (la )?suite après (la|cette) publicité[.:]?
        sigue leyendo( abajo)?[.:]?
        continua (depois|após) (da|a) publicidade[.:]?
        (l['’]articolo )?continua dopo la pubblicità[.:]?
        """,
        hit="Story continues below advertisement",
        miss="The story continues below the waterline.",
    ),
    rule(
        "commission",
        "en",
        r"""
        (if|when) you (buy|purchase|click|shop)\b.{0,70}\b(earn|receive|get) (a|an) ([\w ]{1,20})?commission.{0,40}
        (we|I|this site) (may|might|can|could) (earn|receive|get) (a|an) ([\w ]{1,20})?commission.{0,80}
        (this|our) (post|article|page|site|story) (may )?contains? affiliate links.{0,60}
        (\w+ ){0,12}(some|all|any)( of)? (the |our )?(links|products)\b.{0,60}\b(affiliate|commission|independently)\
          \b.{0,260}
        (all products|we (only )?(recommend|feature|include)|our (editors|team|experts)|products (are|featured))\
          \b.{0,110}\b(independently|commission|affiliate)\b.{0,200}
        (prices|offers|deals) (are |were )?(correct|accurate|subject to change)\b.{0,80}
        """,
        hit="If you buy through our links, we may earn a commission.",
        miss="The dealer earned a commission of five per cent.",
        longest=400,
    ),
    rule(
        "commission",
        "de fr es it nl",
        r"""
        (die |alle )?(mit|mit einem) .{1,30} (gekennzeichneten?|markierten?) (links|produkte)\b.{0,40}\b(affiliate|\
          provision|partner).{0,260}
        (dieser|der|unser) (artikel|beitrag|text) enthält (sogenannte )?(affiliate|provisions|werbe|partner)\
          -?links.{0,200}
        (wenn|falls) sie (über|auf)\b.{0,60}\b(kaufen|klicken|bestellen|einkaufen)\b.{0,60}\b(provision|vergütung)\
          \b.{0,160}
        (cet article|nos articles) (contient|contiennent|peut contenir) des liens (affiliés|d['’]affiliation).{0,160}
        (este artículo|esta página) (contiene|puede contener) enlaces de afiliados?.{0,160}
        (questo articolo|questa pagina) (contiene|può contenere) link (di )?affiliazione.{0,160}
        dit artikel bevat affiliate-?links.{0,160}
        """,
        hit="Die mit einem Sternchen gekennzeichneten Links sind Affiliate-Links.",
        miss="Die mit einem Kreuz gekennzeichneten Wege sind gesperrt, Links wie rechts.",
        longest=400,
    ),
    rule(
        "disclaimer",
        "en de fr",
        r"""
        .{0,140}\bn['’]engagent? pas (la rédaction|la responsabilité).{0,60}
        (the )?(views|opinions)( and opinions)? expressed\b.{0,60}\b(are (those|solely|the)|do not)\b.{0,250}
        (this|the) (article|content|information)\b.{0,60}\b(is not|does not constitute)\b.{0,40}\b(advice|\
          recommendation)\b.{0,200}
        (alle )?(angaben|kurse|daten)( sind)? ohne gewähr\b.{0,2400}|offenlegung (gemäß|nach)\b.{0,2400}
        """,
        hit="The views expressed in this article are those of the author alone.",
        miss="The views expressed that night were loud, and few were kind.",
        longest=2500,
    ),
    rule(
        "template",
        "en de fr es pt it nl",
        r"(\{\{[^{}]{1,200}\}\}\W{0,5}){1,20}",
        hit="{{ article.author }} | {{ article.date }}",
        miss="Write {{ name }} where the name goes.",
        longest=400,
    ),
    # ── consent, law, accounts ───────────────────────────────────────────────────────────────────────────────────────
    rule(
        "consent",
        "en",
        r"""
        (we|this (web)?site|our (web)?site|we and our partners) uses? cookies.{0,140}
        (accept|reject|allow|manage)( all)? (cookies|preferences|consent|options)|(accept|reject|allow) all
        (cookie|privacy) (settings|policy|preferences|notice|choices)|your privacy choices
        by (continuing|using|clicking|signing up).{0,100}\b(you (agree|consent|accept)|our cookies).{0,60}
        terms (of|and) (service|use|conditions)( (and|&) privacy policy)?
        this site is protected by recaptcha.{0,120}
        (we|this (web)?site|our (web)?site|we and our (\d+ )?partners)( may)?( also)? (uses?|store|process|set|place)\
          \b.{0,60}\bcookies\b.{0,380}
        (to (view|see|play|show|load) this|this) (content|video|post|embed|map|tweet)\b.{0,60}\b(cookies?|consent|\
          third[- ]party|third parties)\b.{0,240}
        (allow|enable|accept) .{2,30} (content|cookies|embeds)\??|allow cookies and continue
        do not (sell|share)( or share)? my (personal )?(information|data)|cookies? (policy|notice|declaration)
        all rights reserved\. use of this site\b.{0,260}
        """,
        hit="We use cookies to improve your experience.",
        miss="Cookies were still warm when they arrived.",
        longest=500,
    ),
    rule(
        "consent",
        "de",
        r"""
        (wir verwenden|wir nutzen|diese (website|seite|webseite) (verwendet|nutzt)) cookies.{0,140}
        (alle )?(cookies )?(akzeptieren|ablehnen)
        datenschutz(erklärung|hinweise?)?|impressum|AGB
        (auf )?(unsere[rn]?|dieser?) (web)?(site|seite|webseite)\b.{0,50}\bcookies\b.{0,380}
        (wir|wir und unsere (\d+ )?partner)\b.{0,60}\bcookies\b.{0,380}
        (durch|mit) (die|der) (weitere[nr]? )?nutzung\b.{0,90}\bcookies?\b.{0,330}
        (an dieser stelle|hier) (finden sie|steht|ist)\b.{0,40}\bextern\w+ inhalte?\b.{0,380}
        externe[rn]? inhalte?( anzeigen| laden| von [\w ]{2,20})?|ich bin (damit )?einverstanden\b.{0,260}
        (mit (der|ihrer) zustimmung|empfohlener externer inhalt|empfohlener redaktioneller inhalt)\b.{0,380}
        """,
        hit="Wir verwenden Cookies, um unsere Seite zu verbessern.",
        miss="Wir verwenden Zucker, sagt der Bäcker.",
        longest=500,
    ),
    rule(
        "consent",
        "fr",
        r"""
        (nous utilisons|ce site utilise) des cookies.{0,140}
        (tout )?(accepter|refuser)( les cookies)?|gérer (mes|les) (cookies|préférences)
        politique de confidentialité|mentions légales
        (nous|ce site|avec nos partenaires|en poursuivant)\b.{0,110}\bcookies\b.{0,330}
        (ce contenu|cette vidéo) (est|a été) (bloqué|masqué)e?\b.{0,260}
        """,
        hit="Ce site utilise des cookies.",
        miss="Nous utilisons des fours à bois, dit le boulanger.",
        longest=500,
    ),
    rule(
        "consent",
        "es pt it",
        r"""
        (utilizamos|usamos|utilizziamo|questo sito (utilizza|usa))( i)? cookies?.{0,140}
        (este (sitio|site)( web)? (utiliza|usa)) cookies?.{0,140}
        (aceptar|rechazar|aceitar|rejeitar|accetta|rifiuta)( todas?| todos| tutti)?( as| las| los| i)?( cookies?)?
        política de (privacidad|privacidade|cookies)|aviso legal|informativa sulla privacy|termos de uso
        (utilizamos|usamos|utilizziamo|usiamo|nosotros y|nós e|noi e)\b.{0,90}\bcookies?\b.{0,350}
        """,
        hit="Utilizamos cookies propias y de terceros.",
        miss="Utilizamos harina de centeno, explica el panadero.",
        longest=500,
    ),
    rule(
        "consent",
        "nl",
        r"""
        (wij|we|deze (website|site)) (gebruiken|gebruikt|maken gebruik van) cookies.{0,260}
        (alle )?cookies (accepteren|weigeren)|privacy(beleid|verklaring)|cookie-?instellingen
        """,
        hit="Wij gebruiken cookies om de site te verbeteren.",
        miss="Wij gebruiken roggemeel, zegt de bakker.",
        longest=400,
    ),
    rule(
        "sign in",
        "en de fr es pt it",
        r"""
        (log|sign) ?(in|out)( (to|with|here)\b[^.!?]{0,40})?|create (an|a free) account|my account
        register( (now|here|for free))?
        anmelden|einloggen|registrieren|se connecter|connexion|créer un compte|iniciar sesión|fazer login|accedi
        """,
        hit="Sign in here",
        miss="Sign in blood, the note said.",
        headings=False,
    ),
    # ── the page's own machinery ─────────────────────────────────────────────────────────────────────────────────────
    rule(
        "navigation",
        "en",
        r"""
        back to (the )?(top|home(page)?|all [\w ]{1,30})
        (skip|jump) to (main )?(content|navigation|search|footer|comments|top)
        (next|previous|prev)( (article|story|post|page|slide|gallery|chapter))?
        page \d+ of \d+|\d+ (of|/) \d+
        (load|show|see|view) (more|less|all)( (stories|articles|comments|posts|news|results|photos|images))?
        close|menu|search|home|expand|collapse|loading(\.{3}|…)?|hide caption|toggle (caption|navigation|menu)
        (view|open|enlarge) (image|photo|gallery|full ?size|fullscreen)( in (fullscreen|gallery|new window))?
        (image|media|video|photo) caption
        this (video|content|browser) (is not|cannot|isn['’]t|can['’]t) [^!?]{1,80}
        media playback is (unsupported|not supported) .{1,40}
        your browser does not support .{1,60}
        please (enable|turn on) javascript.{0,80}
        (search for this author in|search|related topics|key points|table of contents|contents|in this article|\
          jump to)[.:…]?
        loading [\w ]{2,30}(\.{3}| \.{3}|…)|(please )?try again later[.!]?|something went wrong\b.{0,60}
        (breaking( news)?|live|just in|developing|exclusive|opinion|analysis|explainer|sponsored|video|audio|gallery|\
          watch)[:.!]?
        (published|posted) in|filed to|swipe( (left|right|up))?|tap to (unmute|expand|play)|enlarge( this image)?
        \(?end\)?|[-–—*_=~·•# ]{3,80}|-?30-?|(<hashtag>[ ,]*){1,12}|get (the|our) (app|alerts?)
        home ?[>»/›|] ?.{2,120}|(you are here|sie sind hier|vous êtes ici|estás aquí|você está aqui|sei qui) ?:.{0,120}
        \[?edit\]?|coordinates: .*
        """,
        hit="Back to top",
        miss="Back to top form, the club won again.",
        headings=False,
    ),
    rule(
        "navigation",
        "de",
        r"""
        zum (inhalt|seitenanfang|anfang)( springen)?|nach oben|zur startseite|startseite|schließen|suche
        (nächster|vorheriger) (artikel|beitrag)|mehr (anzeigen|laden)|seite \d+ von \d+|\d+ von \d+
        (unter)?navigation(spunkte)?|artikel-informationen|inhalt(sverzeichnis)?|bild(er)?strecke( ansehen)?
        bild vergrößern
        (eilmeldung|kommentar|analyse|meinung|exklusiv|liveticker)[:.!]?|startseite ?[>»/›|] ?.{2,120}
        """,
        hit="Zum Seitenanfang",
        miss="Nach oben zog er das Seil, Meter um Meter.",
        headings=False,
    ),
    rule(
        "navigation",
        "fr",
        r"""
        (retour )?en haut( de (la )?page)?|haut de page|aller au contenu|accueil|fermer
        article (suivant|précédent)|page \d+ sur \d+|(voir|charger|afficher) plus|accueil ?[>»/›|] ?.{2,120}
        (dernière minute|exclusif|tribune|analyse|en direct)[:.!]?|temps de lecture.{0,20}
        """,
        hit="Retour en haut de page",
        miss="En haut de la tour, il se retourna.",
        headings=False,
    ),
    rule(
        "navigation",
        "es pt it",
        r"""
        ir al contenido|volver arriba|inicio|cerrar|siguiente|anterior|(ver|cargar|mostrar) más
        voltar ao topo|ir para o conteúdo|início|fechar|(carregar|mostrar) mais
        torna su|vai al contenuto|chiudi|articolo (successivo|precedente)|(mostra|carica) altro
        """,
        hit="Volver arriba",
        miss="Inicio y fin son la misma puerta, decía.",
        headings=False,
    ),
)
