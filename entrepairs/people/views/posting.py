"""What was sent to a page."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """The fields of a form that was sent, even when all its boxes are empty; None when the page is only opened."""
    return request.POST if request.method == "POST" else None
