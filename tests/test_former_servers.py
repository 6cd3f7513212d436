"""A service that starts what a former release had reads what to start instead."""

import importlib

import pytest
from django.core.exceptions import ImproperlyConfigured


@pytest.mark.parametrize("package", ["cms", "frontend"])
def test_the_former_wsgi_application_names_the_one_of_asgi(package):
    with pytest.raises(ImproperlyConfigured, match=f"Start {package}.asgi:application"):
        importlib.import_module(f"{package}.wsgi")
