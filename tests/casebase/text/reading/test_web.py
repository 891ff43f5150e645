"""Fetching pages: only public addresses, vetted at every step, within limits."""

import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from casebase.errors import CasebaseError
from casebase.text.reading.address import is_public, target, vetted
from casebase.text.reading.web import BYTES_AT_MOST, Fetcher, read_url
from tests.casebase.text.reading.documents import BODY, page, paragraphs

PUBLIC = "93.184.216.34"
ARTICLE = page(f"<h1>东河县产业扶贫见闻</h1><div id='zoom'>{paragraphs(*BODY)}</div>")


class Site(BaseHTTPRequestHandler):
    """Answers by path, as the pages a fetcher meets do."""

    def do_GET(self) -> None:
        getattr(self, "answer_" + self.path.strip("/").split("?")[0].split("/")[0], self.answer_article)()

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # the fetcher had enough

    def answer_article(self) -> None:
        self.send(200, ARTICLE, Content_Type="text/html; charset=utf-8")

    def answer_gzip(self) -> None:
        import gzip

        self.send(200, gzip.compress(ARTICLE), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        import gzip

        self.send(200, gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")

    def answer_large(self) -> None:
        self.send(200, b"a" * (BYTES_AT_MOST + 1))

    def answer_moved(self) -> None:
        self.send(302, Location="/article")

    def answer_inside(self) -> None:
        self.send(302, Location="http://intranet.example/")

    def answer_file(self) -> None:
        self.send(301, Location="file:///etc/passwd")

    def answer_round(self) -> None:
        self.send(302, Location="/round")

    def answer_gone(self) -> None:
        self.send(404)

    def answer_private(self) -> None:
        self.send(403)

    def answer_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        hang = threading.Event()
        try:
            while not hang.wait(0.05):
                self.wfile.write(b"a")
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def fetcher() -> Iterator[Callable[..., Fetcher]]:
    """Makes fetchers for whom news.example is public and every connection ends at a site on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        names = {"news.example": [PUBLIC], "intranet.example": ["10.0.0.1"]}
        asked: list[str] = []

        def connect(address: str, port: int, seconds: float) -> socket.socket:
            asked.append(address)
            assert ipaddress.ip_address(address).is_global
            return socket.create_connection(("127.0.0.1", server.server_port), timeout=seconds)

        yield lambda seconds=5.0: Fetcher(ask=lambda host, *_: names[host], connect=connect, seconds=seconds)
        server.shutdown()
        assert set(asked) <= {PUBLIC}


def refused(url: str, fetcher: Fetcher) -> str:
    with pytest.raises(CasebaseError) as caught:
        read_url(url, fetcher)
    assert caught.value.sentence.count("。") == 1
    return caught.value.sentence


@pytest.mark.parametrize("path", ["/article?id=1", "/gzip", "/moved", "/文章/一"])
def test_an_article_is_fetched_and_read(path: str, fetcher: Callable[..., Fetcher]) -> None:
    document = read_url(f"http://news.example{path}", fetcher())
    assert document.title == "东河县产业扶贫见闻"
    assert document.url == f"http://news.example{'/article' if path == '/moved' else path}"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/inside", "内部网络"),
        ("/file", "http"),
        ("/round", "转来转去"),
        ("/gone", "不在了"),
        ("/private", "不让我看"),
        ("/large", "太大"),
        ("/bomb", "太大"),
    ],
)
def test_what_must_not_or_cannot_be_fetched_says_so(
    path: str, said: str, fetcher: Callable[..., Fetcher]
) -> None:
    assert said in refused(f"http://news.example{path}", fetcher())


def test_a_site_that_drips_is_left_when_the_time_is_up(fetcher: Callable[..., Fetcher]) -> None:
    assert "太久" in refused("http://news.example/drip", fetcher(seconds=0.3))


_NOT_PUBLIC = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
    *(
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
    ),
    *("ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1"),
    "2001:db8::1",
)


@pytest.mark.parametrize("address", _NOT_PUBLIC)
def test_addresses_off_the_public_internet_are_refused(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))
    with pytest.raises(CasebaseError, match="内部网络"):
        vetted("news.example", 80, 1.0, lambda *_: [PUBLIC, address])


@pytest.mark.parametrize("address", [PUBLIC, "2606:4700::1111", "::ffff:93.184.216.34"])
def test_public_addresses_are_admitted(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "localhost"])
def test_no_way_of_writing_this_machine_gets_through(host: str) -> None:
    """Resolved by the system without a network; one that does not know a form finds no site."""
    sentence = refused(f"http://{host}:1/", Fetcher(seconds=5.0))
    assert "内部网络" in sentence or "找不到" in sentence


def test_a_name_is_asked_once_and_the_vetted_address_connected_to() -> None:
    """A name that answers otherwise the second time gains nothing."""
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    connected: list[str] = []

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError

    refused("http://rebind.example/", Fetcher(ask=lambda *_: next(answers), connect=connect))
    assert connected == [PUBLIC]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "a.example/x",
        "http://",
        "http://[",
        "http://a.example:99999/",
        "http://\ud800.example/",
        "",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(CasebaseError):
        target(url)
