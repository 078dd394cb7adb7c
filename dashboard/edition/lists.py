"""Lists on a page: entries with their state, their lines and where they were published, as HTML."""

from html import escape

from dashboard.exhibits.bodies import Item, Items
from dashboard.saying import markup

LOOKS = {"": ("ul", "daftar"), "two": ("ul", "daftar dua-kolom"), "timeline": ("ol", "linimasa")}


def items(body: Items) -> str:
    tag, look = LOOKS[body.look]
    return f'<{tag} class="{look}">{"".join(_item(each) for each in body.items)}</{tag}>'


def _item(item: Item) -> str:
    kind = f' class="{item.kind}"' if item.kind else ""
    state = f'<span class="lencana">{escape(item.state)}</span> ' if item.state and not item.kind else ""
    if not item.head:
        return f"<li>{escape(item.text)}</li>"
    head = f'<span class="nama"><strong>{escape(item.head)}</strong></span>'
    text = f'<p class="kecil">{escape(item.text)}</p>' if item.text else ""
    inner = "".join(_version(each) for each in item.inner)
    return f"<li{kind}>{state}{head}{text}{inner}{_below(item)}</li>"


def _version(item: Item) -> str:
    """One of the versions that an entry consists of."""
    return f'<p class="nama">{escape(item.head)}</p><p class="kecil sumber">{_published(item)}</p>'


def _below(item: Item) -> str:
    """The lines of an entry, and where it was published."""
    told = [escape(line) for line in item.lines]
    if item.source:
        told.append(_published(item))
    return f'<p class="kecil sumber">{" · ".join(told)}</p>' if told else ""


def _published(item: Item) -> str:
    return markup.link(item.source, item.address)
