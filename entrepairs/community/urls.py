from django.urls import path

from entrepairs.community.views import circles, keeping, posts, threads, welcoming

app_name = "community"
urlpatterns = [
    path("cercles/", circles.circles, name="circles"),
    path("cercles/<uuid:circle_id>/", circles.circle, name="circle"),
    path("cercles/<uuid:circle_id>/ecrire/", threads.new_thread, name="new_thread"),
    path("fils/<uuid:thread_id>/", threads.thread, name="thread"),
    path("fils/<uuid:thread_id>/a-quelqu-un/", threads.to_someone, name="to_someone"),
    path("fils/messages/<uuid:post_id>/mot/", posts.phrase, name="phrase"),
    path("fils/messages/<uuid:post_id>/lecture/", posts.showing, name="showing"),
    path("mes-mots/", circles.mine, name="mine"),
    path("mes-mots/effacement/", posts.recent, name="recent"),
    path("mes-mots/accueil/<uuid:welcome_id>/", welcoming.word, name="word"),
    path("mes-mots/<uuid:post_id>/", posts.change, name="change"),
    path("mes-mots/<uuid:post_id>/retrait/", posts.removal, name="removal"),
    path("maisons/<uuid:pk>/cercles/", keeping.house_circles, name="house_circles"),
    path("maisons/<uuid:pk>/cercles/nouveau/", keeping.new_circle, name="new_circle"),
    path("maisons/<uuid:pk>/cercles/<uuid:circle_id>/", keeping.one_circle, name="keep_circle"),
    path("maisons/<uuid:pk>/accueillir/", welcoming.welcomes, name="welcomes"),
    path("maisons/<uuid:pk>/accueillir/<uuid:welcome_id>/", welcoming.welcome, name="welcome"),
    path("maisons/<uuid:pk>/accueillir/<uuid:welcome_id>/prise/", welcoming.taking, name="welcome_taking"),
    path("maisons/<uuid:pk>/accueillir/<uuid:welcome_id>/rendu/", welcoming.handing_back, name="welcome_handing_back"),
]
