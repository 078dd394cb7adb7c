"""The accessibility statement: what holds, what does not, and each point of WCAG 2.2 AA with its tests.

The page and `docs/aksesibilitas.md` are made of the same points; a test holds that each named test is there.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from html import escape

from dashboard.answers.view import View
from dashboard.exhibits.page import Block, Heading, Markup
from dashboard.language import numbers
from dashboard.language.text import say

WRITTEN = date(2026, 11, 28)
MET, IN_PART, NOT_MET, NOT_HERE = "dipenuhi", "sebagian", "belum", "tanpa"  # keys of the states, best first
WORKS = ("tikus", "suara", "fokus", "bahasa")
LACKS = ("bahasa",)


@dataclass(frozen=True)
class Point:
    """A success criterion of level A or AA: its number, its state, the tests that hold it.

    remark: the criterion whose remark is told; empty where there is nothing to add.
    """

    number: str
    state: str
    tests: tuple[str, ...] = ()
    remark: str = ""

    @property
    def name(self) -> str:
        return f"{self.number} {say(_key('butir', self.number))}"

    @property
    def told(self) -> str:
        """Its state, and what there is to add."""
        remark = f": {say(_key('catatan', self.remark))}" if self.remark else ""
        return f"{say(f'aksesibilitas.{self.state}')}{remark}"

    @property
    def untested(self) -> str:
        """What is said in place of tests."""
        return say("aksesibilitas.tanpa_perlu" if self.state == NOT_HERE else "aksesibilitas.tanpa_uji")


def _key(part: str, number: str) -> str:
    return f"aksesibilitas.{part}.{number.replace('.', '_')}"


AXE = "test_axe_finds_nothing_of_any_weight"
OPEN_PARTS, AXE_DECK = "test_axe_finds_nothing_in_what_opens", "test_axe_finds_nothing_on_a_deck"
HEADINGS = "test_headings_go_down_step_by_step_and_nothing_is_called_alike"
OPENS, TWO_STOPS = "test_what_opens_below_a_chart_comes_next_and_leads_back", "test_two_maps_are_two_stops"
REFLOWS = "test_no_part_of_a_page_is_cut_or_beside_the_screen"
SLIDES = "test_every_slide_of_every_deck_is_a_heading_its_values_and_its_source"
SAID = (
    "test_a_filter_is_said_once_and_the_focus_goes_to_the_next",
    "test_filters_places_parts_and_searches_are_said_once",
    "test_a_page_turned_a_slide_added_and_a_slide_moved_are_said_once",
    "test_a_file_that_arrives_is_checked_and_is_published_is_said",
    "test_the_rows_and_the_order_of_a_long_table_are_said_once",
)
BY_KEYBOARD = (
    "test_a_filter_is_typed_and_stays_until_its_chip_goes",
    "test_a_place_is_opened_compared_and_left",
    "test_a_figure_gives_its_passport_and_its_file",
    "test_a_briefing_is_composed_taken_back_and_shown",
    "test_a_file_is_sent_checked_published_and_taken_back",
)
POINTS = (
    Point("1.1.1", MET, (AXE, AXE_DECK, "test_a_deck_is_heard_slide_by_slide", SLIDES), "1.1.1"),
    *(Point(f"1.2.{each}", NOT_HERE, remark="1.2") for each in range(1, 6)),
    Point("1.3.1", MET, (HEADINGS,)),
    Point("1.3.2", MET, (OPENS, "test_a_deck_is_heard_slide_by_slide")),
    Point("1.3.3", MET, ("test_an_instruction_names_what_it_means_and_not_only_where_it_stands",), "1.3.3"),
    Point("1.3.4", MET, (AXE, "test_a_tap_on_a_phone_chooses_a_regency")),
    Point("1.3.5", NOT_HERE, remark="1.3.5"),
    Point(
        "1.4.1",
        MET,
        (
            "test_what_is_chosen_is_told_in_the_colours_of_the_system",
            "test_neighbours_of_every_map_and_chart_are_told_apart_by_any_eyes",
        ),
        "1.4.1",
    ),
    Point("1.4.2", NOT_HERE, remark="1.2"),
    Point(
        "1.4.3",
        MET,
        (
            AXE,
            "test_every_figure_of_a_page_stands_out_seven_to_one",
            "test_every_text_of_every_drawing_stands_out_from_its_ground",
            "test_every_text_of_a_deck_stands_out_from_its_ground",
        ),
        "1.4.3",
    ),
    Point("1.4.4", MET, (REFLOWS,)),
    Point("1.4.5", MET, ("test_every_medium_tells_the_same",)),
    Point(
        "1.4.10",
        MET,
        (
            REFLOWS,
            "test_without_scripts_a_page_is_whole_and_no_wider_than_the_screen",
            "test_a_slide_too_small_to_read_has_its_words_below_it",
        ),
        "1.4.10",
    ),
    Point(
        "1.4.11",
        MET,
        (
            "test_neighbours_of_every_map_and_chart_are_told_apart_by_any_eyes",
            "test_whatever_the_keyboard_reaches_has_a_ring",
        ),
        "1.4.11",
    ),
    Point("1.4.12", MET, (REFLOWS,)),
    Point("1.4.13", MET, ("test_what_appears_on_pointing_goes_with_escape",), "1.4.13"),
    Point("2.1.1", MET, BY_KEYBOARD),
    Point("2.1.2", MET, (OPENS, TWO_STOPS)),
    Point(
        "2.1.4",
        MET,
        ("test_a_slip_on_the_keyboard_opens_nothing", "test_the_letter_keys_of_a_deck_can_be_turned_off"),
    ),
    Point("2.2.1", MET, ("test_a_deck_never_turns_faster_than_it_is_read",), "2.2.1"),
    Point("2.2.2", MET, ("test_a_deck_never_turns_faster_than_it_is_read",)),
    Point("2.3.1", MET, ("test_nothing_moves_for_who_asked_for_less_motion",), "2.3.1"),
    Point("2.4.1", MET, ("test_a_filter_is_said_once_and_the_focus_goes_to_the_next",)),
    Point("2.4.2", MET, ("test_a_link_opens_its_page_and_no_english_word_stands_on_it",)),
    Point("2.4.3", MET, (OPENS,)),
    Point("2.4.4", MET, (AXE,)),
    Point("2.4.5", MET, ("test_the_search_opens_the_place_however_it_is_written",)),
    Point("2.4.6", MET, (HEADINGS,)),
    Point("2.4.7", MET, ("test_whatever_the_keyboard_reaches_has_a_ring",)),
    Point("2.4.11", MET, ("test_what_is_scrolled_to_stops_below_the_head_of_the_page",)),
    Point("2.5.1", MET, ("test_a_tap_on_a_phone_chooses_a_regency",), "2.5.1"),
    Point("2.5.2", MET, ("test_click_tap_enter_and_space_choose_and_a_second_click_asks_again",)),
    Point("2.5.3", MET, (AXE, OPEN_PARTS), "2.5.3"),
    Point("2.5.4", NOT_HERE, remark="2.5.4"),
    Point("2.5.7", MET, ("test_a_page_turned_a_slide_added_and_a_slide_moved_are_said_once",), "2.5.7"),
    Point("2.5.8", MET, (AXE, "test_a_small_regency_is_as_large_as_a_fingertip_on_a_phone")),
    Point("3.1.1", MET, ("test_a_page_offers_its_other_language_with_all_that_is_chosen",)),
    Point(
        "3.1.2",
        MET,
        (
            "test_a_title_in_another_language_says_so_wherever_it_stands",
            "test_a_title_in_a_table_says_its_language_and_english_words_beside_it_do_not",
            "test_every_word_of_a_deck_is_english_and_a_title_says_its_language",
        ),
        "3.1.2",
    ),
    Point("3.2.1", MET, ("test_what_opens_below_a_chart_comes_next_and_leads_back",)),
    Point("3.2.2", MET, ("test_a_filter_is_said_once_and_the_focus_goes_to_the_next",)),
    Point("3.2.3", MET, ("test_the_menu_keeps_what_was_chosen",)),
    Point(
        "3.2.4",
        MET,
        ("test_a_term_is_always_told_in_its_fixed_words", "test_no_text_has_a_word_that_was_replaced"),
    ),
    Point("3.2.6", MET, ("test_the_accessibility_statement_stands_at_the_foot_of_every_page",), "3.2.6"),
    Point("3.3.1", MET, ("test_a_file_with_personal_data_is_refused_in_words",)),
    Point("3.3.2", MET, (AXE,)),
    Point("3.3.3", MET, ("test_a_misspelt_name_is_proposed_and_taken_by_one_click",)),
    Point("3.3.4", MET, ("test_a_messy_file_changes_a_figure_and_undo_brings_it_back",), "3.3.4"),
    Point("3.3.7", MET, ("test_a_filter_outlives_a_change_of_page",)),
    Point("3.3.8", MET, ("test_a_one_time_link_opens_a_session_that_ends_by_signing_out",), "3.3.8"),
    Point(
        "4.1.2",
        MET,
        (AXE, OPEN_PARTS, HEADINGS, "test_a_place_says_its_name_value_and_state_to_a_screen_reader"),
    ),
    Point("4.1.3", MET, (*SAID, "test_a_search_without_a_hit_and_another_page_are_said")),
)


def state() -> tuple[str, str]:
    """How far the dashboard meets the guidelines, and how that was found."""
    counted = Counter(point.state for point in POINTS)
    held = {name: counted[name] for name in (MET, IN_PART, NOT_MET, NOT_HERE)}
    return (
        say("aksesibilitas.keadaan", **held),
        say("aksesibilitas.diperiksa", tanggal=numbers.day(WRITTEN)),
    )


def lists() -> tuple[tuple[str, list[str]], ...]:
    """What works and what does not: each list with its head."""
    return tuple(
        (say(f"aksesibilitas.{head}"), [say(f"aksesibilitas.{head}.{name}") for name in names])
        for head, names in (("dapat", WORKS), ("kurang", LACKS))
    )


def contact() -> tuple[str, str]:
    """The question whether something is in the way, and whom to tell."""
    return say("aksesibilitas.hubungi"), say("aksesibilitas.hubungi.cara")


def heads() -> list[str]:
    """Of the table of points."""
    return [say(f"aksesibilitas.kepala.{name}") for name in ("butir", "keadaan", "uji")]


def shown(_view: View) -> tuple[Block, ...]:
    """The statement on its page."""
    (works, can), (lacks, cannot) = lists()
    return (
        Heading(say("aksesibilitas.nama"), state()[0]),
        Markup(f"<p>{escape(state()[1])}</p>"),
        Heading(works),
        Markup(_listed(can)),
        Heading(lacks),
        Markup(_listed(cannot)),
        Heading(*contact()),
        Heading(say("aksesibilitas.butir")),
        Markup(_table()),
    )


def _listed(sentences: list[str]) -> str:
    return f'<ul class="uraian">{"".join(f"<li>{escape(each)}</li>" for each in sentences)}</ul>'


def _table() -> str:
    """A row for each point; the names of tests are English in every language."""
    rows = "".join(
        f'<tr><th scope="row">{escape(point.name)}</th><td>{escape(point.told)}</td>'
        f"<td>{_tests(point)}</td></tr>"
        for point in POINTS
    )
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads())
    return f'<table class="baku butir"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _tests(point: Point) -> str:
    named = "<br>".join(f'<code lang="en">{escape(each)}</code>' for each in point.tests)
    return named or escape(point.untested)
