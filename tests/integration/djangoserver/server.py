# SPDX-License-Identifier: MIT
"""BioTime's log-in as it is: Django REST Framework's own obtain_auth_token and TokenAuthentication.

    /usr/bin/python3 server.py FOLDER

Makes a database with two users in FOLDER, serves on a free port of 127.0.0.1 and 127.0.0.2, prints the address as its first line, and
ends when its standard input ends. Needs Debian's python3-django and python3-djangorestframework.
"""
import os
import sys
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(sys.argv[1], "users.sqlite3")}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "rest_framework.authtoken"],
    MIDDLEWARE=["django.middleware.locale.LocaleMiddleware", "django.middleware.common.CommonMiddleware"],
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # fast: this is not what is tested
    ROOT_URLCONF=__name__,
    SECRET_KEY="only for this test",
    USE_I18N=True,
)
django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.urls import path
from rest_framework.authentication import TokenAuthentication
from rest_framework.authtoken.views import obtain_auth_token
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView


class Areas(APIView):
    """A list of BioTime's that needs a token and changes nothing."""

    authentication_classes = [TokenAuthentication]
    permission_classes = [IsAuthenticated]

    def get(self, request):
        return Response({"count": 0, "next": None, "previous": None, "msg": "", "code": 0, "data": []})


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *_):
        pass


urlpatterns = [path("api-token-auth/", obtain_auth_token), path("personnel/api/areas/", Areas.as_view())]

call_command("migrate", verbosity=0)
User.objects.create_user("clerk", password='pass "密码" word')
User.objects.create_user("former", password="former password", is_active=False)

server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=QuietHandler)
# The same under an address that is not among ALLOWED_HOSTS.
stranger = make_server("127.0.0.2", server.server_port, get_wsgi_application(), handler_class=QuietHandler)
for each in (server, stranger):
    threading.Thread(target=each.serve_forever, daemon=True).start()
print(f"http://127.0.0.1:{server.server_port}", flush=True)
sys.stdin.read()
