"""Which language a text is in."""

from __future__ import annotations

import pytest

from rashomon.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Twelve people were killed when a bomb went off in the market, the police said.", "en"),
        ("TWELVE PEOPLE WERE KILLED WHEN A BOMB WENT OFF IN THE MARKET, THE POLICE SAID.", "en"),
        ("Doce personas murieron el viernes en un atentado en el mercado, según la policía.", "es"),
        ("Двенадцать человек погибли в пятницу при взрыве на рынке, сообщила полиция.", "ru"),
        ("Bomb kills 12", None),
        ("12 34 56 --- 78", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    """Told by its words, in small letters or capitals; a text too short to tell has none."""
    assert language_of(text) == language
