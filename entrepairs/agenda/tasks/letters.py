"""A few neutral words by e-mail to who signed up without an account: the page says what changed."""

from django_tasks import task

from entrepairs.agenda.letters import letter
from entrepairs.agenda.models import Signup


@task()
def send_letter(signup_id: str, kind: str) -> None:
    """`kind`: a key of `agenda.notices.KINDS`. Nothing leaves once the person withdrew."""
    signup = Signup.objects.live().select_related("gathering", "data_key").filter(pk=signup_id).first()
    if signup is not None and signup.email:
        letter(signup, kind).send()
