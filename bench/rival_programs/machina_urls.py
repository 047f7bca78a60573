"""The addresses of a forum of django-machina, and its `application`."""

from django.core.wsgi import get_wsgi_application
from django.urls import include, path

application = get_wsgi_application()
urlpatterns = [path("", include("machina.urls"))]
