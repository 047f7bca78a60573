from django.urls import URLPattern, URLResolver

app_name = "accompaniment"
urlpatterns: list[URLPattern | URLResolver] = []
