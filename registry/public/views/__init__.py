"""View types: public fields only, so that nothing downstream can leak what it never had."""

from registry.public.views.base import AgencyRef, CompanyRef, NoticeRef, Term, View
from registry.public.views.company import (
    CommitmentView,
    CompanyView,
    CopyView,
    Distance,
    EventView,
    FormerName,
    GradeView,
    PastList,
    ReviewView,
    ScorePart,
    ScoreSum,
    ScoreView,
)
from registry.public.views.erased import CompanyStub, Erasure, NoticeStub, RedactedNotice
from registry.public.views.licence import AgencyView, LicenceView, PractitionerView
from registry.public.views.notice import (
    CommitmentItem,
    EndedItem,
    LicenceItem,
    NoticeItem,
    NoticeView,
)
from registry.public.views.register import Association, PublicRegister
from registry.public.views.ruleset import (
    BandView,
    IndicatorView,
    ProvisionView,
    RuleSetView,
    ScorecardView,
    ScoringView,
    SideView,
    StepView,
)

__all__ = [
    "AgencyRef",
    "AgencyView",
    "Association",
    "BandView",
    "CommitmentItem",
    "CommitmentView",
    "CompanyRef",
    "CompanyStub",
    "CompanyView",
    "CopyView",
    "Distance",
    "EndedItem",
    "Erasure",
    "EventView",
    "FormerName",
    "GradeView",
    "IndicatorView",
    "LicenceItem",
    "LicenceView",
    "NoticeItem",
    "NoticeRef",
    "NoticeStub",
    "NoticeView",
    "PastList",
    "PractitionerView",
    "ProvisionView",
    "PublicRegister",
    "RedactedNotice",
    "ReviewView",
    "RuleSetView",
    "ScorePart",
    "ScoreSum",
    "ScoreView",
    "ScorecardView",
    "ScoringView",
    "SideView",
    "StepView",
    "Term",
    "View",
]
