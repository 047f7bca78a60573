"""Settings of what may leave this machine, and of who answers for it: read by entrepairs.settings."""

from entrepairs.core import env

PUSH_KEY = env.text(
    "PUSH_CLE",
    "",
    "Clé qui fait sonner le navigateur de qui est d'astreinte (manage.py cle_push). Vide : rien ne sort.",
)
PUSH_CONTACT = env.text(
    "PUSH_CONTACT", "", "Adresse que lisent les services des navigateurs : mailto:adresse@exemple.fr."
)
PUSH_SERVICES = env.words(
    "PUSH_SERVICES",
    "https://fcm.googleapis.com https://updates.push.services.mozilla.com https://*.push.apple.com "
    "https://*.notify.windows.com",
    "Services de navigateurs que le serveur peut appeler, quand PUSH_CLE est donnée.",
)
SMS_COMMAND = env.text(
    "SMS_COMMANDE",
    "",
    "Commande qui envoie un SMS d'astreinte : sur son entrée, le numéro puis le texte. Vide : aucun.",
)
ORIGINS = env.choice(
    "CONNEXIONS",
    "loi",
    ("loi", "oui", "non"),
    "Garder un an, scellée, l'adresse d'où s'écrit ce que tout le monde lit. loi : en France seulement. Ou oui, non.",
)
CONTACT = {
    "name": env.text("CONTACT_NOM", "", "Qui répond du site : le nom de l'association, ou d'une personne."),
    "address": env.text("CONTACT_ADRESSE", "", "Adresse postale de qui répond du site."),
    "email": env.text("CONTACT_COURRIEL", "", "Courriel pour les personnes et les autorités (DSA, art. 11 et 12)."),
    "phone": env.text("CONTACT_TELEPHONE", "", "Téléphone de qui répond du site."),
    "languages": env.text("CONTACT_LANGUES", "français", "Langues dans lesquelles on peut vous écrire."),
    "host": env.text("HEBERGEUR", "", "Qui tient la machine : nom, adresse, téléphone."),
}
