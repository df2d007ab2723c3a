"""Rules for what a page says of its article: who made it, when, where it was first, how to reach its writers."""

from __future__ import annotations

from narrator.ingest.furniture.rules import rule

ORIGINS = (
    rule(
        "credit",
        "en",
        r"""
        \(?<work> by .{2,90}?[;.] ?<work> .{2,80}
        \(?(additional|with) <work> (by|from) <names>\.?\)?
        \(?(reporting|written|edited|editing|compiled|translated) by <names>\.?\)?
        """,
        hit="Reporting by Ann Example in Leeds; editing by Bo Sample",
        miss="Reporting by the bureau found that half the bridges were unsafe.",
    ),
    rule(
        "credit",
        "en de fr es pt it",
        r"""
        (©|\(c\)|copyright (©|\(c\)|by|\d{4})).{0,120}
        .{0,60}\ball rights reserved\b.{0,80}
        alle rechte vorbehalten\.?|tous droits réservés\.?
        (todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati)\.?
        \(?<agency>([/, ]+(<agency>|[a-z]{2,3}))*\)?\.?
        """,
        hit="© Reuters",
        miss="Copyright law is older than the press, or nearly.",
    ),
    rule(
        "credit",
        "en de fr es pt it",
        r"""
        \(?(photo(graph)?s?|images?|pictures?|illustrations?|graphics?|screenshot)<credited>
        \(?(photo(graph)?s?|images?|pictures?|illustrations?) (credits?|by|courtesy( of)?|source)<credited>
        \(?(credits?|source|foto|bild|grafik|quelle|crédits?( photos?)?|imagen|imagem|fuente|fonte)<credited>
        \(?(foto|crédito|fotografía|immagine)( (de|von|di))?<credited>
        \(?(AP|Getty|Reuters|EPA|AFP) ?(photo|images?)?/ ?[^.!?]{2,60}\)?
        photos? (credit|courtesy)\b[^!?]{0,80}
        image (copyright|caption) .*
        """,
        hit="Photograph: Ann Example/Getty Images",
        miss="Source: unknown was what the file said. Nobody asked.",
        headings=False,
    ),
    rule(
        "origin",
        "en",
        r"""
        (an? \w+ version of )?this <piece> (was |has been |is )?(first|originally|also|previously) <published>\b.{0,110}
        this <piece> (was|has been|is) (republished|reprinted|produced|translated|adapted|reproduced)\b.{0,110}
        (originally|first) (published|appeared|posted) (in|on|at|by) [^.!?]{1,80}[.!]?
        (re)?published with permission.{0,80}
        more (details|updates?) to follow\.?
        this is a (developing|breaking)( news)? story.{0,60}
        """,
        hit="This article was first published in the Example Weekly.",
        miss="This article of faith has never been tested on a jury.",
    ),
    rule(
        "origin",
        "de",
        r"""
        dieser (artikel|text|beitrag) (ist |wurde |erschien )?(zuerst|erstmals|ursprünglich)\b.{1,110}
        dies ist ein artikel aus .{1,80}
        """,
        hit="Dieser Artikel ist zuerst im Beispielblatt erschienen.",
        miss="Dieser Artikel der Verfassung gilt seit 1949.",
    ),
    rule(
        "origin",
        "fr",
        r"cet article (a été |est )?(initialement |d['’]abord |originellement )(été )?(publié|paru)\b.{1,100}",
        hit="Cet article a été initialement publié dans L’Exemple.",
        miss="Cet article du code a été voté hier soir.",
    ),
    rule(
        "origin",
        "es pt",
        r"""
        est[ea] (artículo|texto) (fue |se )?(publicó |publicado )?(originalmente|por primera vez)\b.{1,100}
        est[ea] (artigo|matéria|texto) (foi )?(publicad[oa] )?(originalmente|pela primeira vez)\b.{1,100}
        """,
        hit="Este artículo se publicó originalmente en El Ejemplo.",
        miss="Este artículo de la ley se aprobó anoche.",
    ),
    rule(
        "origin",
        "it",
        r"questo articolo (è )?(stato |apparso )?(pubblicato )?(originariamente|per la prima volta)\b.{1,100}",
        hit="Questo articolo è stato pubblicato originariamente su L’Esempio.",
        miss="Questo articolo della legge fu votato ieri.",
    ),
    rule(
        "filed under",
        "en de fr es pt it",
        r"""
        (filed under|tags?|tagged( (as|with|in))?|topics?|categor(y|ies)|posted (in|under)|keywords|labels)\s*:.{0,150}
        (themen|schlagw(ort|örter)|stichw(ort|örter)|kategorien?|mots[- ]clés|thèmes|rubriques?)\s*:.{0,150}
        (etiquetas|temas|categorías?|palavras-chave|tópicos|categorias?|argomenti|categorie)\s*:.{0,150}
        filed under( [^.!?]{1,80})?
        explore more( on these topics)?
        topics|tags|schlagwörter|tópicos
        """,
        hit="Filed under: Bridges, Rivers",
        miss="Filed under duress, the claim was void.",
        entries=True,
    ),
    rule(
        "references",
        "en de fr es pt it",
        r"""
        (references|footnotes|citations|external links|further reading|notes and references|works cited|bibliography)
        (einzelnachweise|weblinks|fußnoten|literatur|anmerkungen|quellen)
        (notes et )?références|liens externes|bibliographie|voir aussi
        referencias|enlaces externos|bibliografía|véase también
        referências|ligações externas|bibliografia|ver também
        collegamenti esterni|voci correlate|riferimenti
        """,
        hit="References",
        miss="References to the king were cut.",
        entries=True,
    ),
    rule(
        "date line",
        "en de fr es pt it",
        r"""
        <dated>(updated|published|aktualisiert|mis à jour|actualizado|atualizado|aggiornato):? <dated>
        ((first |originally |last )?(published|updated|posted|modified|created|date)( (at|on))?\s*:?\s*<dated>){1,3}
        ((zuletzt )?(veröffentlicht|aktualisiert|stand|erstellt|geändert)( am| um)?\s*:?\s*<dated>){1,3}
        ((publié|mis à jour|modifié|posté)( le| à)?\s*:?\s*<dated>){1,3}
        ((publicad[oa]|actualizad[oa]|atualizad[oa])( el| em| a las)?\s*:?\s*<dated>){1,3}
        ((pubblicato|aggiornato)( il| alle)?\s*:?\s*<dated>){1,3}
        """,
        hit="Updated at 14.05 GMT, 3 March 2019",
        miss="Updated in 2019, the rules allow both.",
    ),
    rule(
        "date line",
        "en de fr es pt it",
        r"""
        (?=.*\d.*\d)(?=.*(<month>|\d[./-]\d))<stamps>
        \d+ (seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?) ago
        vor \d+ (sekunden|minuten?|stunden?|tag(en)?)|il y a \d+ (minutes?|heures?|jours?)
        (hace|há) \d+ (minutos?|horas?|d[ií]as?)
        """,
        hit="08.04.2015 12:46",
        miss="April was cold, and 12 people came.",
        at_top=True,
        headings=False,
    ),
    rule(
        "reading time",
        "en de fr es pt it",
        r"""
        (reading time|read time|lesezeit|temps de lecture)\s*:?\s*(ca\. ?)?\d{1,3}.{0,20}
        (tiempo de lectura|tempo de leitura|tempo di lettura)\s*:?\s*\d{1,3}.{0,20}
        \d{1,3}[- ]min(ute)?s?\.? (read|listen|de lecture|de lectura|lesezeit)
        """,
        hit="5 min read",
        miss="Ten minutes read like an hour on the clock.",
    ),
    rule(
        "contact",
        "en",
        r"""
        (contact|e-?mail|reach|write to|get in touch|send|got a|have a|do you have|call|phone)\b.{0,110}<mail>.{0,60}
        .{2,60} (can|may) be (reached|contacted) (at|on|via) .{0,30}(<mail>|@\w+|\d[\d \()-]{6,}).{0,40}
        ((do you )?have|got) a (news |story )?tip\?.{0,120}
        .{2,60}: ?<mail>.{0,60}
        <mail>
        """,
        hit="Contact the reporter at ann@example.org",
        miss="Contact was lost at noon, the pilot’s union said.",
    ),
    rule(
        "contact",
        "de fr es pt it",
        r"""
        (schreiben sie|kontakt(ieren)?|haben sie|hinweise)\b.{0,110}<mail>.{0,40}
        (contacte[rz]|écrivez|une question)\b.{0,110}<mail>.{0,40}
        (escr[íi]b(e|anos|enos)|contacta|contacto|contato|entre em contato|scrivi(ci)?|contatta)\b.{0,110}<mail>.{0,40}
        """,
        hit="Schreiben Sie uns an redaktion@example.org",
        miss="Schreiben Sie auf, was Sie sahen, bat der Richter.",
    ),
)
