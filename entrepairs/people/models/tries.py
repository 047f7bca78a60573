"""What has been tried lately, counted for several processes (« tentatives »)."""

from django.db import models


class Tries(models.Model):
    """One counter. Written by Django's database cache, whose columns these are, when SHARED_COUNTS is in use.

    `cache_key` is keyed and hashed (people.throttle.hidden_key): it names neither a person nor an address."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
