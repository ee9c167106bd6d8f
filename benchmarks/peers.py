"""What other packages take for the main text of a page, each called as its documentation says.

Every function takes a page's decoded markup and gives its text; the package is imported when it is
called.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable


def trafilatura(text: str) -> str:
    return importlib.import_module("trafilatura").extract(text, include_comments=False) or ""


def readability(text: str) -> str:
    html = importlib.import_module("readability").Document(text).summary()
    return importlib.import_module("lxml.html").fromstring(html).text_content()


def resiliparse(text: str) -> str:
    module = importlib.import_module("resiliparse.extract.html2text")
    return module.extract_plain_text(text, main_content=True, alt_texts=False)


def justext(text: str) -> str:
    # Chinese has no stop words between blanks, so the lengths are scaled as its users do.
    paragraphs = importlib.import_module("justext").justext(
        text, frozenset(), length_low=15, length_high=40, stopwords_low=0.0, stopwords_high=0.0
    )
    return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)


def newspaper(text: str) -> str:
    article = importlib.import_module("newspaper").Article("http://localhost/", language="zh")
    article.download(input_html=text)
    article.parse()
    return article.text


def goose3(text: str) -> str:
    module = importlib.import_module("goose3")
    chinese = importlib.import_module("goose3.text").StopWordsChinese
    return module.Goose({"stopwords_class": chinese}).extract(raw_html=text).cleaned_text


def boilerpy3(text: str) -> str:
    extractors = importlib.import_module("boilerpy3.extractors")
    return extractors.ArticleExtractor(raise_on_failure=False).get_content(text)


def gne(text: str) -> str:
    return importlib.import_module("gne").GeneralNewsExtractor().extract(text)["content"]


def magic_html(text: str) -> str:
    html = (
        importlib.import_module("magic_html").GeneralExtractor().extract(text, base_url="")["html"]
    )
    return importlib.import_module("lxml.html").fromstring(html).text_content()


def inscriptis(text: str) -> str:
    return importlib.import_module("inscriptis").get_text(text)


def html2text(text: str) -> str:
    converter = importlib.import_module("html2text").HTML2Text()
    converter.ignore_links = converter.ignore_images = converter.ignore_emphasis = True
    converter.body_width = 0
    return converter.handle(text)


def html_text(text: str) -> str:
    return importlib.import_module("html_text").extract_text(text)


def readabilipy(text: str) -> str:
    # Its own Python code; the other half of the package calls Node.
    module = importlib.import_module("readabilipy")
    found = module.simple_json_from_html_string(text, use_readability=False)
    return "\n".join(part["text"] for part in found["plain_text"] or ())


def news_please(text: str) -> str:
    return importlib.import_module("newsplease").NewsPlease.from_html(text, url=None).maintext or ""


PEERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "trafilatura": ("trafilatura", trafilatura),
    "readability-lxml": ("readability", readability),
    "resiliparse": ("resiliparse", resiliparse),
    "jusText": ("justext", justext),
    "newspaper4k": ("newspaper", newspaper),
    "goose3": ("goose3", goose3),
    "boilerpy3": ("boilerpy3", boilerpy3),
    "gne": ("gne", gne),
    "magic-html": ("magic_html", magic_html),
    "readabilipy": ("readabilipy", readabilipy),
    "news-please": ("newsplease", news_please),
    "html2text (all text)": ("html2text", html2text),
    "html-text (all text)": ("html_text", html_text),
    "inscriptis (all text)": ("inscriptis", inscriptis),
}


#: Peers that take many seconds a page in Chinese (a tokenizer is built anew for each article).
SLOW = frozenset(["newspaper4k", "news-please"])
QUICK = tuple(name for name in PEERS if name not in SLOW)
