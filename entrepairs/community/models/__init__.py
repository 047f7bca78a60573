from entrepairs.community.models.aside import Follow, Reading
from entrepairs.community.models.circle import Charter, CharterAcceptance, Circle, Reader
from entrepairs.community.models.findable import Findable
from entrepairs.community.models.guest import CirclePaper, Guest
from entrepairs.community.models.leaving import Leaving
from entrepairs.community.models.picture import Picture
from entrepairs.community.models.place_read import PlaceRead
from entrepairs.community.models.post import Post, Reaction
from entrepairs.community.models.thread import Thread, Voice
from entrepairs.community.models.welcome import Welcome

__all__ = [
    "Charter",
    "CharterAcceptance",
    "Circle",
    "CirclePaper",
    "Findable",
    "Follow",
    "Guest",
    "Leaving",
    "Picture",
    "PlaceRead",
    "Post",
    "Reaction",
    "Reader",
    "Reading",
    "Thread",
    "Voice",
    "Welcome",
]
