"""The glossary goes in; where its terms stand in a running text, in whatever form of the word, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

_WORD = re.compile(r"\w+")
_NEXT_WORD = re.compile(r"[\s\-‑–—]{1,3}(\w+)")
_HYPHENS = "-‑"
_MAX_ACRONYM = 6

# рынок – рынка, скидка – скидок, продавец – продавца: the vowel before the last consonant comes and goes.
_FLEETING_VOWEL = re.compile(r"[оеё](?=[кц]\Z)")
_NOUN_ENDING = re.compile(
    r"([аиоуыьй]|[иь]?(?:[яеюий]|ям|ями|ях|ем|ей)|ьев|ев|а[мх]|ами|о[вйм]|[ое]ю)?",
)
_ADJECTIVE_ENDING = re.compile(r"[ыио]й|[оые]е|ая|яя")


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term for texts: its reference (`term:lead`), its phrases (the word, the aliases), its meaning as plain text."""

    ref: str
    phrases: tuple[str, ...]
    meaning: str


class Occurrence(NamedTuple):
    """A term found in a text, from the character `start` up to `end`."""

    start: int
    end: int
    term: GlossaryTerm


class _PhraseWord(NamedTuple):
    """One word of a phrase; an acronym (`exact`) is met by the same letters only, a noun by the forms of a noun."""

    stem: str
    exact: str | None
    is_noun: bool

    def is_met_by(self, word: str, language: str) -> bool:
        if self.exact is not None:
            return word == self.exact
        stem, ending = _stem(word, language)
        return stem == self.stem and (not self.is_noun or bool(_NOUN_ENDING.fullmatch(ending)))


class _Phrase(NamedTuple):
    words: tuple[_PhraseWord, ...]
    term: GlossaryTerm


class Glossary:
    """The terms of a book, ready to be found in any number of texts of its language."""

    def __init__(self, terms: Iterable[GlossaryTerm], language: str) -> None:
        self._language = language
        self._by_stems: dict[tuple[str, str | None], list[_Phrase]] = {}
        self._first_stems: set[str] = set()
        self._stem_of: dict[str, str | None] = {}
        for term in terms:
            for phrase in term.phrases:
                self._add(tuple(_phrase_word(word, language) for word in _WORD.findall(phrase)), term)

    def occurrences(self, text: str, seen: set[str]) -> Iterator[Occurrence]:
        """The first place of each term that is not yet in `seen`, longest phrase first; `seen` takes what is found."""
        reached = 0
        for word in _WORD.finditer(text) if self._by_stems else ():
            stem = self._stem_of.get(word[0], "")
            if stem == "":
                stem = self._stem_of[word[0]] = self._first_stem(word[0])
            if stem and word.start() >= reached and (found := self._at(word, stem, text, seen)):
                seen.add(found.term.ref)
                reached = found.end
                yield found

    def _add(self, words: tuple[_PhraseWord, ...], term: GlossaryTerm) -> None:
        if words:
            second = words[1].stem if len(words) > 1 else None
            alike = self._by_stems.setdefault((words[0].stem, second), [])
            alike.append(_Phrase(words, term))
            alike.sort(key=lambda phrase: -len(phrase.words))
            self._first_stems.add(words[0].stem)

    def _first_stem(self, word: str) -> str | None:
        """The stem of the word, when a phrase begins with it."""
        stem, _ending = _stem(word, self._language)
        return stem if stem in self._first_stems else None

    def _at(self, word: re.Match[str], stem: str, text: str, seen: set[str]) -> Occurrence | None:
        if _is_hyphenated(text, word.start() - 1, word.start() - 2):
            return None
        following = _NEXT_WORD.match(text, word.end())
        second = _stem(following[1], self._language)[0] if following else None
        for phrase in (*self._by_stems.get((stem, second), ()), *self._by_stems.get((stem, None), ())):
            if phrase.term.ref not in seen and phrase.words[0].is_met_by(word[0], self._language):
                end = self._end(phrase, text, word.end())
                if end is not None:
                    return Occurrence(word.start(), end, phrase.term)
        return None

    def _end(self, phrase: _Phrase, text: str, position: int) -> int | None:
        """Where the phrase ends whose first word ends at `position`; nothing when other words follow."""
        for wanted in phrase.words[1:]:
            following = _NEXT_WORD.match(text, position)
            if not following or not wanted.is_met_by(following[1], self._language):
                return None
            position = following.end()
        return None if _is_hyphenated(text, position, position + 1) else position


def _is_hyphenated(text: str, hyphen: int, letter: int) -> bool:
    """Whether the word goes on beyond a hyphen, as in «лид-менеджер»: then it is another word."""
    inside = hyphen >= 0 and letter >= 0 and letter < len(text)
    return inside and text[hyphen] in _HYPHENS and text[letter].isalnum()


def _phrase_word(word: str, language: str) -> _PhraseWord:
    stem, ending = _stem(word, language)
    is_acronym = word.isupper() and len(word) <= _MAX_ACRONYM
    is_noun = language == "ru" and bool(_NOUN_ENDING.fullmatch(ending)) and not _ADJECTIVE_ENDING.fullmatch(ending)
    return _PhraseWord(stem, word if is_acronym else None, is_noun)


@lru_cache(maxsize=100_000)
def _stem(word: str, language: str) -> tuple[str, str]:
    """The stem of a word and what stands after it."""
    small = word.lower().replace("ё", "е")
    stem: str = _stemmer(language).stemWord(small)
    ending = small[len(stem) :]
    return (_FLEETING_VOWEL.sub("", stem) if language == "ru" else stem), ending


@lru_cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer({"ru": "russian"}.get(language, "english"))
