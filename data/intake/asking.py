"""What only the sender can know, gathered while a file is read; each question has a key for its answer."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    choices: tuple[tuple[str, str], ...]
    field: str  # whose faults wait for the answer


@dataclass(frozen=True)
class Assumption:
    """What was decided without asking, and what else the sender may say."""

    key: str
    text: str
    choices: tuple[tuple[str, str], ...]
    taken: str


class Asking:
    """The answers so far, the questions still open, and what was decided without asking."""

    def __init__(self, answers: dict[str, str]):
        self.answers = answers
        self.open: dict[str, Question] = {}
        self.before: set[str] = set()  # keys of what is asked before all else
        self.decisions: dict[str, None] = {}
        self.assumed: dict[str, Assumption] = {}
        self.answered: dict[str, tuple[str, str]] = {}  # what was asked, and the answer as it was offered

    def ask(self, key: str, text: str, choices: Iterable[tuple[str, str]], field: str) -> str | None:
        """The answer to a question; it is noted as open while there is none among its choices."""
        question = Question(key, text, tuple((code, label) for code, label in choices), field)
        answer = self.answers.get(key)
        if answer in (offered := dict(question.choices)):
            self.answered[key] = (text, offered[answer])
            return answer
        self.open.setdefault(key, question)
        return None

    def ask_first(self, key: str, text: str, choices: Iterable[tuple[str, str]], field: str) -> str | None:
        """As `ask`; while it is open nothing else is asked, since the answer may leave nothing to ask."""
        self.before.add(key)
        return self.ask(key, text, choices, field)

    @property
    def shown(self) -> list[Question]:
        """The open questions that the sender is to answer now."""
        return [self.open[key] for key in self.open if key in self.before] or list(self.open.values())

    def assume(self, key: str, text: str, choices: list[tuple[str, str]]) -> str:
        """The first choice unless the sender took another; `text` says the first one aloud."""
        answer = self.answers.get(key)
        taken = answer if answer in [code for code, _ in choices] else choices[0][0]
        if taken == choices[0][0]:
            self.decided(text)
        else:
            self.answered[key] = (text, dict(choices)[taken])
        self.assumed.setdefault(key, Assumption(key, text, tuple(choices), taken))
        return taken

    def decided(self, sentence: str) -> None:
        self.decisions.setdefault(sentence)
