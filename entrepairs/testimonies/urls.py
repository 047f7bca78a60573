from django.urls import path

from entrepairs.testimonies.views import author, public, review

app_name = "testimonies"
urlpatterns = [
    path("histoires/", public.stories, name="stories"),
    path("histoires/<uuid:story_id>/", public.story, name="story"),
    path("mes-histoires/", author.my_stories, name="my_stories"),
    path("mes-histoires/nouvelle/", author.new_story, name="new"),
    path("mes-histoires/<uuid:story_id>/", author.my_story, name="mine"),
    path("mes-histoires/<uuid:story_id>/modifier/", author.change, name="change"),
    path("mes-histoires/<uuid:story_id>/envoi/", author.submission, name="submission"),
    path("mes-histoires/<uuid:story_id>/publication/", author.publication, name="publication"),
    path("mes-histoires/<uuid:story_id>/retrait/", author.withdrawal, name="withdrawal"),
    path("mes-histoires/<uuid:story_id>/reprise/", author.taking_up, name="taking_up"),
    path("mes-histoires/<uuid:story_id>/effacement/", author.erasure, name="erasure"),
    path("coordination/histoires/", review.reviews, name="reviews"),
    path("coordination/histoires/<uuid:story_id>/", review.review, name="review"),
    path("coordination/histoires/<uuid:story_id>/accord/", review.acceptance, name="acceptance"),
    path("coordination/histoires/<uuid:story_id>/remarque/", review.advice, name="advice"),
]
