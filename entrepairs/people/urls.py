from django.urls import path

from entrepairs.people.views import (
    accounts,
    data,
    demonstration,
    notices,
    passkeys,
    preferences,
    profiles,
    recovery,
    sessions,
)

app_name = "people"
urlpatterns = [
    # accounts and sign-in
    path("compte/bienvenue/", accounts.welcome, name="welcome"),
    path("compte/cle/", passkeys.new_account, name="new_account_with_passkey"),
    path("compte/cle/creation/", passkeys.making, name="passkey_making"),
    path("ma-phrase/", accounts.passphrase, name="passphrase"),
    path("mes-appareils/", sessions.devices, name="devices"),
    path("mes-appareils/<uuid:device_id>/deconnexion/", sessions.device_leaving, name="device_leaving"),
    path("mes-appareils/autres/deconnexion/", sessions.leaving_elsewhere, name="leaving_elsewhere"),
    path("feuille/", recovery.sheet, name="sheet"),
    path("retrouver/", recovery.recover, name="recover"),
    # profile
    path("mon-profil/", profiles.profile, name="profile"),
    path("mon-profil/apercu/", profiles.preview, name="profile_preview"),
    path("mon-profil/vecus/", profiles.choosing, name="profile_experiences"),
    path("mon-profil/vecus/<slug:key>/", profiles.lived, name="profile_lived"),
    path("mon-profil/<slug:name>/", profiles.question, name="profile_question"),
    # what is held
    path("mes-donnees/", data.my_data, name="my_data"),
    path("mes-donnees/accords/<slug:purpose>/", data.consent, name="consent"),
    path("mes-donnees/accords/<slug:purpose>/retrait/", data.withdrawal, name="withdrawal"),
    path("mes-donnees/gardees/", data.held, name="held"),
    path("mes-donnees/ouvertures/", data.openings, name="openings"),
    path("mes-donnees/copie/", data.export, name="export"),
    path("mes-donnees/effacement/", data.erasure, name="erasure"),
    path("effacement/<slug:code>/", data.receipt, name="erasure_receipt"),
    path("effacement/<slug:code>/annulation/", data.cancellation, name="cancellation"),
    # notices
    path("avis/", notices.notices, name="notices"),
    path("avis/<uuid:notice_id>/", notices.opening, name="notice"),
    path("avis/lecture/", notices.reading, name="notices_reading"),
    path("avis/choix/", notices.choices, name="notice_choices"),
    path("avis/choix/<slug:family>/", notices.choice, name="notice_choice"),
    path("avis/adresse/", notices.address, name="address"),
    path("avis/adresse/retrait/", notices.address_leaving, name="address_leaving"),
    path("avis/adresse/<str:token>/", notices.verify_address, name="verify_address"),
    path("avis/desabonnement/<str:token>/", notices.unsubscribe, name="unsubscribe"),
    # the demonstration
    path("demo/", demonstration.doors, name="demo"),
    path("demo/entrer/", demonstration.door, name="demo_door"),
    path("demo/courriels/", demonstration.mailbox, name="demo_mailbox"),
    # preferences
    path("preferences/", preferences.preferences, name="preferences"),
]
