#!/usr/bin/env python
"""Run a Django command: for the CMS, or with DJANGO_SETTINGS_MODULE=frontend.settings the site."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
