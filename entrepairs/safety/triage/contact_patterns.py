"""How people write the ways to reach them, in a folded text unless said otherwise. Pure."""

import re

PUBLIC = re.compile(
    r"\b(?:sos|standard|accueil|secretariat|mairie|commune|cmp|csapa|caarud|hopital|clinique|"
    r"urgences?|asso\w*|gems?|local|"
    r"permanences?|ligne|lignes|ecoute|vert|pharmacie|caf|cpam|mdph|clubhouse|centre|police|"
    r"gendarmerie|ccas|cpas|samu|"
    r"service|maison des|bibliotheque|mediatheque|salle|reunions?|ateliers?|antenne|siege|bureaux|cabinet|planning|"
    r"numero national|samaritains|tele-accueil|unafam|prefecture|tribunal|ecoute-enfants|dispensaire|club|plateforme|"
    r"numero (?:du|de la|de l'|des)|exposition|concert|restaurant|cinema|theatre|musee|magasin|boutique|gare|piscine|"
    r"rendez-vous|rdv|dossier|colis|commande|facture|reference|resto|bal|marche|fete|stand|"
    r"mutuelle|mutualite|onem|forem|actiris|pole emploi|france travail|impots|guichet|foyer rural|eglise|paroisse)\b"
)
PRIVATE = re.compile(
    r"\b(?:mon (?:num\w*|tel\w*|gsm|portable|06|07|adresse|appart\w*|studio|immeuble|mail|fixe)|"
    r"appelle[- ]?moi|appelez[- ]?moi|"
    r"joins[- ]?moi|joignable|sonne\w*|j'habite|j habite|habite|chez moi|chez elle|chez lui|je vis|"
    r"je loge|ma maison|ma chambre|"
    r"mon adresse|son adresse|passe\w* (?:me|nous|chez|boire|prendre)|digicode|interphone|me laisser|"
    r"joignez|perso\w*|chez (?!le |la |les |l')[a-z]{3,}|bte \d|boite \d|code de l'entree|"
    r"son (?:num\w*|tel\w*|gsm|06)|"
    r"texte[- ]?moi|sms|whatsapp|ecris[- ]?moi|rejoins[- ]?moi|je suis (?:seule? )?au|il vit|elle vit|"
    r"dors? au|ma rue)\b"
)
_ENDING = (
    r"(?:\.|\(?\bpoint\b\)?|\(?\bdot\b\)?|\[\.\])\s?(?:fr|com|be|org|net|eu|lu|ch|io|me|info|coop|asso|"
    r"example|exemple|invalid)\b"
)
EMAIL = re.compile(
    r"([\w.+-]{2,})\s?(?:@|\(a\)|\(at\)|\[at\]|\bat\b|\barobase\b|\barobas\b|\bchez\b)\s?"
    r"((?:gmail|hotmail|outlook|yahoo|live|laposte|orange|free|icloud|proton\w*|skynet|wanadoo|sfr|[\w-]{2,}))\s?"
    + _ENDING
)
ENDING = re.compile(_ENDING)
MAILBOX = re.compile(
    r"\b[\w.]{3,} ?(?:arobase|arobas|\(at\)|\[at\]|@) ?(?:gmail|hotmail|outlook|yahoo|proton\w*|"
    r"laposte|skynet|icloud)\b"
)
OFFICE = re.compile(
    r"^(?:contact|info|infos|accueil|secretariat|gem|asso|mairie|mdph|bureau|service|coordination|permanence|club)"
)
NETWORK = (
    r"(?:insta(?:gram)?|snap(?:chat|e)?|discord|telegram|tele?gram|whats?app|facebook|fb|messenger|"
    r"tik ?tok|signal|skype|kik|twitter|"
    r"steam|psn|viber|threads|mastodon|bluesky|twitch|xbox)"
)
AT = re.compile(
    rf"(?:(?:{NETWORK}|ajoute\w*|add|suis|suivez|pseudo|compte|handle|profil|dm|"
    rf"mp)\b[^.!?]{{0,25}})@[\w.]{{3,}}|(?<![\w.])@(?=[\w.]*[\d_.])[\w.]{{4,}}"
)
ACCOUNT = re.compile(
    rf"\b{NETWORK}\b\s?(?:(?:mon pseudo |mon compte |je suis |l[aà] ?bas )?(?:c'?\s?est|cest|c|:|=|->|"
    rf"→|est|sous|@|pseudo|sous le nom(?: de)?|au nom de))\s?[:=]?\s?[\"«(]?\s?"
    r"(?!pas\b|bien\b|le\b|la\b|un\b|une\b|nul\b|trop\b|tres\b|chiant|mort\b|fini\b|mieux\b|plus\b|"
    r"toxique|gratuit|quoi\b)[\w@.#-]{3,}"
)
HANDLE = re.compile(rf"\b{NETWORK}\b[\s:,=]{{1,3}}(?:\w+\s){{0,2}}?@?(?=[\w.#-]*[\d_#])[a-z_.-][\w.#-]{{3,}}")
ADD_ME = re.compile(
    rf"\b(?:ajoute|ajoutez|add|cherche|cherchez|trouve|retrouve|retrouvez|suis|rejoins|contacte|ecris|"
    rf"parle|viens)[- ]?(?:moi|me)?\b"
    rf"[^.!?]{{0,25}}\b{NETWORK}\b[^.!?]{{0,12}}?[\s:]@?(?=[\w.#-]*[\d_.#])[\w.#-]{{4,}}"
)
ON = re.compile(rf"\b(?=[\w]*[\d_.])[\w]+[._\d][\w.]{{2,}} (?:sur|on|par|via) (?:mon )?{NETWORK}\b")
MINE = re.compile(rf"\bmon (?:pseudo |compte |id )?(?:sur |de )?{NETWORK}\b\s?(?:c'?\s?est|cest|:|=|est|c)\s?\S{{3,}}")
ANY_NETWORK = re.compile(NETWORK)
PAGE_OF = re.compile(r"\b(?:page|groupe|compte) (?:facebook|fb|insta\w*|whatsapp)? ?(?:du|de la|de l'|des)\b")
LINK = re.compile(r"\b(?:(?:www\.)?(?:facebook|instagram|tiktok)\.com/|wa\.me/|t\.me/|discord\.gg/|snapchat\.com/)\S+")
STREET = (
    r"(?:rue|r\.|avenue|av\.?|bd|bld|boulevard|impasse|allees?|chemin|place|quai|route|square|cours|"
    r"cite|ruelle|clos|chaussee|"
    r"sentier|lotissement|faubourg|voie|passage|dreve|venelle|esplanade|montee|traverse|hameau|residence|lieu-dit)"
)
ADDRESS = re.compile(
    rf"\b(?:\d{{1,4}}|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|"
    rf"vingt)\s?(?:bis|ter|[a-d])?,?\s+{STREET}\s+(?:[\w']{{2,}})"
    rf"|\b{STREET}\s+(?:[\w'-]+[\s,]+){{1,5}}?(?:n°|numero|au)?\s?\d{{1,4}}\b(?!\s?(?:h|heures|ans|"
    rf"euros|€|min|km|m|personnes))"
)
DOOR = re.compile(
    r"\b(?:digicode|code (?:de la )?(?:porte|entree|immeuble)|interphone|(?:appart\w*|appt|apt|porte|"
    r"chambre) (?:n°|numero )?\d+\w?)\b"
)
ANY_STREET = re.compile(rf"\b{STREET}|digicode|interphone|\bcode\b|\b(?:appart|appt|apt|porte|chambre)\b")
HAMLET = re.compile(r"\blieu[- ]dit \w+")
HOME = re.compile(r"\b(?:j'habite|habite|chez moi|je vis|loge|mon immeuble|residence|batiment|bat\.?|etage|sonne\w*)\b")
CHILD = re.compile(
    r"\b(?:fille|fils|enfants?|petite?s?|gosses?|gamine?s?|neveu|niece|gosse|jumeaux|jumelles|ados?|gamins)\b"
)
SCHOOL = re.compile(
    r"\bl?(?:[ée]cole|p[ée]riscolaire|cantine|coll[èe]ge|lyc[ée]e|cr[èe]che|maternelle|primaire|"
    r"garderie|ath[ée]n[ée]e|internat|nounou|club)\b",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"^[\s,]*(?:(?:est|va|de|du|des|la|le|les|l['’]|à|a|au|communale?|maternelle|primaire|Saint[e]?|"
    r"St)[\s-]*){0,4}[«\"]?\s?[A-ZÉÈ][\w'’-]+"
)
LEAVES = re.compile(
    r"\b(?:sort|sortent|finit|finissent|termine\w*|recupere\w*|attend\w*|prend|rentre|va|depose\w*|"
    r"seule?s?)\b[^.!?]{0,40}\b\d{1,2}\s?(?:h|heures)\b"
)
ALONE = re.compile(
    r"\b\d{1,2}\s?(?:h|heures)\b[^!?]{0,90}\b(?:rentr\w+|march\w+|tou\w+|repart\w+|"
    r"attend\w*) (?:a pied )?(?:tout\w* )?seule?s?\b"
)
FULL_NAME = re.compile(
    r"\b[A-ZÉÈÎ][a-zàâéèêëîïôöùûüç'’-]+\s(?:(?:de|du|le|la|van|de la|"
    r"d[’'])\s?)?(?:[A-ZÉÈÎ][a-zàâéèêëîïôöùûüç'’-]{2,}|[A-ZÉ]{3,}|[A-Z]\.)"
)
PLATE = re.compile(r"\b(?:immatricul\w+|plaque) (?:est |c'est )?[\w-]{5,}")
NETWORK_NAME = re.compile(rf"\b(?i:{NETWORK})\b[^.!?\n]{{0,14}}?{FULL_NAME.pattern}")
LIVES = re.compile(
    r"\b(?:habit\w+|vit|vis|travaill\w+|bosse\w*|loge\w*|scolaris\w+|etudi\w+|employe\w*|creche|prof|"
    r"vendeu\w+|caissi\w+|infirmi\w+|chauffeur|tient)\b"
)
CALLED = re.compile(
    r"\b(?:je m'appelle|je suis|mon nom (?:est|c'est|complet)|mon vrai nom|son vrai nom|son nom|s'appelle|c'est)\s$"
)
PRESENTS = re.compile(r"m'appelle|je suis|\bnom\b|s'appelle|c'est")
NOT_A_NAME = re.compile(
    r"^(?:Le|La|Les|Un|Une|Mon|Ma|Mes|Je|Il|Elle|On|Nous|Vous|Ce|Cette|SOS|Au|Aux|Du|Des|En|Dans|"
    r"Bonjour|Merci|Saint|Sainte|Maison|Rue|Place)\b"
)
