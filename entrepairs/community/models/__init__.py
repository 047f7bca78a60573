from entrepairs.community.models.aside import Follow, Reading
from entrepairs.community.models.circle import Charter, CharterAcceptance, Circle, Guest
from entrepairs.community.models.picture import Picture
from entrepairs.community.models.post import Post, Reaction
from entrepairs.community.models.thread import Thread, Voice
from entrepairs.community.models.welcome import Welcome

__all__ = [
    "Charter",
    "CharterAcceptance",
    "Circle",
    "Follow",
    "Guest",
    "Picture",
    "Post",
    "Reaction",
    "Reading",
    "Thread",
    "Voice",
    "Welcome",
]
