"""The door of every ASGI server; `manage.py serve` opens it.

`application` also does the background work; `without_worker` leaves it to `manage.py worker`."""

import ctypes
import gc
import os
from contextlib import suppress

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entrepairs.settings")
django_application = get_wsgi_application()
Process = import_string("entrepairs.live.process.Process")  # by name: only now is Django ready for it

application = Process(django_application, worker=True)
without_worker = Process(django_application, worker=False)

with suppress(AttributeError, TypeError):  # glibc only: another C library has its own ways
    libc = ctypes.CDLL(None)
    libc.mallopt(-8, 1)  # M_ARENA_MAX: threads that wait for one lock anyway share one heap
    libc.malloc_trim(0)  # and what loading gave back goes to the system: together 3 MiB of 148
gc.freeze()  # what is loaded stays: not looked through again
gc.set_threshold(700, 20, 20)  # and thousands of open streams, rarely: that takes a fifth of a second
