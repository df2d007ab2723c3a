"""Passages as news pages print them, written for the tests of sentences; a bar stands where a sentence ends."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH = """
He finished first. | She was last.
They paid in cash, cheques, etc. | Nobody kept a list.
She listed pumps, pipes, etc. in her report. | It ran to nine pages.
Tom Hanley Jr. was elected in May. | His father had been mayor.
Members of the Hanley family, among them Tom Jr., have held the seat since 1962.
J. K. Rowling and George W. Bush met J. R. R. Martin in Leeds. | They spoke for an hour.
It was the first visit by a President of the U.S. | The president of France followed.
He moved back to the U.S. | He never left again.
The U.S. Senate voted on Monday. | The House will follow.
U.S. officials said the U.S. would pay. | They named no sum.
She lives in Washington, D.C. | Her brother lives in St. Louis, Mo., near the river.
They landed in Washington D.C. on Friday.
The talks begin at 9 a.m. on Tuesday. | They end at 5 p.m. | No press is allowed.
Trains run from 5.30 a.m. to 11 p.m. every day.
Doors open at 7 p.m. | Tickets cost £12.
He left at 6 p.m. | Mr. Hale stayed.
It happened at 3 a.m. | Police came at once.
Turn to p. 12 for the map. | See also pp. 14-16.
The house at No. 5 was hit. | No. 7 was spared.
Was it number 10? | No. | It was number 9.
Did he agree? | No. | He did not, she said.
Inflation was 3.5 percent. | In May it had been 2.9.
The firm earned $4.5m in 2019. | That was a record.
Shares rose to $12. | Analysts had expected less.
In 2019. | That was the year.
It was built in 1905. | 1,200 people live there now.
Acme Inc. said it would close. | Bolt & Co. made no comment.
The seller was Bolt & Co. | The buyer was not named.
Bolt Corp. and Hale Ltd. merged in 1998.
The court ruled in Hale v. Bolt that it may. | It was Bolt vs. Hale again.
Gen. Sir Tom Hale met Lt. Col. Ann Okoro and Capt. J. Lund. | Sgt. Reyes drove.
Sen. Ann Bolt (D., Ore.) and Rep. Tom Hale of Calif. voted no.
Rev. Hale and Prof. Lund signed. | So did Dr. Okoro.
Ph.D. students earn less. | She has a Ph.D. in physics.
She took her Ph.D. | He did not.
Mt. Ellery is 2,400 m high. | Ft. Lund lies below.
On Nov. 24 he flew home. | By Dec. 1 he was back.
The storm of Sept. 9, 2017, cost 40 lives.
They met in Sept. | In Oct. they parted.
He came from St. Petersburg. | She came from the St. Lawrence valley.
“We promised,” he said. | “We kept our word.”
“I went. I saw,” she said.
“I went. I saw. I left,” she said. | Nobody answered.
“It is over. We lost,” said Ms. Lund. | “We go home.”
“Is it true?” she asked. | “It is,” he said.
“Stop!” he shouted. | Nobody did.
“Stop!” | The driver braked.
“This is a scandal.” | The minister left the room.
She said: “This is a scandal.” | He disagreed.
"We are ready," he said. | "We wait. That is all."
"We are ready. We wait," he said.
'It was dark. I fell,' he told the court. | 'Then I ran.'
‘It was dark,’ he said. | ‘I fell.’
He called it “a shame.” | She called it “a crime.”
He asked “why?” and left. | She asked “why not?” and stayed.
The sign read “No entry.” | It was in red.
“The rivers rose overnight. Nobody slept. We carried what we could,” said Ana Ruiz, 34, who lost her home.
“We have no water,” she said, “and no power. We have nothing.” | Then the line went dead.
Critics (and there are many. Too many, he says) were not asked.
He paid (in cash). | She saw it. | (Nobody else did.) | They left.
The plan (see p. 4) fails. | It always did.
The bill [passed in 2019] was vetoed. | It came back.
See bbc.co.uk for more. | Or write to desk@gazette.example. | We read it all.
The report is at https://www.gazette.example/a.b/c.html. | It is free.
Yahoo! said it would sell. | Jeopardy! is on at 7.
Guests of “Oh, What a Night!” paid twice. | They were refunded.
“Who Wants to Be a Millionaire?” returns on Sunday.
The book Who Goes There? was reprinted. | It sold well.
He wanted three things: (i) money, (ii) time. | (iii) was never told.
The conditions are: (a) a loan; (b) a crane. | Both were met.
He waited... and waited. | Nobody came.
He waited… and waited. | Nobody came.
He waited… Nobody came.
“I don’t know...” | She paused.
“I mean … it is late,” she said.
The quote ran: “We hold these truths … to be self-evident.”
Version 2.0 is out. | Version 3.0 follows in spring.
The dose is 0.5 mg. | Take it twice.
It weighs 5 kg. | The other weighs 7 kg.
The walk is 12 mi. long. | It takes a day.
Read chap. 4 and fig. 2, i.e. the map, e.g. on a train.
The firms, e.g. Bolt, paid; others, i.e. Hale, did not. | Why?
He is a fan of Manchester Utd. and will stay one.
They won 3-1. | Hale scored twice.
It ended 10–12. | “A shame,” said the coach.
What now? | Who knows! | We wait.
Really?! | Yes.
“Really?” | “Yes.”
The queen, Elizabeth II. | She reigned for 70 years.
World War I. | It began in 1914.
You and I. | Nobody else.
Apt. 4B, Oak Ave., was searched. | So was Elm St.
Adm. Lund (ret.) spoke. | He is 80.
The dept. of health, est. 1948, is closed. | It reopens in Jan.
The trial, approx. two weeks long, begins on Mon. | It ends in Dec.
iPhone sales fell. | iPad sales rose.
He voted yes. | eBay shares fell.
He said no.[3] | She said yes.[4]
He won twice.² | She won once.
"Am I late?" the boy asked Mr. Hale. | "No."
“Go home. Now.” | They went.
“I was there, I saw it. You were not,” he told the panel. | “Shame.”
Among them were Ann B., 14, and Tom C., 15. | Both are well.
Tom C. was 15. | Ann B. was 14.
No one at Hale, Bolt et al. would comment. | Smith et al. wrote of it in 2012.
The law (Art. 5, para. 2) says so. | Sec. 9 does not.
Messrs. Hale and Bolt met Mme. Lund. | All three signed.
Mrs. Hale arrived first. | Ms. Bolt came later. | Mr. Lund did not come.
The car did 0-60 in 4.2 sec. flat. | It has 400 hp.
It’s over!!! | He left.
Sales at Toys “R” Us fell. | Nobody was surprised.
He works for will.i.am. | She works for P!nk.
The score was 6-4, 6-3. | He served 12 aces.
I.M. Pei built it. | T.S. Eliot wrote there.
JFK. | LBJ. | Nixon.
"""

GERMAN = """
Am 3. Mai kam er an. | Am 4. Mai ging er.
Der 1. FC Köln gewann am 24. Spieltag. | Mainz verlor.
Er wurde 3. | Sie wurde 1.
Das war 2019. | Dann kam Corona.
Das geschah im Jahr 1905. | Heute leben dort 1.200 Menschen.
Der Umsatz stieg auf 3,5 Mio. Euro. | Das sind 2 Mrd. weniger.
Dr. Weiß und Prof. Dr. Lund kamen. | Frau Dr. h. c. Ode fehlte.
Das gilt z. B. für Mainz. | Auch Köln, d. h. der FC, zahlt.
Das gilt z.B. für Mainz, u.a. wegen der Kosten. | Köln zahlt nicht.
Er zahlte ca. 500 Euro inkl. MwSt. | Sie zahlte nichts.
Um 9 Uhr begann es. | Um 15.30 Uhr war Schluss.
„Wir gehen. Sofort“, sagte sie. | Niemand folgte.
„Wir gehen“, sagte er. | „Sofort.“
„Wir gehen.“ | Dann schwieg er.
„Kommt er?“, fragte sie. | „Nein.“
„Halt!“, rief er. | Keiner hielt.
»Wir gehen. Sofort«, sagte sie. | Niemand folgte.
Er sagte: „Das ist falsch. Völlig falsch.“ | Dann ging er.
Friedrich II. regierte lange. | Wilhelm II. floh.
Papst Johannes Paul II. besuchte Köln. | Das war 1980.
Die Hrsg. und die Red. schweigen. | Abb. 3 zeigt es, vgl. S. 12.
Nach § 5 Abs. 2 Nr. 3 ist das verboten. | So steht es in Art. 1.
Die Fa. Bolt in St. Gallen, Bahnhofstr. 5, schließt. | Sie bestand seit 1905.
Im 19. Jahrhundert war das anders. | Im 20. auch.
Er wohnt in Frankfurt a. M. und arbeitet in Köln.
Die USA zahlen. | Die EU zahlt nicht.
Er wartete … und wartete. | Niemand kam.
Er wartete… Niemand kam.
J. S. Bach lebte dort. | E. T. A. Hoffmann auch.
Er kam am Montag, den 3. August 2026. | Sie kam am 4.
Die 2. Liga beginnt im Aug. 2026. | Die 3. auch.
Etwa 40 Prozent, d. h. 2.500 Menschen usw. | Mehr weiß man nicht.
"""

FRENCH = """
M. Dupont est venu. | Mme Weil aussi.
MM. Dupont et Weil ont signé. | Mlle Ode a refusé.
« Nous partons. Maintenant », a-t-elle dit. | Personne n’a bougé.
« Nous partons », a-t-il dit. | « Maintenant. »
« Nous partons. » | Il s’est tu.
« Vous venez ? » demande-t-elle. | « Non. »
« Vous venez ? » | Elle attend.
Est-ce vrai ? | Oui ! | On le sait.
“Nous partons. Maintenant”, a-t-elle dit. | Personne n’a bougé.
Le 1er mai, il est venu. | Le 2 mai, il est parti.
Il habite au 5, av. Foch. | Elle habite au 7, bd. Hugo.
Voir p. 12, chap. 4 et fig. 2. | Tout y est.
L’entreprise a gagné 3,5 M€ en 2019. | C’est un record.
Il a vécu av. J.-C. et personne ne le sait.
Le Dr. Weil et le Pr. Ode parlent. | Me. Lund plaide.
Il achète des pommes, des poires, etc. | Elle n’achète rien.
Les pompes, tuyaux, etc. sont neufs. | Tout marche.
J.-P. Dupont et A. Weil ont gagné. | B. Ode a perdu.
Il attend… et attend. | Personne ne vient.
Il attend… Personne ne vient.
Louis XIV. | Il régna longtemps.
L’art. 5 de la loi n° 12 le dit. | Le no. 6 dit autre chose.
Les États-Unis paient. | L’U.E. ne paie pas.
Il a dit : « C’est faux. Complètement faux. » | Puis il est sorti.
"""

SPANISH = """
El Sr. Gil llegó. | La Sra. Ruiz no.
La Dra. Ruiz y el Prof. Gil firmaron. | D. Luis no firmó.
Vive en EE. UU. desde 2019. | Antes vivía en Chile.
Vive en EE.UU. y trabaja en Chile.
Volvió a EE. UU. | Nunca más salió.
«Nos vamos. Ya», dijo ella. | Nadie se movió.
«Nos vamos», dijo. | «Ya».
«Nos vamos». | Luego calló.
“Nos vamos. Ya”, dijo ella. | Nadie se movió.
¿Es verdad? | Sí. | ¡Claro!
¡Alto! | Nadie paró.
—¿Vienes? —preguntó ella. | —No.
El 3 de mayo llegó. | El 4 se fue.
Ganó 3,5 mill. de euros. | Fue un récord.
Véase la pág. 12 y el cap. 4. | Todo está allí.
La calle está en el núm. 5. | El núm. 7 se salvó.
La empresa Bolt S.A. cerró. | Hale S.L. sigue.
A las 9 a. m. empezó. | A las 5 p. m. acabó.
Compra manzanas, peras, etc. | Ella no compra nada.
El gral. Lund y el lic. Ode hablaron. | Nadie más.
Ud. no lo sabe. | Uds. tampoco.
Esperó… y esperó. | Nadie vino.
Felipe VI. | Reina desde 2014.
El art. 5 lo dice, p. ej. en su inciso 2. | Nada más.
"""

ITALIAN = """
Il dott. Rossi è arrivato. | La sig.ra Verdi no.
Il prof. Neri e l’avv. Gallo hanno firmato. | L’ing. Ode no.
«Andiamo via. Subito», ha detto. | Nessuno si è mosso.
«Andiamo via», ha detto. | «Subito».
«Andiamo via». | Poi tacque.
“Andiamo via. Subito”, ha detto lei. | Nessuno si è mosso.
“Andiamo via”. | Poi tacque.
È vero? | Sì! | Si sa.
Il 3 maggio è arrivato. | Il 4 è partito.
Ha guadagnato 3,5 mln. di euro. | È un record.
Vedi pag. 12 e cap. 4. | C’è tutto.
L’art. 5 del d.l. n. 12 lo dice. | L’art. 6 no.
La Bolt S.p.A. chiude. | La Hale S.r.l. resta.
Compra mele, pere, ecc. | Lei non compra nulla.
Le pompe, i tubi, ecc. sono nuovi. | Tutto funziona.
Aspettò… e aspettò. | Nessuno venne.
Papa Giovanni Paolo II. | Regnò a lungo.
L’on. Gallo parla. | Il sen. Neri tace.
G. Verdi nacque qui. | A. Ode no.
S. Pietro è chiusa. | Riapre lunedì.
Gli U.S.A. pagano. | L’U.E. no.
"""

PORTUGUESE = """
O Sr. Gil chegou. | A Sra. Ruiz não.
A Dra. Ana e o Prof. Gil assinaram. | O Eng. Ode não.
“Vamos embora. Já”, disse ela. | Ninguém se mexeu.
“Vamos embora”, disse. | “Já.”
“Vamos embora.” | Depois calou-se.
«Vamos embora. Já», disse ela. | Ninguém se mexeu.
É verdade? | Sim! | Sabe-se.
No dia 3 de maio chegou. | No dia 4 partiu.
Ganhou R$ 3,5 mi. em 2019. | Foi um recorde.
Ver pág. 12 e cap. 4. | Está tudo lá.
O art. 5 da lei n.º 12 diz isso. | O art. 6 não.
A Bolt S.A. fechou. | A Hale Ltda. continua.
Mora na av. Paulista, n. 5. | Ela mora no Rio.
Mora nos EUA. | Antes morava no Chile.
Compra maçãs, peras, etc. | Ela não compra nada.
Esperou… e esperou. | Ninguém veio.
D. Pedro II. | Ele reinou muito tempo.
D. Pedro II reinou. | D. Maria também.
Às 9h. começou. | Às 17h. acabou.
Chove, p. ex., em Lisboa. | No Porto não.
A Exma. Sra. Ruiz falou. | Ninguém mais.
"""

OTHERS = {
    "zh": """
