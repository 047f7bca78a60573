#!/usr/bin/env python
"""Entry point of every command: `manage.py help` lists them."""

import gc
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    gc.set_threshold(20_000)  # what starting makes stays: looking for waste in it takes a tenth of the time
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entrepairs.settings")
    execute_from_command_line(sys.argv)
