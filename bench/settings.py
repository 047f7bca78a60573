"""The settings of the product, the bare page `H`, and what only a measure needs: see bench/urls.py."""

from entrepairs.settings import *  # noqa: F403 - the point is to be the same
from entrepairs.settings import INSTALLED_APPS as APPS_OF_THE_PRODUCT
from entrepairs.settings import MIDDLEWARE as MIDDLEWARE_OF_THE_PRODUCT

ROOT_URLCONF = "bench.urls"
INSTALLED_APPS = [*APPS_OF_THE_PRODUCT, "bench"]
MIDDLEWARE = ["bench.baseline.Baseline", *MIDDLEWARE_OF_THE_PRODUCT]
