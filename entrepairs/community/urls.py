from django.urls import path

from entrepairs.community.views import aside, circles, keeping, pictures, posts, searching, threads, welcoming

app_name = "community"
urlpatterns = [
    path("cercles/", circles.circles, name="circles"),
    path("cercles/chercher/", searching.search, name="search"),
    path("cercles/<uuid:circle_id>/", circles.circle, name="circle"),
    path("cercles/<uuid:circle_id>/ecrire/", threads.new_thread, name="new_thread"),
    path("fils/<uuid:thread_id>/", threads.thread, name="thread"),
    path("fils/<uuid:thread_id>/a-quelqu-un/", threads.to_someone, name="to_someone"),
    path("fils/messages/<uuid:post_id>/mot/", posts.phrase, name="phrase"),
    path("fils/messages/<uuid:post_id>/lecture/", posts.showing, name="showing"),
    path("fils/messages/<uuid:post_id>/image/", pictures.picture, name="picture"),
    path("fils/messages/<uuid:post_id>/de-cote/", aside.author, name="author_aside"),
    path("fils/<uuid:thread_id>/suivi/", aside.follow, name="follow"),
    path("fils/<uuid:thread_id>/suivi/fin/", aside.unfollow, name="unfollow"),
    path("cercles/<uuid:circle_id>/de-cote/", aside.circle, name="circle_aside"),
    path("mes-mots/", circles.mine, name="mine"),
    path("mes-mots/de-cote/", aside.aside, name="aside"),
    path("mes-mots/de-cote/mots/", aside.words, name="aside_words"),
    path("mes-mots/de-cote/pause/", aside.pause, name="aside_pause"),
    path("mes-mots/de-cote/personnes/", aside.person_back, name="person_back"),
    path("mes-mots/de-cote/cercles/<uuid:circle_id>/", aside.circle_back, name="circle_back"),
    path("mes-mots/effacement/", posts.recent, name="recent"),
    path("mes-mots/accueil/<uuid:welcome_id>/", welcoming.word, name="word"),
    path("mes-mots/<uuid:post_id>/", posts.change, name="change"),
    path("mes-mots/<uuid:post_id>/image/retrait/", pictures.removal, name="picture_removal"),
    path("mes-mots/<uuid:post_id>/retrait/", posts.removal, name="removal"),
    path("maisons/<uuid:pk>/cercles/", keeping.house_circles, name="house_circles"),
    path("maisons/<uuid:pk>/cercles/nouveau/", keeping.new_circle, name="new_circle"),
    path("maisons/<uuid:pk>/cercles/<uuid:circle_id>/", keeping.one_circle, name="keep_circle"),
    path("maisons/<uuid:pk>/accueillir/", welcoming.welcomes, name="welcomes"),
    path("maisons/<uuid:pk>/accueillir/<uuid:welcome_id>/", welcoming.welcome, name="welcome"),
    path("maisons/<uuid:pk>/accueillir/<uuid:welcome_id>/prise/", welcoming.taking, name="welcome_taking"),
    path("maisons/<uuid:pk>/accueillir/<uuid:welcome_id>/rendu/", welcoming.handing_back, name="welcome_handing_back"),
]
