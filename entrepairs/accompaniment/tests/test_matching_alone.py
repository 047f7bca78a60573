"""What serves pages never loads the solver: half a second and two hundred mebibytes that nobody there needs."""

import subprocess
import sys

HEAVY = ("numpy", "ortools", "pandas", "scipy")
LOADED = f"""
import sys
import entrepairs.asgi
import entrepairs.accompaniment.tasks
from django.urls import get_resolver
from entrepairs.accompaniment.matching import choose
get_resolver().url_patterns
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_the_site_with_all_its_pages_and_its_worker_load_no_array_and_no_solver():
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
