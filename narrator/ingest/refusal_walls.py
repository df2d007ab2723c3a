"""Signs that something stands before an article: proof of being human, consent, a login, a price."""

from __future__ import annotations

from narrator.ingest.refusal_signs import AS_SAVED, IF_SUBSCRIBED, Sign

WALLS = (
    Sign(
        lines=r"""
        (please )?(verify|confirm|prove|make sure|let us know|we need to (verify|confirm))\
          ( that)? you(['’]re| are) (a |not a )?(human|robot|bot|real)\b
        (verifying|checking) (if |that )?you are (a )?human
        (please )?(complete|solve) (the|this) (captcha|security check|challenge|puzzle)
        are you a (robot|human)\?|i['’]m not a robot|press (&|and) hold\b|checking your browser|verifying your browser
        (our systems? (have |has )?|we(['’]ve| have)? )?detected (unusual|suspicious) (traffic|activity)
        access (to this page )?(has been )?denied\b|just a moment\.\.\.
        (sorry, )?you have been blocked|attention required!|pardon our interruption|performance (&|and) security by
        ddos protection by|(cloudflare )?ray id:?
        (bitte )?bestätigen sie,? dass sie (ein mensch|kein roboter)|sind sie ein (mensch|roboter)\?
        ich bin kein roboter
        (veuillez )?(confirmez|vérifie[rz]) que vous (êtes|n['’]êtes)\b.{0,20}(humain|robot)|êtes-vous un robot
        je ne suis pas un robot
        (confirma|verifica|demuestra|confirme|verifique) que (no )?(eres|es|você|é|non sei|sei)\b.{0,20}(humano|robot|\
          robô|umano)
        (eres|você é) um? rob(ot|ô)|non sono un robot
        """,
        needs=(
            "human",
            "robot",
            "captcha",
            "security check",
            "challenge",
            "puzzle",
            "press ",
            "browser",
            "detected",
            "denied",
            "moment",
            "blocked",
            "attention",
            "pardon",
            "security by",
            "ddos",
            "ray id",
            "mensch",
            "humain",
            "umano",
            "robô",
        ),
        most_words=80,
        cause="asks for proof that a human reads it (a captcha)",
        hint=AS_SAVED,
        most_words_elsewhere=24,
    ),
    Sign(
        lines=r"""
        (we(,? (and|along with)\b.{0,40}partners)?|our (\d+ )?partners|our (web)?site|this (web)?site)\b.{0,60}\b(use|\
          store|process|access)\b.{0,80}\bcookies
        before you continue to
        we (value|care about|respect) your privacy|your privacy (is important|matters|choices)
        (accept|agree|reject|manage)( all)?.{0,60}cookies|(accept|agree) (all )?(and|&) (continue|close)
        (i |you )?(consent|agree) to (the use of )?cookies|your cookie choices|cookie (consent|settings|preferences)\b
        (wir|wir und unsere)\b.{0,40}\b(verwenden|nutzen|benötigen|brauchen)\b.{0,60}(cookies|zustimmung|einwilligung)
        (mit|weiter mit) werbung (und tracking )?(weiter)?lesen
        (wählen sie|akzeptieren|alle cookies|wir benötigen ihre).{0,60}(cookies|zustimmung)?
        .{0,30}(pur-abo|werbefrei lesen)
        (nous|nous et nos .{0,20}partenaires|avec votre accord)\b.{0,60}\b(utilisons|stockons|cookies)\
          \b.{0,80}(cookies|traceurs)
        continuer sans accepter
        (utilizamos|usamos|nosotros y nuestros socios|nós e nossos parceiros) .{0,60}cookies
        (utilizziamo|noi e i nostri partner) .{0,60}cookie|wij (en onze partners )?gebruiken\b.{0,30}cookies
        """,
        needs=(
            "cookie",
            "privacy",
            "before you continue",
            "accept",
            "agree",
            "consent",
            "zustimmung",
            "einwilligung",
            "werbung",
            "akzeptieren",
            "wählen sie",
            "werbefrei",
            "traceurs",
            "pur-abo",
        ),
        most_words=80,
        cause="asks for consent to cookies instead of showing the article",
        hint=AS_SAVED,
    ),
    Sign(
        lines=r"""
        (forgot|reset|lost) (your |my )?password\??|(enter|confirm) your (password|e-?mail address and password)
        remember me$|keep me (signed|logged) in|(don['’]t|do not) have an account( yet)?\?
        (please )?(log|sign) ?in (to|with) (your|an?|the)\b.{0,30}account
        (you (must|need to) be (logged|signed) in|you are not (logged|signed) in)
        passwort vergessen|(bitte )?melden sie sich (an|mit)\b|noch kein konto|angemeldet bleiben|mot de passe oublié
        connectez-vous (à|pour)|pas encore de compte
        (¿)?olvid(ó|aste) (su|tu) contraseña|inicia sesión (con|en)|esqueceu (a|sua) senha|faça (seu )?login (com|para)
        password dimenticata|accedi (con|al tuo)
        """,
        needs=(
            "password",
            "remember me",
            "keep me",
            "account",
            " in ",
            "passwort",
            "melden sie",
            "konto",
            "angemeldet",
            "mot de passe",
            "connectez",
            "compte",
            "contraseña",
            "sesión",
            "senha",
            "login",
            "accedi",
        ),
        most_words=60,
        cause="is a page to log in at, not the article",
        hint=IF_SUBSCRIBED,
    ),
    Sign(
        lines=r"""
        (subscribe|sign (in|up)|log ?in|register|join|become a (member|subscriber))\b.{0,60}\bto (continue|keep|\
          finish|unlock|read (the rest|more|on|this|the full))\b
        to (continue|keep) reading,? (this (article|story),? )?(please )?(subscribe|sign|log|register|become|start|\
          create)
        (this|the full|the rest of this) (article|story|content|post|edition) is (only |\
          exclusively )?(available )?(reserved )?(for|to) (our |paid |paying )?<subscribers>
        (this is )?(a )?<subscribers>[- ](only|exclusive)( (content|article|story|post))?
        this (article|post|story) is (behind a paywall|for paid|paid)|for (paid |paying )?subscribers only
        you(['’]ve| have) (reached|used|read|hit|run out of)\b.{0,40}(free|complimentary|monthly|limit)\
          \b.{0,30}(articles?|stories|limit)
        you(['’]ve| have) (no|0|\d) (free )?articles? (left|remaining)
        (unlock|get (full|unlimited) access to) (this|the (full|rest)|all)\b.{0,30}(article|story|stories|content)
        (continue|keep) reading (with|for) (a|your|just)\b.{0,30}(trial|subscription|account|\d)
        (jetzt|bitte|um weiterzulesen) ?,?(abonnieren|anmelden|registrieren|einloggen).{0,30}(weiterlesen)?
        weiterlesen mit\b.{0,40}\b(abo|plus|premium)|(jetzt )?mit .{0,20}(\+|plus|abo|premium) weiterlesen
        (dieser|der (ganze|vollständige)|dieser (ganze|vollständige)) (artikel|text|beitrag|inhalt) ist (nur |\
          exklusiv )?(für|exklusiv).{0,30}(abonnent|abo|mitglieder|registrierte)
        (sie möchten|um) (den|diesen) (artikel|text|beitrag) (weiter|vollständig|ganz|zu).{0,30}lesen
        exklusiv für abonnent|lesen sie (diesen|den) (artikel|text) (mit|im) .{0,20}abo
        (cet |l['’]|la suite de cet |la suite de l['’])article (est |est )?(réservé|exclusivement)|la suite est réservée
        pour lire la suite|(abonnez-vous|connectez-vous|inscrivez-vous) pour (lire|continuer|accéder)
        il vous reste .{1,20}de cet article à lire|contenu réservé aux abonnés|déjà abonné ?\?
        (suscr[íi]b(ete|ase)|reg[íi]str(ate|ese)|inicia sesión) para (continuar|seguir|leer)
        (contenido|artículo) (exclusivo|solo|reservado)( solo)? para (nuestros )?(suscriptores|abonados)
        para seguir leyendo
        (assine|cadastre-se|faça (seu )?login) (para|e) (continuar|continue|ler|leia)
        ((conteúdo|artigo|matéria) )?(é )?(exclusivo|exclusiva) para assinantes|para continuar lendo
        (abbonati|accedi|registrati) per (continuare|leggere|proseguire)
        ((questo )?(contenuto|articolo) (è )?)(riservato|esclusivo)( agli| per gli) abbonati|per continuare a leggere
        (dit artikel is|alleen|exclusief) (alleen |exclusief )?voor abonnees
        (log in|word (lid|abonnee)|neem een abonnement) om (verder te lezen|door te lezen|dit artikel)|verder lezen\?
        ［?(この記事は)?(有料)?会員限定
        """,
        needs=(
            "to continue",
            "to keep",
            "to finish",
            "to unlock",
            "to read",
            "reading",
            "reserved",
            "for subscribers",
            "subscriber",
            "member",
            "paywall",
            "paid",
            "you've",
            "you’ve",
            "you have",
            "unlock",
            "access to",
            "weiterlesen",
            "abonn",
            "anmelden",
            "registrier",
            "einloggen",
            "abo",
            "mitglied",
            "lesen",
            "réservé",
            "lire",
            "pour ",
            "suscri",
            "regístr",
            "registr",
            "sesión",
            "assin",
            "cadastre",
            "login",
            "continuar",
            "seguir",
            "abbonati",
            "accedi",
            "leggere",
            "voor abonnees",
            "verder",
            "会員限定",
        ),
        most_words=450,
        cause="holds only the beginning; the rest is for subscribers",
        hint=IF_SUBSCRIBED,
        most_words_elsewhere=120,
    ),
)
"""Tried in this order: a page with few words often bears several."""
