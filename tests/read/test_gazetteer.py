"""The shipped gazetteer and how names are made comparable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.gazetteer import countries, demonyms, fold, gazetteer, sound_of


def test_names_are_found_whatever_their_marks() -> None:
    """Accents, apostrophes, hyphens and case make no difference."""
    assert fold("Sana’a") == fold("SANAA")
    assert fold("Deir-ez-Zor") == fold("deir ez zor")
    assert gazetteer().find(fold("Malmö"))[0].country == "SE"


def test_the_largest_place_of_a_name_comes_first() -> None:
    """Of several places called so, the most populous whose own name it is stands first."""
    springfields = gazetteer().find("springfield")
    assert len(springfields) > 3
    assert springfields[0].population == max(place.population for place in springfields if not place.alias)


def test_divisions_have_their_usual_names() -> None:
    """A first-order division is named as English readers know it."""
    assert gazetteer().division_name("US", "AL") == "Alabama"
    assert gazetteer().division_name("SY", "04") == "Raqqa"


def test_spellings_that_sound_alike_share_a_sound() -> None:
    """Romanisations of one name are recognised as one; other names are not."""
    assert sound_of("idlib") == sound_of("idleb")
    assert sound_of("mosul") != sound_of("basra")


def test_words_for_people_name_a_country() -> None:
    """Adjectives and demonyms, also in the plural, give the country's code."""
    assert demonyms()["Norwegian"].code == "NO"
    assert demonyms()["Kenyans"].code == "KE"
    assert countries()["U.K."].code == "GB"


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(name: str) -> None:
    """The search form of a search form is itself."""
    assert fold(fold(name)) == fold(name)
