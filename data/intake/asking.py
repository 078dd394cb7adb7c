"""What only the sender can know, gathered while a file is read; each question has a key for its answer."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    choices: tuple[tuple[str, str], ...]
    field: str  # whose faults wait for the answer


class Asking:
    """The answers so far, the questions still open, and what was decided without asking."""

    def __init__(self, answers: dict[str, str]):
        self.answers = answers
        self.open: dict[str, Question] = {}
        self.decisions: dict[str, None] = {}

    def ask(self, key: str, text: str, choices: Iterable[tuple[str, str]], field: str) -> str | None:
        """The answer to a question; it is noted as open while there is none among its choices."""
        question = Question(key, text, tuple((code, label) for code, label in choices), field)
        answer = self.answers.get(key)
        if answer in [code for code, _ in question.choices]:
            return answer
        self.open.setdefault(key, question)
        return None

    def decided(self, sentence: str) -> None:
        self.decisions.setdefault(sentence)
