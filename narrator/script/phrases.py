"""What the script says of its own accord inside a story, by language: that there is a table, whose words begin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The phrases of one language; "{}" stands for what they announce, and "" is not said."""

    table: str = ""
    table_named: str = ""
    rows: str = ""
    rows_named: str = "{}"
    columns: str = "{}"
    code: str = ""
    picture: str = "{}"
    footnotes: str = ""
    quote: str = ""
    end_quote: str = ""
    question: str = ""
    answer: str = ""
    turns: tuple[str, str] = ("", "")
    """The letters that a printed interview has for question and answer."""


PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        table="There is a table on the page.",
        table_named="There is a table on the page: {}",
        rows="A table.",
        rows_named="A table: {}",
        columns="Columns: {}",
        code="There is program code on the page.",
        picture="Picture: {}",
        footnotes="Footnotes.",
        quote="Quote.",
        end_quote="End quote.",
        question="Question:",
        answer="Answer:",
        turns=("Q", "A"),
    ),
    "de": Phrases(
        table="Hier steht auf der Seite eine Tabelle.",
        table_named="Hier steht auf der Seite eine Tabelle: {}",
        rows="Eine Tabelle.",
        rows_named="Eine Tabelle: {}",
        columns="Spalten: {}",
        code="Hier steht auf der Seite Programmcode.",
        picture="Bild: {}",
        footnotes="Fußnoten.",
        quote="Zitat.",
        end_quote="Zitat Ende.",
        question="Frage:",
        answer="Antwort:",
        turns=("F", "A"),
    ),
    "fr": Phrases(
        table="La page contient ici un tableau.",
        table_named="La page contient ici un tableau : {}",
        rows="Un tableau.",
        rows_named="Un tableau : {}",
        columns="Colonnes : {}",
        code="La page contient ici du code informatique.",
        picture="Image : {}",
        footnotes="Notes de bas de page.",
        quote="Citation.",
        end_quote="Fin de citation.",
        question="Question :",
        answer="Réponse :",
        turns=("Q", "R"),
    ),
    "es": Phrases(
        table="En la página hay aquí una tabla.",
        table_named="En la página hay aquí una tabla: {}",
        rows="Una tabla.",
        rows_named="Una tabla: {}",
        columns="Columnas: {}",
        code="En la página hay aquí código de programa.",
        picture="Imagen: {}",
        footnotes="Notas al pie.",
        quote="Cita.",
        end_quote="Fin de la cita.",
        question="Pregunta:",
        answer="Respuesta:",
        turns=("P", "R"),
    ),
    "it": Phrases(
        table="Nella pagina c’è qui una tabella.",
        table_named="Nella pagina c’è qui una tabella: {}",
        rows="Una tabella.",
        rows_named="Una tabella: {}",
        columns="Colonne: {}",
        code="Nella pagina c’è qui del codice.",
        picture="Immagine: {}",
        footnotes="Note a piè di pagina.",
        quote="Citazione.",
        end_quote="Fine della citazione.",
        question="Domanda:",
        answer="Risposta:",
        turns=("D", "R"),
    ),
    "pt": Phrases(
        table="A página traz aqui uma tabela.",
        table_named="A página traz aqui uma tabela: {}",
        rows="Uma tabela.",
        rows_named="Uma tabela: {}",
        columns="Colunas: {}",
        code="A página traz aqui código de programa.",
        picture="Imagem: {}",
        footnotes="Notas de rodapé.",
        quote="Citação.",
        end_quote="Fim da citação.",
        question="Pergunta:",
        answer="Resposta:",
        turns=("P", "R"),
    ),
}

_NONE = Phrases()


def phrases_for(language: str) -> Phrases:
    """The phrases of a language (BCP 47); in one that is missing here nothing is announced."""
    return PHRASES.get(language.partition("-")[0], _NONE)
