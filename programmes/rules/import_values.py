"""What the cells of a list mean. Each reader answers (value, problem, proposal); import_words has the problems."""

import difflib
import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from programmes.models import AgencyKind, Country, Designation, Language, Organisation, Sex
from programmes.models.base import search_key

BLANKS = {"", "-", "–", "—", "?", "n/a", "na", "n.a.", "none", "nil", ".", "/", "нет", "无", "tbc", "tba"}
NOT_A_COUNTRY = {
    "regional", "(regional)", "region", "international", "(international)", "régional", "региональный",
    "международный", "اقليمي", "区域",
}  # fmt: skip
# Names in daily use that the UN list spells otherwise.
ALIASES = {
    "US": "usa|u.s.a.|u.s.|united states|america|etats-unis|сша|美国",
    "GB": "uk|u.k.|great britain|united kingdom|england|scotland|wales|royaume-uni|великобритания|英国",
    "LA": "laos|lao pdr|lao|lao p.d.r.|лаос|老挝|لاوس",
    "VN": "vietnam|viet-nam|вьетнам|越南",
    "KR": "south korea|korea|republic of korea|korea (republic of)|rok|corée du sud|corea del sur|южная корея|韩国",
    "KP": "north korea|dprk|corée du nord|corea del norte|кндр|северная корея",
    "RU": "russia|russie|rusia|россия|рф|俄罗斯|روسيا",
    "IR": "iran|i.r. iran|islamic republic of iran|иран|伊朗|ايران",
    "SY": "syria|syrie|siria|сирия|叙利亚|سوريا",
    "TZ": "tanzania|tanzanie|танзания|坦桑尼亚|تنزانيا",
    "BO": "bolivia|bolivie|боливия",
    "VE": "venezuela|венесуэла|委内瑞拉",
    "MD": "moldova|moldavie|moldavia|молдова|молдавия",
    "CI": "ivory coast|cote d'ivoire|côte d'ivoire|cote divoire",
    "CZ": "czech republic|république tchèque|чехия",
    "SZ": "swaziland",
    "MM": "burma|birmanie",
    "CV": "cape verde|cap-vert",
    "MK": "macedonia|macédoine|македония|former yugoslav republic of macedonia|fyrom|the fyrom|fyr macedonia|"
    "the former yugoslav republic of macedonia|f.y.r. macedonia|fyr of macedonia|republic of macedonia|"
    "ancienne république yougoslave de macédoine|l'ex-république yougoslave de macédoine|"
    "ex república yugoslava de macedonia|бывшая югославская республика македония|бюр македония",
    "BA": "bosnia|bosnia & herzegovina|bosnia-herzegovina|bih|bosnie-herzégovine|босния",
    "CD": "dr congo|drc|d.r. congo|congo kinshasa|rdc|democratic republic of congo",
    "CG": "congo brazzaville|republic of the congo|republic of congo",
    "GM": "the gambia",
    "BS": "the bahamas",
    "PH": "the philippines",
    "NL": "netherlands|the netherlands|holland|pays-bas|нидерланды|голландия",
    "TR": "turkey|turquie|turquía|турция|土耳其",
    "HK": "hong kong|hong kong, china|hong kong sar|香港",
    "MO": "macao|macau|macao, china|澳门",
    "PS": "palestine|палестина|فلسطين",
    "AE": "uae|u.a.e.|emirates|émirats arabes unis|оаэ",
    "KG": "kyrgyz republic|kirghizistan|киргизия",
    "FM": "micronesia",
    "TL": "east timor|timor leste",
    "BN": "brunei",
    "SA": "ksa",
    "CN": "prc|p.r. china|people's republic of china",
    "BY": "белоруссия",
    "VA": "vatican",
    "XK": "kosovo|kosovo under unscr 1244|kosovo under un security council resolution 1244|"
    "kosovo under unsc resolution 1244|kosovo (unscr 1244)|kosovo, under unscr 1244|kosovo unscr 1244",
    "RS": "republic of serbia",
    "AL": "republic of albania",
    "SK": "slovak republic",
}
SEX_WORDS = {
    Sex.FEMALE: "f|female|woman|w|ms|mrs|miss|femme|féminin|mme|madame|mujer|femenino|femenina|sra|ж|жен|женский|"
    "женщина|انثى|أنثى|امرأة|女|女性|fem",
    Sex.MALE: "m|male|man|mr|homme|masculin|h|hombre|masculino|v|sr|м|муж|мужской|мужчина|ذكر|رجل|男|男性|masc",
    Sex.OTHER: "other|x|autre|otro|diverse|другой|اخر|其他",
}
AGENCY_WORDS = {
    AgencyKind.REGIONAL: r"\brilo\b|\brocb\b|\basean|regional (office|intelligence|body)|bureau régional|"
    r"региональн\w+ (бюро|узел)",
    AgencyKind.INTERNATIONAL: r"\bwco\b|\bomd\b|\bunep\b|\bunodc\b|\binterpol\b|united nations|nations unies|"
    r"naciones unidas|оон\b|世界海关组织|联合国|world customs organi",
    AgencyKind.CUSTOMS: r"customs|douan|aduan|тамож|мытн|جمارك|جمرك|海关|关税|zoll|excise",
    AgencyKind.BORDER: r"border|coast ?guard|immigration|frontière|frontera|погранич|حدود|خفر|边防|边检|海警",
    AgencyKind.POLICE: r"police|polic[ií]a|gendarm|carabin|полиц|милиц|мвд|شرطة|الدرك|警|公安|guardia",
    AgencyKind.ENVIRONMENT: r"environment|wildlife|forest|ozone|park|ambient|эколог|природ|بيئة|环境|生态|林业|cites",
    AgencyKind.JUSTICE: r"prosecut|court|justice|judicia|procur|прокур|\bсуд|юсти|نيابة|محكمة|قضاء|检察|法院|司法",
    AgencyKind.MINISTRY: r"ministry|ministère|ministerio|министер|وزارة|部$|authority|agency|directorate",
    AgencyKind.PRIVATE: r"\bltd\b|\binc\b|\bngo\b|foundation|association|airlines|shipping|公司|協會|ооо\b",
}
AGENCY_KINDS = {kind: re.compile(words, re.IGNORECASE) for kind, words in AGENCY_WORDS.items()}


