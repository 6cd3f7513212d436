"""What the fork server of `own_process` loads before it forks, once for all pictures."""

import django

django.setup()
