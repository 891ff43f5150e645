"""Formulas: the plus-chains and counts many programs are made of."""

from typing import Self

from pydantic import model_validator

from casebase.record.base import Record, Text


class Slot(Record):
    """One party of a formula, with how many of it where the article says so."""

    role: Text
    """党员, 党支部, 合作社, 企业, 基地, 非贫困户, 贫困户, 专家…"""
    min: int | None = None
    max: int | None = None
    """Equal to ``min`` for an exact count; None with a ``min`` means no upper bound (the N of 1+N+1)."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.max is not None and (self.min is None or self.max < self.min):
            raise ValueError(f"a slot's range must be ordered: {self.min}..{self.max}")
        return self


class Formula(Record):
    """A formula as the article writes it, and its slots in order."""

    raw: Text
    slots: tuple[Slot, ...]