这是一个句子。 | 这是另一个！ | 是吗？
他说：“我来了。我看见了。” | 然后他走了。
价格是3.5元。 | 昨天是2.9元。
""",
    "ja": """
これは文です。 | これも文です！ | 本当ですか？
「行きます。すぐに」と彼女は言った。 | 誰も動かなかった。
""",
    "ar": """
وصل الوزير أمس. | ماذا قال؟ | لم يقل شيئا!
بلغ السعر 3.5 دولار. | كان أقل من قبل.
""",
    "fa": """
وزیر آمد. | چه گفت؟ | هیچ نگفت.
""",
    "ur": """
وزیر آئے۔ | کیا کہا؟ | کچھ نہیں کہا۔
""",
    "hi": """
मंत्री आए। | क्या कहा? | कुछ नहीं कहा।
डॉ. शर्मा बोले। | सब चुप रहे॥
""",
    "th": """
รัฐมนตรีมาถึงแล้ว. | เขาพูดว่าอะไร?
""",
    "nl": """
Dhr. De Vries kwam om 9 uur. | Mevr. Bakker kwam niet.
‘Wij gaan. Nu’, zei ze. | Niemand ging.
""",
    "ru": """
Министр приехал в 2019 г. в Москву. | Что он сказал?
«Мы уходим. Сейчас», — сказала она. | Никто не двинулся.
А. С. Пушкин жил здесь. | Л. Н. Толстой тоже.
""",
    "pl": """
Dr. Nowak przyjechał o godz. 9. | Nikt nie przyszedł.
""",
    "sv": """
Han kom kl. 9. | Hon kom bl.a. för sent.
""",
}


def _passages(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split(" | ")) for line in text.strip().splitlines())


PASSAGES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "en": _passages(ENGLISH),
    "de": _passages(GERMAN),
    "fr": _passages(FRENCH),
    "es": _passages(SPANISH),
    "it": _passages(ITALIAN),
    "pt": _passages(PORTUGUESE),
} | {language: _passages(text) for language, text in OTHERS.items()}
