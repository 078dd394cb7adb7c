"""What each question to the database is called, and what one row of its answer is, in the reader's words.

Only those whose answer a page shows; the file of the question has its manual and its SQL.
"""

from dashboard.language.text import say, say_of

NAMED = frozenset(
    {
        "additive_totals",
        "claims",
        "cohorts",
        "commitments",
        "comparables",
        "conflict_versions",
        "districts",
        "export_by_commodity",
        "export_by_destination",
        "export_events",
        "export_statistics",
        "export_status_by_regency",
        "figures",
        "follow_ups",
        "indications",
        "indicator_by_regency",
        "indicator_definitions",
        "indicator_history",
        "ladder_standing",
        "longest_waits",
        "milestones",
        "newest_claims",
        "opportunities",
        "overdue",
        "passport_claims",
        "permit_counts",
        "permit_expiry",
        "permit_terms",
        "permits",
        "products",
        "product_rungs",
        "products_by_category",
        "products_by_track",
        "programme_areas",
        "programme_claims",
        "programme_faults",
        "programme_progress",
        "progress_points",
        "readiness_by_category",
        "readiness_by_rung",
        "regency_context",
        "regency_facts",
        "regency_owes",
        "regency_participants",
        "regency_programmes",
        "regency_quality",
        "regency_stages",
        "regency_steps",
        "records",
        "register_counts",
        "schedule",
        "series_freshness",
        "sources",
        "stage_counts",
        "stage_times",
        "target_achievement",
        "technical_units",
        "village_points",
        "waits_by_regency",
    }
)


def title(name: str, whole: str) -> str:
    """The name of a question about this whole; one that no page shows keeps that of its file."""
    return say_of(whole, f"pertanyaan.{name}") if name in NAMED else name


def row(name: str) -> str:
    """What one row of its answer is; an empty text where no page shows it."""
    return say(f"pertanyaan.{name}.baris") if name in NAMED else ""
