"""What machines are told of agencies and rule sets: a file for each, and one for each version."""

from collections.abc import Iterable

from registry.public.views import AgencyView, RuleSetView
from registry.site import addresses
from registry.site.pages import PlannedFile, twin


def of_agencies(agencies: Iterable[AgencyView]) -> list[PlannedFile]:
    """The twins of their pages."""
    return [PlannedFile(addresses.agency_json(agency.code), twin(agency)) for agency in agencies]


def of_rulesets(rulesets: Iterable[RuleSetView]) -> list[PlannedFile]:
    """The twins of their pages, and their versions."""
    files: list[PlannedFile] = []
    for ruleset in rulesets:
        files.append(PlannedFile(addresses.ruleset_json(ruleset.id), twin(ruleset)))
        files += [
            PlannedFile(addresses.scoring(ruleset.id, scoring.since), twin(scoring))
            for scoring in ruleset.scorings
        ]
    return files
