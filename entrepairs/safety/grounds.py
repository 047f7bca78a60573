"""What a report may invoke: one of the rules of this place, or the law. Pure.

The words are those that the person who reports reads; a decision invokes the same ones."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Ground:
    """`rule`: how the rule or the law is said to the author. `label`: how it is said to who reports."""

    label: str | Promise
    rule: str | Promise
    is_law: bool = False


GROUNDS = {
    "contact": Ground(
        _("Un nom, une adresse, un numéro"),
        _("Ici, on ne donne ni nom, ni adresse, ni numéro. C’est pour protéger tout le monde."),
    ),
    "attaque": Ground(
        _("Des mots qui blessent ou attaquent quelqu’un"),
        _("Ici, on parle de soi. On n’attaque pas une autre personne."),
    ),
    "methode": Ground(
        _("Comment se faire du mal, en détail"),
        _("On peut dire que ça va mal. On ne décrit pas comment se faire du mal."),
    ),
    "conseil": Ground(
        _("Un conseil de médicament ou de soin"),
        _("On peut dire ce qu’on a vécu. On ne donne pas de conseil de médicament."),
    ),
    "confiance": Ground(
        _("Quelqu’un raconte ce qu’une autre personne a confié"),
        _("On garde pour nous ce que les autres nous confient."),
    ),
    "vente": Ground(
        _("De la publicité, une demande d’argent"),
        _("Ici, on ne vend rien et on ne demande pas d’argent."),
    ),
    "autre": Ground(_("Autre chose"), _("Ce texte ne convient pas à ce lieu. La raison est écrite juste en dessous.")),
    "loi": Ground(
        _("C’est contraire à la loi"),
        _("Ce texte semble contraire à la loi. La raison est écrite juste en dessous."),
        is_law=True,
    ),
}
CHOICES = [(key, ground.label) for key, ground in GROUNDS.items()]
