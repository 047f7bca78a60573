"""Whether the house holds someone's data: restore, demo and setup ask before they write."""

from django.contrib.auth import get_user_model

from entrepairs.core.models import DataKey


def house_is_empty() -> bool:
    """No account and no data key: nothing of anybody could be lost."""
    return not (get_user_model()._base_manager.exists() or DataKey.objects.exists())
