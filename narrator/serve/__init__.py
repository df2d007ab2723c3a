"""The HTTP server that lets a phone on the same network subscribe."""

from narrator.serve.code import qr_text
from narrator.serve.server import lan_address, serve

__all__ = ["lan_address", "qr_text", "serve"]
