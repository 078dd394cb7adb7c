"""One server and one browser for all browser tests; what a page does behind a test's back fails the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from xdist.scheduler import LoadFileScheduling

from tests.browser import harness, looking

VIEW = looking.WINDOW
PHONE = {"width": 390, "height": 844}
FOLDER = Path(__file__).parent
PLAIN = {"service_workers": "block"}  # what a test holds back must not come from what the browser kept

expect.set_options(timeout=30_000)


# Of several processes one has all files whose tests look at the same pages: each page is opened once.
LOOKING = ("contrast", "pages_live", "reach", "reflow", "takeover")
# What takes long begins first, so that no process is left alone with it.
LONGEST = (
    *(f"test_{name}" for name in LOOKING),
    *("test_sending_live", "test_files_live", "test_projected", "test_replicas_live", "test_typing"),
    *("test_by_keyboard", "test_tasks", "test_ways", "test_everyone", "test_parts_live", "test_heard"),
)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadFileScheduling:
    return _LookingTogether(config, log)


class _LookingTogether(LoadFileScheduling):
    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "looking" if Path(file).stem.removeprefix("test_") in LOOKING else file


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker(pytest.mark.browser)
    # Last: Playwright's event loop runs from its first test on, and the front door's tests need their own.
    items.sort(key=lambda item: (item.path.is_relative_to(FOLDER), _place(item)))


def _place(item: pytest.Item) -> int:
    return LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST)


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server's log and its foreign connections, if it tried any, are written down."""
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="session")
def url(both_folder: Path, workshop: Path) -> Iterator[str]:
    """A freshly started dashboard with both data sets; after the last test it must not have called anyone."""
    with harness.serving(workshop, DASBOR_SNAPSHOTS=str(both_folder)) as address:
        yield address
    tried = workshop / "foreign.log"
    assert not tried.exists(), f"the server tried to reach: {tried.read_text(encoding='utf-8')}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with harness.browsing() as browser:
        yield browser


@pytest.fixture(scope="session")
def warm_context(browser: Browser, url: str) -> Iterator[BrowserContext]:
    """One memory for all tests: scripts are fetched once. Its menus are English, the Indonesian is ours."""
    context = browser.new_context(
        base_url=url, viewport=VIEW, locale="en-US", timezone_id="Asia/Makassar", **PLAIN
    )
    yield context
    context.close()


@pytest.fixture(scope="session")
def warm_phone(browser: Browser, url: str) -> Iterator[BrowserContext]:
    """The same on a phone."""
    context = browser.new_context(base_url=url, viewport=PHONE, has_touch=True, is_mobile=True, **PLAIN)
    yield context
    context.close()


@pytest.fixture
def context(browser: Browser, url: str) -> Iterator[BrowserContext]:
    """A reader who was never here."""
    context = browser.new_context(
        base_url=url, viewport=VIEW, locale="en-US", timezone_id="Asia/Makassar", **PLAIN
    )
    yield context
    context.close()


@pytest.fixture(scope="session")
def tabs(warm_context: BrowserContext) -> harness.Tabs:
    return harness.Tabs(warm_context)


@pytest.fixture(scope="session")
def phone_tabs(warm_phone: BrowserContext) -> harness.Tabs:
    return harness.Tabs(warm_phone)


@pytest.fixture
def page(tabs: harness.Tabs) -> Iterator[Page]:
    with tabs.guarding() as page:
        yield page


@pytest.fixture
def phone(phone_tabs: harness.Tabs) -> Iterator[Page]:
    with phone_tabs.guarding() as page:
        yield page


@pytest.fixture
def new_tab(warm_context: BrowserContext) -> Iterator[Page]:
    """For a test that listens to its page."""
    yield from guarded(warm_context)


@pytest.fixture
def first_visit(context: BrowserContext) -> Iterator[Page]:
    """The page of a reader who has nothing in memory: slower, for what depends on it."""
    yield from guarded(context)


def guarded(context: BrowserContext) -> Iterator[Page]:
    with harness.guarding(context) as page:
        yield page


@pytest.fixture(scope="session")
def look(tabs: harness.Tabs) -> Callable[[str], looking.Look]:
    """What is seen behind a link: each page is opened once for all tests that look at it."""
    return looking.once(tabs)