def is_blank(text):
    return text.strip().lower() in BLANKS


def _lookup(words):
    return {search_key(word): value for value, texts in words.items() for word in texts.split("|")}


SEXES = _lookup(SEX_WORDS)


def read_sex(text):
    key = search_key(text).strip(".")
    if is_blank(text):
        return "", "", ""
    return (SEXES[key], "", "") if key in SEXES else ("", "sex", "")


def is_sex(text):
    return search_key(text).strip(".") in SEXES


def agency_kind(text):
    """A guess, and never more: shown as the proposal for an administration that is new."""
    return next((kind.value for kind, words in AGENCY_KINDS.items() if words.search(text)), "")


def read_agency_kind(text):
    if is_blank(text):
        return "", "", ""
    for kind in AgencyKind:
        if search_key(text) in (search_key(kind.value), search_key(kind.label)):
            return kind.value, "", ""
    return agency_kind(text), "", ""


MAIL_AT = re.compile(r"\s*(\(at\)|\[at\]|\{at\}|＠|\bat\b)\s*", re.IGNORECASE)


def read_email(text, domains=()):
    """An address as it stands; or what it probably should be, from the domains of the others in the list."""
    text = re.sub(r"^mailto:", "", text.strip(), flags=re.IGNORECASE).strip("<>;, ")
    if is_blank(text):
        return "", "", ""
    if _is_email(text):
        return text, "", ""
    return "", "no_at" if "@" not in text else "email", next(filter(_is_email, _mended(text, domains)), "")


def _mended(text, domains):
    yield from (part for part in re.split(r"[\s;,/<>]+", text) if "@" in part)
    yield MAIL_AT.sub("@", text).replace(" ", "")
    yield text.replace(" ", "").replace(",", ".").replace("@@", "@")
    for domain in sorted(domains, key=len, reverse=True):
        if text.lower().endswith(domain):
            yield text[: -len(domain)].rstrip(".-_ ,;:") + "@" + domain


