"""A bad line: a TCP proxy in front of a server that can refuse, hang, delay, or cut a connection after some bytes."""

import contextlib
import random
import socket
import threading
import time

CHUNK = 4096


class Line:
    """How the next connections fare. Fair weather when nothing is set.

    refuse: closed at once · hang: taken, and never answered · delay: seconds before each piece ·
    cut: the share of pieces, of either direction, in whose middle the connection is cut, at a random byte.
    """

    def __init__(self, host, port, seed=0):
        self.target, self.dice = (host, port), random.Random(seed)
        self.refuse = self.hang = False
        self.delay, self.cut = 0.0, 0.0
        self.connections = self.cuts = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.open = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self.listener.close()
        self.drop()

    def drop(self):
        """Cut everything that is under way."""
        for one in self.open:
            _shut(one)
        self.open.clear()

    def _accept(self):
        while True:
            try:
                client, _address = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            if self.refuse:
                client.close()
                continue
            self.open.append(client)
            if self.hang:
                continue
            threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client):
        try:
            server = socket.create_connection(self.target)
        except OSError:
            return _shut(client)
        self.open.append(server)
        for source, sink in ((client, server), (server, client)):
            threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _pump(self, source, sink):
        with contextlib.suppress(OSError):
            while piece := source.recv(CHUNK):
                if self.delay:
                    time.sleep(self.delay)
                if self.cut and self.dice.random() < self.cut:
                    # Somewhere in the middle: the other side has a part of it, or nothing.
                    sink.sendall(piece[: self.dice.randrange(len(piece))])
                    self.cuts += 1
                    break
                sink.sendall(piece)
        _shut(source)
        _shut(sink)


def _shut(one):
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    with contextlib.suppress(OSError):
        one.close()
