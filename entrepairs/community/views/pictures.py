"""The picture of a post, for those who read the post and nobody else."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from entrepairs.community.actions.picturing import remove_picture
from entrepairs.community.models import Picture
from entrepairs.community.views.posts import own_post, post_for
from entrepairs.core.http import SignedInRequest, attempt, go_to, picture_shown
from entrepairs.people.gate import person_of


@login_not_required
@never_cache
@require_safe
def picture(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """Kept by no cache, on no device: what is taken back is gone."""
    post = post_for(person_of(request), post_id)
    found = get_object_or_404(Picture.objects.select_related("post__thread__circle__data_key"), post=post)
    return picture_shown(found.image)


@require_POST
def removal(request: SignedInRequest, post_id: UUID) -> HttpResponse:
    post = own_post(request, post_id)
    if attempt(request, remove_picture, post, by=request.person):
        messages.success(request, _("L’image est effacée. Vos mots restent."))
    return go_to(request, post.thread)
