"""The picture of a post, sealed like its text."""

from base64 import b64encode

from django.db import models
from django.urls import reverse

from entrepairs.community.models.post import Post
from entrepairs.core.crypto import sealed, sealed_bytes
from entrepairs.core.ids import new_id


class Picture(models.Model):
    """« Image » of a post: one, with what it shows in words. `image`: WebP, under the key of the circle. It is read
    by those who read the post, and goes with it. Another picture is another row: nobody takes it for the one that was
    read. `is_blurred`: its author chose that one decides to see it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="picture")
    sealed_image = models.BinaryField(editable=False)
    sealed_alt = models.BinaryField(editable=False)
    image = sealed_bytes("sealed_image", key="post.thread.circle.data_key")
    alt = sealed("sealed_alt", key="post.thread.circle.data_key")
    is_blurred = models.BooleanField(default=False)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("community:picture", args=[self.post_id])

    @property
    def image_in_base64(self) -> str:
        """For an export."""
        return b64encode(self.image).decode()
