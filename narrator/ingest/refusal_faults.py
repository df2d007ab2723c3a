"""Signs that a page holds no article at all: it is not there, is broken, or is something else."""

from __future__ import annotations

from narrator.ingest.refusal_signs import AS_SAVED, Sign

FAULTS = (
    Sign(
        lines=r"""
        (this|the|our) (content|page|site|website|article|video|service) is (not|currently not|un) ?available (in|to|\
          from) (your|most|the|users|visitors)\b.{0,60}(countr|region|location|area|europe|EU\b|EEA)
        we recogni[sz]e you are attempting to access this website from\b.{0,80}
        (unavailable|not available) (due to|for) legal reasons
        (we(['’]re| are) sorry|unfortunately).{0,60}\b(unavailable|not available) in (your|most|the) (countr|region|\
          location|european|EU)
        (dieser|der|die) (inhalt|artikel|seite|angebot) (ist|steht) in (ihrem|deinem|ihrer) (land|region)\b.{0,20}nicht
        ce (contenu|site) n['’]est pas (disponible|accessible) (dans votre|depuis votre)
        (este|el) (contenido|sitio) no está disponible en (tu|su) (país|región)
        este conteúdo não está disponível (no seu|na sua|em seu)
        (questo|il) (contenuto|sito) non è disponibile (nel tuo|nella tua)
        deze (inhoud|pagina) is niet beschikbaar in (jouw|uw)
        """,
        needs=(
            "available",
            "legal reasons",
            "attempting to access",
            "nicht",
            "votre",
            "disponible",
            "disponível",
            "disponibile",
            "beschikbaar",
        ),
        most_words=120,
        cause="is not shown in this country",
        hint=AS_SAVED,
    ),
    Sign(
        lines=r"""
        (error )?404\b\W*((error|page|not found|oops|sorry|nicht gefunden|introuvable)\b.{0,60})?$
        (the |this |that |requested )?(page|article|story|content|url)( you requested)? (was |is |could |can)? ?(not|\
          no longer) (be )?(found|available|exists?)
        (the )?(page|article|story|content) (that )?(you(['’]re| are| were) (looking|searching) for|you requested|\
          requested)\b.{0,60}(n['’]t|not|no longer|moved|removed|gone|exist)
        (we )?(can|could) ?n['’o]{1,2}t find (that|the|this|what)\b.{0,30}\b(page|article|story|for)
        this page (does ?n['’]t|does not|no longer) exists?
        (nothing|page) (was )?(here|found)( here)?[.!]?$
        this (post|article|page) (has been|was) (deleted|removed|unpublished|archived)
        (die |diese )?(seite|artikel|url|angeforderte seite) (wurde |konnte |kann )?nicht (mehr )?(gefunden|verfügbar)
        (diese |die )?(gewünschte )?seite existiert nicht
        (cette |la )?page (introuvable|non trouvée|demandée|que vous (cherchez|recherchez))
        cette page n['’]existe (pas|plus)
        (la )?página (no|que buscas?)( fue)? ?(encontrada|existe|no existe|no está)|página não (encontrada|existe)
        a página (que você|solicitada)
        (la )?pagina (non|che cerchi) (trovata|esiste|è)|deze pagina bestaat niet|pagina niet gevonden
        """,
        needs=(
            "404",
            "page",
            "article",
            "story",
            "content",
            "url",
            "find",
            "seite",
            "artikel",
            "página",
            "pagina",
            "post",
            "nothing",
        ),
        most_words=120,
        cause="is the site's page for something it does not have (a 404)",
        hint="check the URL; the article may have moved",
    ),
    Sign(
        lines=r"""
        (no|0|zero) (search )?results?( were| was)?( found)? (for|matching)\b|no results found[.!]?$
        your search (for )?.{0,60}(did not|didn['’]t|returned no)
        (keine|0) (ergebnisse|treffer)( gefunden)?( für)?\b|aucun résultat|no se (han encontrado|encontraron) resultados
        nenhum resultado|nessun risultato|geen resultaten
        """,
        needs=("result", "search", "ergebnis", "treffer", "résultat", "risultat"),
        most_words=120,
        cause="is a search without results, not an article",
        hint="check the URL; the article may have moved",
    ),
    Sign(
        lines=r"""
        (error )?(50[0234]|internal server error|bad gateway|service (temporarily )?unavailable|gateway time-?out)\b
        (the |our |this )?(site|website|server|page|service) is (temporarily|currently|down|under|undergoing|\
          experiencing)\b.{0,40}(unavailable|maintenance|difficult|problems|down)
        (something|things) went wrong|an (unexpected |internal )?error (has )?occurred
        error establishing a database connection|application error
        (we(['’]re| are) (experiencing|having|currently)\b.{0,20}(technical|server)? ?(difficulties|issues|\
          maintenance|problems))
        (wartungsarbeiten|es ist ein (unerwarteter |interner )?fehler aufgetreten|die seite ist (zurzeit|derzeit|\
          momentan|vorübergehend) nicht)
        (une erreur (est survenue|s['’]est produite)|(le )?(site|service) (est )?(temporairement )?(indisponible|\
          en maintenance))
        (se ha producido un error|ha ocurrido un error|(el )?(sitio|servicio) (no está|está en mantenimiento))
        (ocorreu um erro|(o )?(site|serviço) (está )?(indisponível|em manutenção))|si è verificato un errore
        (il )?sito (è )?(in manutenzione|non)
        """,
        needs=(
            "error",
            "bad gateway",
            "unavailable",
            "gateway",
            " is ",
            "wrong",
            "difficult",
            "issues",
            "maintenance",
            "wartung",
            "fehler",
            "nicht",
            "erreur",
            "indispon",
            "mante",
            "manuten",
            "erro",
            "sito",
        ),
        most_words=60,
        cause="is an error page of the site, not the article",
        hint="try again later",
        passing=True,
    ),
    Sign(
        lines=r"""
        (please |you (need|must|have) to |to (continue|view|use|read|run)\b.{0,40})?(enable|turn on|activate|\
          allow) (javascript|js)\b
        (this|the|our) (site|page|app|website|application) (requires?|needs?|works? best with|\
          does ?n['’]t work (properly )?without)\b.{0,20}javascript
        javascript (is|has been|seems to be|must be|appears to be) (disabled|required|turned off|not|enabled)
        your browser\b.{0,40}javascript
        (bitte )?(aktivieren sie|schalten sie)?\b.{0,20}javascript\b.{0,30}(aktivieren|ein|ist deaktiviert)
        (veuillez )?active[rz]\b.{0,10} javascript
        (por favor,? )?(active|habilite|activa|activar|ative)\b.{0,10} javascript|(abilita|attiva)\b.{0,10} javascript
        schakel javascript in
        (your|this) browser (is|version is) (out of date|no longer supported|not supported|outdated)
        please (update|upgrade) your browser
        """,
        needs=("javascript", " js", "browser"),
        most_words=60,
        cause="shows nothing without JavaScript",
        hint=AS_SAVED,
        most_words_elsewhere=24,
    ),
    Sign(
        lines=r"""
        (this|the|our) live ?-?(blog|page|coverage|feed|stream)\b.{0,20}\b(has|is|was) (now )?(ended|closed|over|\
          finished|paused|moved)
        (follow|see|read) (our|all) (latest )?live (blog|coverage|updates) (here|on|at|below)
        (dieser|der) live-?(blog|ticker) (ist|wurde) (beendet|geschlossen)|(ce|le) direct est (terminé|clos)
        (el|este) directo ha (terminado|finalizado)|(o|este) ao vivo (terminou|foi encerrado)
        (la|questa) diretta è (terminata|finita|chiusa)
        """,
        needs=("live", "direct", "ao vivo", "dirett"),
        most_words=80,
        cause="is the stub of a live blog, not an article",
        hint="give narrator the article that sums it up",
    ),
    Sign(
        lines=r"""
        (this|the) video (is|has been|was) (not|no longer|un|private|removed|deleted)
        (video|media) (is )?(unavailable|not available)
        (your browser|this browser) does ?n['’o]{1,2}t support (the |html5 )?video|video player is loading
        media could not be loaded
        (watch|see|play) (the|this|our)( full)? (video|clip|report|interview)( (above|below|here))?[.!]?$
        (dieses|das) video (ist|steht|kann) nicht|(cette|la) vidéo n['’]est (pas|plus)|(este|el) vídeo no está
        (este|o) vídeo não está|(questo|il) video non è
        """,
        needs=("video", "vidéo", "vídeo", "media", "clip", "report", "interview"),
        most_words=40,
        cause="is a video; what is said in it is not on the page",
        hint="narrator reads what is written: give it the text",
    ),
    Sign(
        lines=r"""
        (the post|this post|the article) .{3,120} (first )?appeared (first )?on\b
        (read|view|see) (the )?(full|entire|whole|complete|original) (article|story|post|report)( at| on| here|\b)
        (continue|keep) reading\b|read (the rest|on|more)( of this)?\b.{0,40}[→»…]|\(more( …|\.\.\.|…)?\)
        (.{20,}|)\[(…|\.\.\.)\]$|(den )?(ganzen|vollständigen|kompletten) (artikel|beitrag|text) (lesen|finden)
        weiterlesen( bei| auf|\W*$)|(lire la suite|lire l['’]article complet)\b
        (seguir|continuar) leyendo|leer (el artículo completo|más)\W*$
        leia (a matéria completa|o artigo completo|mais)\W*$|continue lendo
        (continua a leggere|leggi (tutto|l['’]articolo completo))\b|lees (verder|het hele artikel)
        """,
        needs=(
            "appeared",
            "full ",
            "entire",
            "whole ",
            "complete",
            "original",
            "reading",
            "read ",
            "more",
            "[…]",
            "[...]",
            "artikel",
            "beitrag",
            "text",
            "weiterlesen",
            "suite",
            "complet",
            "leyendo",
            "leer",
            "leia",
            "lendo",
            "legg",
            "lees",
        ),
        most_words=70,
        cause="holds only a summary; the article is elsewhere",
        hint="give narrator the page that it links to",
    ),
)
"""Tried in this order: a page with few words often bears several."""
