"""Operators see what waits and what was given up; they may try again, never write a job by hand."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from entrepairs.jobs.models import Job


@admin.register(Job)
class JobAdmin(admin.ModelAdmin[Job]):
    list_display = ["name", "state", "attempts", "run_at", "created_at"]
    list_filter = ["state", "queue"]
    ordering = ["state", "run_at"]
    actions = ["try_again"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return False

    @admin.action(description=_("Essayer de nouveau les travaux abandonnés"))
    def try_again(self, request: HttpRequest, jobs: QuerySet[Job]) -> None:
        Job.objects.filter(pk__in=jobs).revive()
