"""What may be sent to an engine in a day, in characters or in money. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from narrator.errors import ConfigError
from narrator.show import Terms
from narrator.speech.engine import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What was sent today, what others at work are still going to send, and what one wants to send, in characters."""

    sent: int
    pledged: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What may be sent in a day to one engine; 0 sets no bound, or no price."""

    engine: str
    characters_a_day: int = 0
    spend_a_day: float = 0.0
    price_per_million: float = 0.0

    @classmethod
    def of(cls, engine: str, *, limits: Limits, terms: Terms) -> Budget:
        """What a show allows; raises ConfigError where a sum is to bound what has no price."""
        price = terms.price_per_million or limits.price_per_million
        if terms.spend_a_day and not price:
            problem = "spend_a_day: nothing is known of a price, so that it bounds nothing"
            raise ConfigError(f"[voice.{engine}]", (problem,), "set price_per_million, or characters_a_day instead")
        return cls(
            engine=engine,
            characters_a_day=terms.characters_a_day,
            spend_a_day=terms.spend_a_day,
            price_per_million=price,
        )

    @property
    def most(self) -> int | None:
        """How many characters may be sent in a day; None: any number."""
        # A millionth of a character more: 0.3 / 0.1 is less than 3 to a computer.
        affordable = int(self.spend_a_day / self.price_per_million * 1e6 + 1e-6) if self.spend_a_day else None
        bounds = [bound for bound in (self.characters_a_day or None, affordable) if bound is not None]
        return min(bounds, default=None)

    def cost(self, characters: int) -> float:
        """What so many characters cost."""
        return characters * self.price_per_million / 1e6

    def passed_by(self, need: Need) -> str:
        """In what way the budget would be passed; "" if it would not."""
        most = self.most
        if most is None or need.sent + need.pledged + need.characters <= most:
            return ""
        others = f" and {need.pledged:,} promised" if need.pledged else ""
        price = f" ({self.cost(need.sent):.2f} of {self.spend_a_day:.2f})" if self.spend_a_day else ""
        spent = f"{need.sent:,} of today’s {most:,} characters are spent{price}{others}"
        return f"{spent}, {need.characters:,} more are needed"

    def hint(self, need: Need) -> str:
        """What to do about a budget that would be passed."""
        setting = "spend_a_day" if self.spend_a_day else "characters_a_day"
        if self.most is not None and need.characters > self.most:
            return f"no day’s budget is enough for it: raise {setting} in [voice.{self.engine}]"
        return f"it is due again then, or raise {setting} in [voice.{self.engine}]"

    def told(self, sent: int) -> str:
        """What was sent, of how much: "12,000 of 50,000 characters spent today (0.18 of 0.75)"."""
        of = "" if self.most is None else f" of {self.most:,}"
        price = f" ({self.cost(sent):.2f})" if self.price_per_million else ""
        return f"{sent:,}{of} characters spent today{price}"
