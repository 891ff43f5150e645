"""Errors that carry the sentence a person is shown."""


class CasebaseError(Exception):
    """Something a person can be told in one sentence, in Chinese, with what to do about it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
