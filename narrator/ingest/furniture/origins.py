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
        (?=.*contributed)((the |an? )?(associated press|AP|AFP|reuters|CNN|BBC|bloomberg)\
          ([’'`]s)?( news)?( \w+){0,3} )?<names> (also |and [\w ]{2,40} )?contributed( reporting)?( to this (<piece>|\
          report|analysis|dispatch))?( from [\w ,.]{2,60})?\.?
        (?=.*contributed).{2,250} contributed( reporting)? to this (<piece>|report|analysis|dispatch)\b.{0,60}
        (contributing|contributors|reviewed by|medically reviewed by|fact[- ]checked by)\b:? ?<names>\.?
        with (additional )?(reporting|files|information|material|contributions?|input) (by|from) .{2,120}
        (reporting|research) (by|from) <names>[;,] (edited|editing) by .{2,60}
        by <names> ?\| ?(satellite )?(imagery|images?|photos?|graphics?|video|illustrations?) by .{2,80}
        (from|by) ((the )?<names> )?(staff|wire|news service)( and wire)? reports?
        (article|story|report|text|words) by <names>( \(@\w+\))?\.?
        (--|[-–—]) ?by <names>( follow @\w+)?|(?=.* follow @)<names> follow @\w+
        (by|par|von|por|text:|texto:|door) <name> <names>
        (mit|unter) (material|verwendung|mitarbeit) von .{2,60}|(red|grh|mit|dpa|sda|apa|afp)\)?
        (avec|com|con) (l['’])?(agencias?|agências?|agence|afp|efe|reuters|ap)( (y|e|et) [\w ]{2,20})?\.?
        """,
        hit="Reporting by Ann Example in Leeds; editing by Bo Sample",
        miss="Reporting by the bureau found that half the bridges were unsafe.",
        longest=320,
    ),
    rule(
        "credit",
        "en de fr es pt it",
        r"""
        (©|\(c\)|copyright (©|\(c\)|by|\d{4})).{0,90}
        (©|\(c\)|copyright\b).{0,260}\b(reserved|may not be|trademarks?|permission)\b.{0,250}
        (?=.*rights r).{0,130}\ball rights reserved\b.{0,250}
        (this (material|content)|the content of this site) may not be (published|reproduced|copied|broadcast)\b.{0,250}
        alle rechte vorbehalten\.?|tous droits réservés\.?
        (todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati)\.?
        \(?<agency>([/, ]+(?>\b<agency>\b|[a-z]{2,3}\b)){0,8}\)?\.?
        """,
        hit="© Reuters",
        miss="Copyright law is older than the press, or nearly.",
        longest=420,
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
        (photo|photograph|image|illustration|portrait|art|graphic|video)s? (by|via) <names>(/ ?[^.!?]{2,40})?\.?
        (?=.*(shutterstock|flickr|getty|unsplash|creative commons|istock))(photos?|images?|illustrations?) by .{2,300}
        \(?(photos?|fotos?) ?\(cc\) ?[:|] ?.{2,80}|\(via [^()]{2,60}\)|bildrechte|bildnachweise?|images? via <names>
        (foto|fotos|bild|bilder|grafik|photo|photos|vidéo|video|imagen|foto di|beeld) ?[:|] ?[^.!?]{2,150}
        ((фото|снимка|снимки|zdj(ęcie)?|fot|[\w ]{0,20}fotó|kuva|valokuva)\s?[:.] ?){1,2}[^!?]{2,100}
        image (copyright|caption) .*
        (beitrags|titel|aufmacher|symbol|header|vorschau)(bild|foto)s?( oben| unten)?\s?[:|] ?.{2,120}
        (con|com) (información|datos|informações|informazioni) (de|da|di|do) <names>\.?
        """,
        hit="Photograph: Ann Example/Getty Images",
        miss="Source: unknown was what the file said. Nobody asked.",
        headings=False,
    ),
    rule(
        "credit",
        "en de fr es pt it nl",
        r"""
        [^:]{5,150}([.!?…)”"]| [—–|]) (fotos?|bild(er)?|photos?|photograph|picture|image|illustration|grafik|imagen|\
          imagem|crédits?( photo)?|beeld)\s?[:/] ?[^.!?:]{2,50}
        [^:]{5,150}[.!?…)”"] (photo|photograph|image|illustration) (by|via) <names>( \d\.\d)?\.?
        """,
        hit="Nobody has crossed it since May. Photo: Ann Example",
        miss="Nobody would print the photo: Ann Example had asked them not to.",
        headings=False,
        longest=240,
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
        (this <piece> (has been|was|will be)|the <piece> has been) (updated|corrected|amended|clarified|revised|\
          edited)\b.{0,200}
        this is (an? |the )?(edited|extended|shortened|abridged|expanded|translated|adapted|republished) \
          (version|transcript|extract|excerpt) (of|from)\b.{0,200}
        updated?:? <dated>(added|corrected|clarified|removed|fixed|updated)\b.{0,200}
        (updates? with|updated (to|with) (include|add|reflect))\b.{0,230}
        (editor['’]s note|note to readers|(correction|clarification)\b[^.!?:]{0,20}(\d[^:]{0,20}:\d\d[^:]{0,20})?):\
          .{0,230}
        (an|a previous|a prior) (earlier )?version of this <piece> (stated|said|misstated|incorrectly|mis)\b.{0,200}
        (the|this) original <piece> (is|was|can be found|appears)\b.{0,60}
        this <piece> (also )?(appears|can be found) (on|at|here|in)\b.{0,60}
        this <piece> (is|was|forms) (a )?part of .{2,110}
        (sign up|the )?(conversation|project syndicate) (is|has)\b.{2,20}republish.{0,60}
        """,
        hit="This article was first published in the Example Weekly.",
        miss="This article of faith has never been tested on a jury.",
        longest=300,
    ),
    rule(
        "origin",
        "de",
        r"""
        dieser (artikel|text|beitrag) (ist |wurde |erschien )?(zuerst|erstmals|ursprünglich)\b.{1,110}
        dies ist ein artikel aus .{1,80}
        (den )?(kompletten|ganzen|vollständigen) (artikel|beitrag|text) (lesen|finden) sie (in|im|auf|hier)\b.{1,160}
        (dieser|der) (artikel|text|beitrag) (wurde|ist) (aktualisiert|ergänzt|korrigiert|geändert)\b.{0,110}
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
        conforme a los criterios de( the trust project.{0,20})?
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
        "origin",
        "nl",
        r"""
        dit (artikel|verhaal|stuk) (is|werd) (eerder|eerst|oorspronkelijk) (gepubliceerd|verschenen)\b.{1,110}
        dit (artikel|verhaal|stuk) verscheen (eerder|eerst|oorspronkelijk) (in|op)\b.{1,110}
        """,
        hit="Dit artikel is eerder gepubliceerd in Het Voorbeeld.",
        miss="Dit artikel van de wet geldt sinds 1949.",
    ),
    rule(
        "filed under",
        "en de fr es pt it",
        r"""
        (filed under|tags?|tagged( (as|with|in))?|topics?|categor(y|ies)|posted (in|under)|keywords|labels)\s*:.{0,150}
        (themen|schlagw(ort|örter)|stichw(ort|örter)|kategorien?|mots[- ]clés|thèmes|rubriques?)\s*:.{0,150}
        (etiquetas|temas|categorías?|palavras-chave|tópicos|categorias?|argomenti|categorie)\s*:.{0,150}
        filed under( [^.!?]{1,80})?
        \W*(abgelegt (unter|in)|verschlagwortet mit|classé (dans|sous)|archivado en)\b.{0,250}
        explore more( on these topics)?
        more about:? .{2,100}|(companies|people|places|related topics) in this (article|story)
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
        more information: ?.{0,380}|(citation|doi|cite this (article|as|page))\s?:.{0,380}|journal information:.{0,100}
        suggested citation\b.{0,380}
        """,
        hit="References",
        miss="References to the king were cut.",
        entries=True,
        longest=400,
    ),
    rule(
        "date line",
        "en de fr es pt it",
        r"""
        <dated>(last |zuletzt )?(<said>)( (at|on|am|um|à))?:? <dated>
        (datum|fecha)\s?: <dated>((rubrik|ressort|kategorie|sección)\s?: [^.!?]{2,40})?
        (this (<piece>) was )?(last )?updated? (at|on|:)?:? ?<dated>(with|to (include|reflect|add|correct|\
          clarify))\b.{0,160}
        ((first |originally |last |zuletzt )?(<said>)( (at|on|am|um|le|à|el|em|a las|il|alle|op))?\s*:?\s*<dated>){1,3}
        """,
        hit="Updated at 14.05 GMT, 3 March 2019",
        miss="Updated in 2019, the rules allow both.",
    ),
    rule(
        "date line",
        "en de fr es pt it",
        r"""
        (?=[\(\s]*<stamp>)(?=.*\d.*\d)(?=.*(<month>|\d[./-]\d))<stamps>((von|by|par|por|\
          di) [\w.’'-]{2,30}( [\w.’'-]{2,30})?)?
        (?=[\(\s]*<stamp>)(?=.*\d.*\d)(?=.*(<month>|\d[./-]\d))<stamps>(?<=[|•·] )[^.!?]{2,40}
        (?=.*\d[./-]\d)(von|by|par|por|di) <names>,? <dated>
        (?=.*[|•·] ?[\w\d])(?=.*\d)<names>( ?[|•·] ?<names>){0,3} ?[|•·] ?(?=.*(<month>|\d[./-]\d))<dated>
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
        "date line",
        "en de fr es pt it",
        r"""
        (?=.*(<month>|\d[./-]\d|\d:\d\d))(posted |written |published )?(by|von|par|por|di) <names>[ ,:|•·]{1,3}((at|\
          on|am|le) )?<dated>((last )?(<said>)( at| on)?:? ?<dated>)?
        """,
        hit="By ANN EXAMPLE, Example Press | July 19, 2013 | Updated: July 20, 2013 3:55am",
        miss="By May 2013 the bridge was shut.",
        at_top=True,
    ),
    rule(
        "credit",
        "en",
        r"<names> reported from <names>([,;]? and <names> from <names>){0,3}\.?",
        hit="Example reported from Leeds, and Sample from York.",
        miss="Example reported from the roof that the fire was out.",
        at_end=True,
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
        <mail>( ?\(?end\)?)?
        (do you )?(have|got|know)\b[^.!?]{0,60}\b(story|tip|question|information|feedback|news)\b[^.!?]{0,60}\?.{0,160}
        to contact the (reporter|editor|writer|author|journalist|correspondent)s?\b.{0,200}
        (follow (us |me |him |her |them )?on )?(twitter|x|instagram):? ?@\w+\.?
        (you can )?(contact|reach|get in touch with|follow) (us|the (author|reporter|newsroom|team)) (at|on|by|via|\
          here)\b.{0,160}
        """,
        hit="Contact the reporter at ann@example.org",
        miss="Contact was lost at noon, the pilot’s union said.",
        longest=300,
    ),
    rule(
        "about the author",
        "en de fr es pt it nl",
        r"""
        (about|meet) the (authors?|writers?|reporters?|contributors?)(:? <names>)?:?
        (über|zu) (den|die) autor(en|in|innen)?|zur person|à propos de l['’]auteur|sobre (el|la|o|a) autora?|l['’]autore
        autor(in)?(en)? ?:.{2,80}|over de auteur
        """,
        hit="About the author",
        miss="About the author of the letter nothing is known.",
        headings=True,
        entries=True,
    ),
    rule(
        "about the author",
        "en",
        r"""
        (?!(the|a|an|he|she|it|his|her|this)\b)<name> <names> (is|are) (an?|the|\
          our) [^.!?]{0,60}\b<writer>s?,? <beat>\b.{0,400}
        (?!(the|a|an|he|she|it|his|her|this)\b)<name> <names> (covers|reports on) [^.!?]{2,80} (for|\
          at) <names>\..{0,300}
        (?!(the|a|an|he|she|it|his|her|this)\b)<name> <names> is (an?|the|our) ([\w’'&.-]+ ){0,6}<writer>\.?
        (follow|contact|email|e-mail|reach) (him|her|them|<names>) (on|at|via|@).{0,200}
        """,
        hit="Ann Example is a senior reporter at the Gazette covering bridges and rivers.",
        miss="The mayor is a former reporter at the Gazette, and it shows.",
        at_end=True,
        headings=False,
        longest=500,
    ),
    rule(
        "about the author",
        "de fr es",
        r"""
        (?!(der|die|das|ein|eine|er|sie|es|im|in)\b)<name> <names> (ist|sind|\
          arbeitet als) [^.!?]{0,60}\b<writer> (bei|im|in|des|der|für|mit)\b.{0,300}
        autor(in)? (ist|dieses)\b.{2,300}
        (?!(le|la|les|el|los|il|elle|un|une)\b)<name> <names> (est|es) (une? )?[^.!?]{0,60}\b<writer> (à|au|de|en|\
          chez|para|pour)\b.{0,300}
        """,
        hit="Ann Beispiel ist Redakteurin bei der Zeitung und schreibt über Brücken.",
        miss="Der alte Bürgermeister ist Redakteur bei der Zeitung gewesen.",
        at_end=True,
        headings=False,
        longest=500,
    ),
    rule(
        "contact",
        "nl",
        r"(mail|schrijf|tip|contact|vragen|reageren)\b.{0,110}<mail>.{0,40}",
        hit="Mail de redactie via redactie@example.org",
        miss="Contact met het eiland was er niet meer.",
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
