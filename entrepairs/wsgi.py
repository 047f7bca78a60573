"""Django's own entry point; `manage.py serve` bridges to it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entrepairs.settings")
application = get_wsgi_application()