def _is_email(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def domain_of(email):
    return email.rpartition("@")[2].lower()


# -- names -----------------------------------------------------------------------------------------------------------


def split_name(text):
    """(family, given, sure) of a whole name: a comma or capitals are sure, the order of words is a guess."""
    if "," in text or "،" in text or "，" in text:
        family, given = re.split("[,،，]", text, maxsplit=1)
        return family.strip(), given.strip(), bool(given.strip())
    words = text.split()
    if len(words) < 2:
        return _without_spaces(text)
    capitals = [word for word in words if word.isupper() and len(word.strip(".")) > 1]
    if capitals and len(capitals) < len(words):
        return " ".join(capitals), " ".join(word for word in words if word not in capitals), True
    # In capitals throughout, in Cyrillic and in Arabic lists the family name mostly stands first.
    if capitals or "\u0400" <= text[0] <= "\u04ff":
        return words[0], " ".join(words[1:]), False
    return words[-1], " ".join(words[:-1]), False


def _without_spaces(text):
    """Chinese and Korean names: one sign for the family; a name of one word is a family name."""
    if 2 <= len(text) <= 4 and all("\u4e00" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in text):
        return text[0], text[1:], False
    return text, "", True


# -- countries, organisations, languages ----------------------------------------------------------------------


def spellings(name):
    """Every language of a translated name."""
    data = getattr(name, "data", name)
    return [text for text in data.values() if text] if isinstance(data, dict) else [str(data or "")]


class Countries:
    """All names of all countries, once for a whole list."""

    def __init__(self):
        self.by_pk, self.keys, self.read_before = {}, {}, {}
        codes = {}
        for country in Country.objects.all():
            self.by_pk[country.pk] = country
            codes[country.iso2] = country.pk
            for word in (*spellings(country.name), country.iso2, country.iso3):
                self._name(word, country.pk)
        for designation in Designation.objects.all():
            for word in spellings(designation.name):
                self._name(word, designation.country_id)
        for iso2, words in ALIASES.items():
            for word in words.split("|"):
                if iso2 in codes:
                    self._name(word, codes[iso2])
        self.long = [key for key in self.keys if len(key) > 3]

    def _name(self, word, pk):
        """The first to bear a name keeps it: an alias never takes the name of another country."""
        if word:
            self.keys.setdefault(search_key(word), pk)
            self.keys.setdefault(search_key(re.sub(r"\(.*?\)", "", word)), pk)

    def knows(self, text):
        return search_key(text) in self.keys and len(text) > 1

    def read(self, text):
        key = search_key(text)
        if key not in self.read_before:
            self.read_before[key] = self._read(key)
        return self.read_before[key]

    def _read(self, key):
        if key in self.keys:
            return self.keys[key], "", ""
        near = difflib.get_close_matches(key, self.long, n=1, cutoff=0.78)
        # "Thai" and "Lao" are what people write under Nationality.
        near = near or [name for name in self.long if len(key) > 3 and (name.startswith(key) or key.startswith(name))]
        return None, "country", str(self.by_pk[self.keys[near[0]]].name) if near else ""


# What services are called beside what they do. "Customs Department" in Thailand is the Thai Customs Department.
GENERIC = frozenset(
    search_key(
        "the of and for department service services administration directorate general authority office national "
        "agency direction générale des de du la le les et del dirección direccion general servicio nacional "
        "управление служба департамент"
    ).split()
)


class Organisations:
    """The administrations of a country, with those that belong to none, by every name they have."""

    def __init__(self, countries):
        self.names, self.in_country, self.read_before = {}, {}, {}
        self.plain, self.of_country = {}, {pk: _stems(country) for pk, country in countries.by_pk.items()}
        for pk, name, acronym, kind, country in Organisation.objects.values_list(
            "pk", "name", "acronym", "kind", "country_id"
        ):
            self.names[pk] = (str(name), kind)
            keys = self.in_country.setdefault(country, {})
            for word in (*spellings(name), acronym):
                if word:
                    keys.setdefault(search_key(word), pk)
                    if plain := self._plain(search_key(word), country):
                        self.plain.setdefault((country, plain), set()).add(pk)

    def _plain(self, key, country):
        """The words that tell: without those every service has, and without the country's own name."""
        stems = self.of_country.get(country, ())
        words = key.replace(",", " ").split()
        return frozenset(word for word in words if word not in GENERIC and word[:4] not in stems)

    def read(self, text, country):
        """An unknown one is no mistake: it is new. Only what looks like one that is known is asked about."""
        asked = (search_key(text), country)
        if asked not in self.read_before:
            self.read_before[asked] = self._read(*asked)
        return self.read_before[asked]

    def _read(self, key, country):
        own, others = self.in_country.get(country, {}), self.in_country.get(None, {})
        if key in own or key in others:
            return own.get(key) or others[key], "", ""
        alike = self.plain.get((country, self._plain(key, country)), ())
        if len(alike) == 1:
            return next(iter(alike)), "", ""
        keys = {**others, **own}
        near = difflib.get_close_matches(key, keys, n=1, cutoff=0.85)
        return None, "organisation" if near else "", self.names[keys[near[0]]][0] if near else ""


def _stems(country):
    """Thai, Thailand; Malaysia, Malaysian: the first letters of a country's names, in every language."""
    words = (word for name in spellings(country.name) for word in search_key(name).split())
    return frozenset(word[:4] for word in words if len(word) > 3)


class Languages:
    def __init__(self):
        self.keys = {}
        for language in Language.objects.all():
            for word in (language.tag, *spellings(language.name)):
                self.keys.setdefault(search_key(word), language.pk)

    def read(self, text):
        """(primary keys, words nobody knows)."""
        words = [word for word in re.split(r"[,;/&+،、]|\band\b|\bet\b|\by\b|\bи\b", text) if not is_blank(word)]
        known = [self.keys[search_key(word)] for word in words if search_key(word) in self.keys]
        return list(dict.fromkeys(known)), [w.strip() for w in words if search_key(w) not in self.keys]
