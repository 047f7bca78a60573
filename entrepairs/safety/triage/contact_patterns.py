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
    r"mutuelle|mutualite|onem|forem|actiris|pole emploi|france travail|impots|guichet|foyer rural|eglise|paroisse|"
    r"loto|tombola|tirage|ticket|candidat)\b"
)
OFFICIAL = re.compile(
    r"\b(?:sos|standard|accueil|secretariat|mairie|commune|cmp|csapa|caarud|hopital|clinique|urgences?|asso\w*|gems?|"
    r"permanences?|ligne|ecoute|vert|pharmacie|caf|cpam|mdph|clubhouse|police|gendarmerie|ccas|cpas|samu|service|"
    r"bureaux|cabinet|planning|numero national|unafam|prefecture|tribunal|dispensaire|plateforme|dossier|colis|"
    r"commande|facture|reference|mutuelle|impots|guichet|loto|tombola|tirage|ticket|candidat|facteur)\b"
)
"""Around a mobile, only an office or a file makes it public: a walk, a fair or a library does not."""
MOBILE = re.compile(r"^\D{0,3}(?:(?:00|\+)\s?3[32]\D{0,4})?0?\D?(?:[67]|4\D{0,3}[5-9])")
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
FILE_NUMBER = re.compile(r"\bnumero (?:de |d')(?!tel|portable|gsm)[a-z]+[^.!?]{0,20}$")
"""« Numéro de dossier », « de commande », « d’allocataire »."""
_OPEN, _SHUT = r"\s?[\[({<]?\s?", r"\s?[\])}>]?\s?"
_DOT = rf"(?:\.|{_OPEN}\b(?:point?|dot)\b{_SHUT}|\[\.\])"
_ENDING = rf"{_DOT}\s?(?:fr|com|be|org|net|eu|lu|ch|io|me|info|coop|asso|example|exemple|invalid)\b"
EMAIL = re.compile(
    rf"([\w.+-]{{2,}})(?:{_OPEN}(?:@|\bat\b|\barobase\b|\barobas\b|\bchez\b){_SHUT}|\s?[\[(]a[\])]\s?)"
    rf"((?:gmail|hotmail|outlook|yahoo|live|laposte|orange|free|icloud|proton\w*|skynet|wanadoo|sfr|[\w-]{{2,}}))\s?"
    + _ENDING
    + rf"|([\w.+-]{{2,}})(?:@|{_OPEN}\barob\w+{_SHUT})[\w-]{{2,}}{_DOT}\s?[a-z]{{2,8}}\b"
)
ENDING = re.compile(_ENDING + r"|@|arob")
MAILBOX = re.compile(
    rf"\b[\w.]{{3,}}{_OPEN}(?:arobase|arobas|@|(?<=[\[(])at){_SHUT}(?:gmail|hotmail|outlook|yahoo|proton\w*|"
    r"laposte|skynet|icloud)\b"
)
OFFICE = re.compile(
    r"^(?:contact|info|infos|accueil|secretariat|gem|asso|mairie|mdph|bureau|service|coordination|permanence|club)"
)
NETWORK = (
    r"(?:insta(?:gram)?|snap(?:chat|e)?|discord|telegram|tele?gram|whats?app|face ?book|"
    r"fess?e? ?bou[qk]u?e?|fb|messenger|tik ?tok|signal|skype|kik|twitter|"
    r"steam|psn|viber|threads|mastodon|bluesky|twitch|xbox|roblox|linkedin|vinted|bereal|youtube|minecraft|"
    r"fortnite|tinder|reddit|ig\b|disc\b)"
)
AT = re.compile(
    rf"(?:(?:{NETWORK}|ajoute\w*|add|suis|suivez|pseudo|compte|handle|profil|dm|"
    rf"mp)\b[^.!?]{{0,25}})@[\w.]{{3,}}|(?<![\w.])(?<!^)@(?=[\w.]*[\d_.])[\w.]{{4,}}"
)
ACCOUNT = re.compile(
    rf"\b{NETWORK}\b[\s,]{{0,2}}(?:(?:mon pseudo |mon compte |je suis |l[aà] ?bas )?(?:c'?\s?est|cest|c|:|=|->|"
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
LIKE_A_HANDLE = re.compile(
    r"(?<![\w@./-])(?:[a-z][a-z0-9.]*_[\w.]*\w|[a-z]{2,}(?:\.[a-z0-9]{2,}){1,4}(?<!\.fr)(?<!\.be)(?<!\.com)(?<!\.org)|"
    r"[a-z]{4,}\d{2,}|\w{3,} (?:underscore|souligne|tiret du bas) \w{2,})(?![\w@/-])"
)
"""What is typed as the name of an account is: an underscore, dots without spaces, figures at the end of a word."""
TAG = re.compile(r"\b[a-z]\w{2,}#\d{3,5}\b")
ON = re.compile(rf"\b(?=[\w]*[\d_.])[\w]+[._\d][\w.]{{2,}} (?:sur|on|par|via) (?:mon )?{NETWORK}\b")
MINE = re.compile(rf"\bmon (?:pseudo |compte |id )?(?:sur |de )?{NETWORK}\b\s?(?:c'?\s?est|cest|:|=|est|c)\s?\S{{3,}}")
ANY_NETWORK = re.compile(rf"\b(?:mon|son|ton)?{NETWORK}")
PAGE_OF = re.compile(r"\b(?:page|groupe|compte) (?:facebook|fb|insta\w*|whatsapp)? ?(?:du|de la|de l'|des)\b")
LINK = re.compile(r"\b(?:(?:www\.)?(?:facebook|instagram|tiktok)\.com/|wa\.me/|t\.me/|discord\.gg/|snapchat\.com/)\S+")
STREET = (
    r"(?:rue?|r\.|avenue?|av\.?|bd|bld|boulevard|impas?[sc]e|all?ees?|chema?in|place|quai|route|square|cours|"
    r"cite|ruelle|clos|chaussee|"
    r"sentier|lotissement|faubourg|voie|passage|dreve|venelle|esplanade|montee|traverse|hameau|residence|lieu-dit)"
)
_NOT_A_STREET = (
    r"(?!stp\b|svp\b|libres?\b|assises?\b|sur\b|dans\b|en\b|pour\b|avec\b|a\b|qu|ou\b|et\b|pas\b|ce\b|mon\b|ma\b)"
)
_TWO_MEANINGS = r"(?!(?:passage|cours|place|voie|montee|traverse|cite|route|chemin|square|r\.|ru)\b)"
ADDRESS = re.compile(
    rf"\b\d{{1,4}}\s?(?:bis|ter|[a-d])?,?\s+{STREET}\s+{_NOT_A_STREET}[a-z'][\w']+(?:[ -][\w'-]+){{0,3}}"
    rf"|\b{STREET}\s+{_NOT_A_STREET}(?=[a-z])(?:[\w'-]+[\s,]+){{1,5}}?(?:n°|numero|au)?\s?(?!(?:19|20)\d\d\b)\d{{1,4}}\b(?!\s?(?:h|heures|ans|"
    rf"euros|€|min|km|m|personnes))"
)
SPELT_ADDRESS = re.compile(
    rf"\b(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt)\s?(?:bis|ter)?,?\s+"
    rf"{_TWO_MEANINGS}{STREET}\s+{_NOT_A_STREET}[\w']{{2,}}"
)
DOOR = re.compile(
    r"\b(?:digicode|code (?:de la )?(?:porte|entree|immeuble)|interphone|(?:appart\w*|appt|apt|porte|"
    r"chambre) (?:n°|numero )?\d+\w?)\b"
)
ANY_STREET = re.compile(rf"\b{STREET}|digicode|interphone|\bcode\b|\b(?:appart|appt|apt|porte|chambre)\b")
HAMLET = re.compile(r"\blieu[- ]dit \w+|\b(?:hameau|lotissement|residence|cite) (?:de la |de l'|des? |du |d')\w{3,}")
"""A place that has no number."""
ON_EARTH = re.compile(r"\b\d{1,2}\.\d{3,}\s?[ns]?[ ,]{1,3}-?\d{1,3}\.\d{3,}")
HOME = re.compile(r"\b(?:j'habite|habite|chez moi|je vis|loge|mon immeuble|residence|batiment|bat\.?|etage|sonne\w*)\b")
CHILD = re.compile(
    r"\b(?:mon grand|ma grande|garcons?|fille|fils|enfants?|petite?s?|gosses?|gamine?s?|neveu|niece|"
    r"gosse|jumeaux|jumelles|ados?|gamins)\b"
)
SCHOOL = re.compile(
    r"\bl?(?:[ée]cole?|p[ée]riscolaire|cantine|coll[èe]ge|lyc[ée]e|cr[èe]che|maternelle|primaire|"
    r"gymnase|stade|dojo|conservatoire|centre a[ée]r[ée]|garderie|ath[ée]n[ée]e|internat|nounou|club)\b",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"^[\s,]*(?:(?:est|va|de|du|des|la|le|les|l['’]|à|a|au|communale?|maternelle|primaire|Saint[e]?|"
    r"St)[\s-]*){0,4}[«\"]?\s?[A-ZÉÈ][\w'’-]+"
)
LEAVES = re.compile(
    r"\b(?:sort|sortent|finit|finissent|termine\w*|recupere\w*|attend\w*|prend|rentre|va|depose\w*|"
    r"seule?s?|vont|entrainement|sors|chercher?|recuperer)\b[^.!?]{0,60}\b\d{1,2}\s?(?:h\d{0,2}|heures)\b"
)
ALONE = re.compile(
    r"\b\d{1,2}\s?(?:h|heures)\b[^!?]{0,90}\b(?:rentr\w+|march\w+|tou\w+|repart\w+|"
    r"attend\w*) (?:a pied )?(?:tout\w* )?seule?s?\b"
    r"|\b(?:il|elle|ils|elles) (?:rentre|repart|attend)\w* (?:a pied )?(?:tout\w* )?seule?s? [^.!?]{0,30}\d{1,2}\s?h"
)
CLASS = re.compile(
    r"\b(?:en (?:cp|ce[12]|cm[12]|[3-6]e(?:me)?\d?|seconde|terminale|maternelle)|(?:moyenne|grande|petite) section|"
    r"[1-6]e (?:annee|primaire)|scolaris\w+)\b"
)
SCHOOLED = re.compile(
    r"\b(?:(?i:en (?:cp|ce[12]|cm[12]|[3-6]e(?:me)?\d?|seconde|maternelle)|scolaris[ée]\w*)) à [A-ZÉÈ][\w'’-]+"
)
"""« En CM2 à Victor-Hugo »: the school is told without its name of school."""
FULL_NAME = re.compile(
    r"\b(?!(?:J|L|D|C|S|N|Qu|Plus)['’\s])[A-ZÉÈÎ][a-zàâéèêëîïôöùûüç'’-]+\s(?:(?:de|du|le|la|van|de la|"
    r"d[’'])\s?)?(?:[A-ZÉÈÎ][a-zàâéèêëîïôöùûüç'’-]{2,}|[A-ZÉ]{3,}|[A-Z]\.)"
)
PLATE = re.compile(r"\b(?:immatricul\w+|plaque) (?:est |c'est )?(?=[\w-]*\d)[\w-]{5,}")
NETWORK_NAME = re.compile(
    rf"\b(?i:{NETWORK})\b(?:[^.!?\n]{{0,14}}?|[^.!?\n]{{0,70}}?(?:: |sous (?:le nom )?|au nom d[e']\s?))"
    rf"{FULL_NAME.pattern}"
)
LIVES = re.compile(
    r"\b(?:habit\w+|vit|vis|travaill\w+|bosse\w*|loge\w*|scolaris\w+|etudi\w+|employe\w*|creche|prof|"
    r"vendeu\w+|caissi\w+|infirmi\w+|chauffeur|tient)\b"
)
CALLED = re.compile(
    r"\b(?:je m'appelle|je suis|mon nom (?:est|c'est|complet)|mon vrai nom|son vrai nom|son nom|s'appelle|c'est)\s$"
)
PRESENTS = re.compile(r"m'appelle|je suis|\bnom\b|s'appelle|c'est")
HIS_PLACE = re.compile(
    r"^,?\s(?:[^.!?\n]{0,50}\s)?(?:à|de|d['’]|en|sur)\s?(?:la |le |les |l['’])?[A-ZÉÈÎ][a-zàâéèêëîïôöùûüç'’-]{2,}"
)
"""After a full name: the town, or the shop above which, soon."""
NAMED_AFTER = re.compile(
    r"(?:rue|avenue|place|quai|boulevard|chemin|[ée]cole|coll[èe]ge|lyc[ée]e|salle|centre|h[ôo]pital|clinique|"
    r"association|fondation|gare|stade|th[ée][âa]tre|mus[ée]e|r[ée]sidence|parc|square|espace|biblioth[èe]que|"
    r"m[ée]diath[èe]que|livre|roman|film|chanson|auteur\w*|[ée]crivain\w*|chanteu\w+|acteur|actrice|peintre|po[èe]te|"
    r"ath[ée]n[ée]e|institut|maison|pont|port|tour|crèche|amphi|prix|de|d['’]|par|du|"
    r"la|le|les|l['’])\s(?:de |du |d['’])?$",
    re.IGNORECASE,
)
"""Before a full name: it is the one of a street, a school, an author."""
NOT_A_NAME = re.compile(
    r"^(?:Le|La|Les|Un|Une|Mon|Ma|Mes|Je|Il|Elle|On|Nous|Vous|Ce|Cette|SOS|Au|Aux|Du|Des|En|Dans|"
    r"Votre|Notre|Son|Sa|Mme|Mr|Madame|Monsieur|Mademoiselle|Docteur|Dr|Pour|Avec|Chez|Si|Quand|Et|Mais|Ou|"
    r"Bonjour|Merci|Saint|Sainte|Maison|Rue|Place)\b"
)
