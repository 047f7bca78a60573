"""Triage (repérage): what a message asks of the team, in process, in French, without a model to download. Pure.

`judge.judge(text)` says how near the danger is, about whom, what it leaks, what it attacks, and the words that led
there. It only raises a text in a queue that humans read, and shows help; it blocks and decides nothing."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
