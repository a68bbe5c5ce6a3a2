"""Which recommendations look alike enough to ask: in any language, and never so often that nobody reads it."""

import pytest

from workshops.rules import likeness

ALIKE = [
    ("Train twenty customs officers in risk analysis", "Officers of customs should be trained in analysing risks"),
    ("Share licence data between customs and the ozone unit", "The ozone unit and customs share data on licences"),
    ("TRAIN CUSTOMS OFFICERS ON REFRIGERANTS", "train customs officers on refrigerants"),
    ("Former vingt agents des douanes à l'analyse de risque", "Formation d'agents des douanes : analyse des risques"),
    ("Обучить сотрудников таможни анализу рисков", "Обучение сотрудников таможни: анализ риска"),
    ("تدريب موظفي الجمارك على تحليل المخاطر", "تدريب عشرين من موظفي الجمارك على تحليل المخاطر سنويا"),
    ("加强海关人员风险分析培训", "每年开展海关人员风险分析培训"),
    ("ฝึกอบรมเจ้าหน้าที่ศุลกากรเรื่องการวิเคราะห์ความเสี่ยง", "ฝึกอบรมเจ้าหน้าที่ศุลกากรด้านการวิเคราะห์ความเสี่ยงทุกปี"),
]
APART = [
    ("Train twenty customs officers in risk analysis", "Install gas analysers at the ports"),
    ("Train customs officers", "Train police officers in the laboratory of the university"),
    ("Publish the list of licensed importers", "Register all importers of refrigerants"),
    ("Share data with customs", "Share laboratories with the university"),
    ("Обучить сотрудников таможни анализу рисков", "Публиковать перечень импортёров каждый год"),
    ("加强海关人员风险分析培训", "公布持证进口商名单"),
    ("Yes", "Yes"),
    ("", ""),
]


def score(one, other):
    return likeness.score(likeness.marks(one), likeness.marks(other))


@pytest.mark.parametrize("one, other", ALIKE)
def test_these_are_asked_about(one, other):
    assert score(one, other) >= likeness.ALIKE


@pytest.mark.parametrize("one, other", APART)
def test_these_are_not(one, other):
    assert score(one, other) < likeness.ALIKE


@pytest.mark.parametrize("one, other", [*ALIKE, *APART])
def test_it_is_the_same_whichever_way_round_and_between_none_and_all(one, other):
    assert score(one, other) == score(other, one) and 0 <= score(one, other) <= 1


def test_a_short_one_inside_a_long_one_is_alike_and_too_little_in_common_says_nothing():
    short, long = "Customs officers trained", "Customs officers are trained in many things, every year, at every port"
    assert score(short, long) == 1
    assert score("Customs officers", "Customs officers") == 0
