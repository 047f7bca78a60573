"""Two meshes of the net: a template that names nothing, and a request that leaves the machine."""

import ipaddress
import socket
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.template.base import Node

ROOT = Path(__file__).resolve().parent.parent


class FailOnUnsetVariable(str):
    """Django's `string_if_invalid`: a variable that does not exist fails the test, unless a library wrote it."""

    __slots__ = ()

    def __new__(cls) -> "FailOnUnsetVariable":
        return super().__new__(cls, "%s")

    def __mod__(self, variable: Any) -> str:
        template = template_being_rendered(sys._getframe(1))
        if is_ours(template):
            pytest.fail(f"« {variable} » is not set in {template}")
        return ""


def template_being_rendered(frame: FrameType | None) -> str:
    """Path of the innermost template on the stack."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None) is not None:
            return str(node.origin.name)
        frame = frame.f_back
    return ""


def is_ours(template: str) -> bool:
    return "site-packages" not in template


def block_network() -> None:
    """Connections other than loopback and Unix sockets raise OSError."""
    connect = socket.socket.connect

    def connect_near(sock: socket.socket, address: Any) -> None:
        if sock.family != socket.AF_UNIX and not is_loopback(address[0]):
            raise OSError(f"a test tried to reach {address[0]}")
        connect(sock, address)

    socket.socket.connect = connect_near  # type: ignore[assignment, method-assign]


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
