"""中文：数字用阿拉伯数字，日期在前，来源地在人员之前。"""

from programmes.models import Programme, Qualifier
from reports.queries.writing import SERVICES, Writer, without_bodies

QUALIFIERS = {Qualifier.ABOUT: "约", Qualifier.AT_LEAST: "至少", Qualifier.MORE_THAN: "超过", Qualifier.UP_TO: "至多"}


def digits(number):
    return f"{number:,}"


class Chinese(Writer):
    tag = "zh-hans"
    representatives = "名代表"
    officers = {"customs": "名海关官员", "police": "名警官", "others": "名其他机构代表"}
    nouns = {
        "administrations": "个主管部门",
        "countries": "个国家",
        Programme.Usage.JURISDICTIONS: "个司法管辖区",
    }
    stop, joint, last_joint = "。", "、", "和"

    def number(self, figure, noun, start=False):
        return f"{QUALIFIERS.get(figure.qualifier, '')}{digits(figure.value)}{noun}"

    def workshop(self, say, facts):
        self._when(say, facts)
        say("，")
        if facts.figures["persons"].value:
            self.who(say, facts)
            self.what(say, facts)
        else:
            self.nobody(say, facts)
        self.ordinal(say, facts)
        say(self.stop)

    def _when(self, say, facts):
        first, last = facts.workshop.starts_on, facts.workshop.ends_on
        end = f"{last.day}日" if last.month == first.month else f"{last.month}月{last.day}日"
        end = end if last.year == first.year else f"{last.year}年{last.month}月{last.day}日"
        say(f"{first.year}年{first.month}月{first.day}日{'' if first == last else f'至{end}'}")

    def _where(self, facts):
        place = f"{facts.city}（{facts.country}）" if facts.city and facts.country else facts.city or facts.country
        return f"在{place}" if place else ""

    def nobody(self, say, facts):
        say(f"“{facts.title}”活动{self._where(facts)}{'正在举行' if facts.is_running else '举行'}；参加人数没有记录")

    def who(self, say, facts):
        figures, bodies = facts.figures, facts.figures["bodies"]
        services = [name for name in SERVICES if figures[name].value]
        if services:
            by_service = self.is_by_service(services, facts)
            one_country = by_service or len(facts.countries) == 1
            wanted = ["countries"] if one_country else [facts.usage, "countries", "administrations"]
            self.places(say, figures, wanted, "" if one_country else facts.usage_word)
            if one_country and 0 < len(facts.countries) <= 12:
                say(f"（{'、'.join(facts.countries)}）")
            say("的" if self.place(figures, wanted, "")[0] else "")
            if by_service:
                self.services(say, figures, services, start=False)
            else:
                say(self.number(without_bodies(figures), self.representatives), "persons")
        if bodies.value:
            say("，以及" if services else "")
            say(f"来自{'、'.join(facts.bodies) or '区域或国际机构'}的")
            say(self.number(bodies, "名官员"), "bodies")
            say("，" if services else "")

    def what(self, say, facts):
        verb = "正在参加" if facts.is_running else "完成了" if facts.is_completed else "参加了"
        say(f"{self._where(facts)}{verb}“{facts.title}”")
        remarks = [f"语言：{facts.language}"] if facts.language else []
        remarks += [f"供资方：{'、'.join(facts.donors)}"] if facts.donors else []
        if remarks:
            say(f"（{'；'.join(remarks)}）")

    def ordinal(self, say, facts):
        number, planned = facts.workshop.series_number, facts.planned
        if not number:
            return
        if planned and number <= planned:
            say("。这是")
            say(f"{planned}次活动中的第{number}次", "sessions")
        else:
            say("。这是该方案的")
            say(f"第{number}届会议", "sessions")

    def places(self, say, figures, wanted, word=""):
        figure, noun = self.place(figures, wanted, word)
        if figure:
            say("来自")
            say(self.number(figure, self.nouns[noun]), figure.name)

    def total(self, say, facts):
        figures = facts.figures
        if not figures["persons"].value:
            return
        by_service = facts.stated & {"customs", "police"} and "persons" not in facts.stated
        in_series = bool(facts.planned and figures["sessions"].value == facts.planned)
        if in_series:
            say(f"{facts.planned}次讲习班", "sessions")
        say("共有")
        wanted = [name for name in ("countries", "administrations") if name in facts.stated]
        word = "" if wanted else facts.usage_word
        wanted = wanted or [facts.usage, "countries"]
        self.places(say, figures, wanted, word)
        say("的" if self.place(figures, wanted, "")[0] else "")
        if by_service:
            self.services(say, figures, [name for name in SERVICES if figures[name].value], start=False)
        else:
            say(self.number(figures["persons"], self.representatives), "persons")
        say("参加" if in_series else "接受了培训")
        accredited = figures["accredited"]
        if accredited.value:
            say("；经认证的培训员：")
            say(self.number(accredited, "名"), "accredited")
        say(self.stop)
