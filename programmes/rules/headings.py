"""Which column is which: headings in six languages, and columns without any by what stands in them."""

import re
from functools import cache

from django.utils.translation import gettext_lazy as _

from programmes.models.base import search_key

# How many rows may stand above the headings: merged titles, the name of the workshop.
LOOKED_AT = 15

LABELS = {
    "family_name": _("Family name"),
    "given_names": _("Given names"),
    "full_name": _("Full name"),
    "native_name": _("Name in own script"),
    "title": _("Title"),
    "sex": _("Sex"),
    "country": _("Country"),
    "nationality": _("Nationality"),
    "organisation": _("Administration"),
    "agency_kind": _("Kind of service"),
    "post": _("Post"),
    "listed_as": _("Listed as"),
    "email": _("E-mail"),
    "telephone": _("Telephone"),
    "languages": _("Languages"),
    "kind": _("Takes part as"),
}

# `name` is the family name beside a column of given names, and the whole name otherwise.
WORDS = {
    "family_name": "family name|surname|last name|family|family names|lastname|familyname|surnames|nom de famille|"
    "noms de famille|apellido|apellidos|primer apellido|фамилия|фамилии|اللقب|اسم العائلة|لقب|العائلة|الكنية|"
    "الاسم العائلي|姓|姓氏",
    "given_names": "given names|given name|given|first name|first names|forename|forenames|firstname|other names|"
    "prénom|prénoms|prenom|nombre de pila|nombres|имя|имена|имя отчество|имя и отчество|الاسم الأول|الاسم الشخصي|"
    "الاسم الاول|名|名字",
    "name": "name|names|nom|noms|nombre|الاسم",
    "full_name": "full name|name and surname|name of participant|participant|participants|participant name|"
    "complete name|name in full|names in full|nom et prénom|nom et prénoms|noms et prénoms|nom complet|nom prénom|"
    "prénom et nom|nombre completo|nombre y apellido|nombre y apellidos|apellidos y nombres|nombres y apellidos|"
    "фио|ф и о|полное имя|фамилия имя отчество|фамилия имя|имя и фамилия|имя фамилия|участник|"
    "الاسم الكامل|الاسم بالكامل|الاسم واللقب|اسم المشارك|الاسم الثلاثي|姓名|全名|参加者姓名|学员姓名|姓名拼音",
    "native_name": "name in own script|native name|name in native script|local name|name in local language|"
    "name in original script|nom dans la langue d origine|nom en écriture originale|nombre en escritura original|"
    "имя на родном языке|имя на языке оригинала|фио на родном языке|الاسم باللغة الأم|الاسم باللغة العربية|"
    "الاسم بالعربية|中文姓名|本国文字姓名|母语姓名",
    "title": "title|form of address|salutation|honorific|mr ms|mr mrs ms|civilité|titre|tratamiento|título|"
    "обращение|звание|титул|اللقب المهني|الصفة|称呼|头衔|称谓",
    "sex": "sex|gender|m f|f m|sex m f|gender m f|male female|sexe|genre|h f|sexo|género|пол|м ж|الجنس|النوع|性别",
    "country": "country|countries|country region|member|member state|state|pays|país|país miembro|страна|государство|"
    "البلد|الدولة|بلد|国家|国别|国家地区",
    "nationality": "nationality|citizenship|nationalité|nacionalidad|гражданство|национальность|الجنسية|国籍",
    "organisation": "administration|organisation|organization|agency|institution|organisation agency|adm|org|"
    "department|service|authority|employer|administration organisation|customs administration|"
    "affiliation|company|ministry|administration organisme|organisme|employeur|administración|organización|"
    "institución|entidad|organismo|dependencia|ведомство|организация|администрация|служба|учреждение|место работы|"
    "таможенная администрация|таможенный орган|الإدارة|المنظمة|المؤسسة|الجهة|جهة العمل|الهيئة|الجمارك|"
    "الادارة|单位|机构|组织|工作单位|海关|行政部门|部门",
    "agency_kind": "kind of service|type of agency|type of service|agency type|kind of agency|customs police|"
    "type de service|genre de service|type d administration|tipo de servicio|tipo de organismo|вид службы|"
    "тип ведомства|тип организации|نوع الجهة|نوع الخدمة|نوع الإدارة|机构类型|部门类型|服务类别",
    "post": "post|position|job title|function|designation|rank|rank position|position title|occupation|role title|"
    "current position|present post|title position|job|fonction|poste|grade|poste occupé|titre du poste|cargo|puesto|"
    "función|rango|grado|должность|звание должность|пост|занимаемая должность|المنصب|الوظيفة|المسمى الوظيفي|"
    "الرتبة|الوظيفه|职务|职位|职称|岗位|职衔",
    "listed_as": "listed as|shown as|mentionné comme|figura como|указан как|يدرج باسم|列为",
    "email": "e mail|email|mail|e mail address|email address|mail address|courriel|adresse e mail|adresse électronique|"
    "adresse mail|correo electrónico|correo|эл почта|электронная почта|почта|адрес электронной почты|"
    "имейл|البريد الإلكتروني|البريد الالكتروني|بريد إلكتروني|الايميل|الإيميل|电子邮件|电子邮箱|邮箱|电邮|邮件",
    "telephone": "telephone|phone|phone number|telephone number|tel|tel no|mobile|mobile phone|cell phone|"
    "contact number|mobile number|whatsapp|téléphone|numéro de téléphone|portable|teléfono|móvil|celular|"
    "número de teléfono|телефон|"
    "тел|мобильный телефон|номер телефона|контактный телефон|الهاتف|رقم الهاتف|الجوال|هاتف|المحمول|电话|手机|"
    "联系电话|电话号码|手机号码",
    "languages": "languages|language|working language|working languages|languages spoken|langue|langues|"
    "langue de travail|langues de travail|langues parlées|idioma|idiomas|lenguas|язык|языки|рабочий язык|"
    "рабочие языки|владение языками|اللغة|اللغات|لغة العمل|语言|工作语言|语种",
    "kind": "takes part as|participates as|role|capacity|participant type|type of participant|status|"
    "participe en tant que|qualité|rôle|participa como|rol|calidad|роль|участвует как|статус|в качестве|"
    "يشارك بصفته|الدور|صفة المشاركة|参加身份|身份|角色",
}
# What is left out, and for what reason: travel papers are kept apart, numbers are given anew.
LEFT_OUT = {
    "travel": re.compile(
        r"(passport|passeport|pasaporte|паспорт|جواز|护照|visa|виз[аы]|تاشيره|签证|flight|vol$|рейс|ticket|arrival|"
        r"departure|itinerary|date of birth|birth ?date|date de naissance|fecha de nacimiento|дата рождения|出生日期|"
        r"تاريخ الميلاد|birthday)"
    ),
    "number": re.compile(r"^(no|nr|n|s n|sn|s no|sl no|num|number|numero|№|no\.|п п|№ п п|م|الرقم|رقم|序号|编号|#)$"),
}
SEVERAL = ("given_names",)


def normal(text):
    """A heading without case, accents, punctuation and what stands in brackets."""
    text = re.sub(r"[(（\[][^)）\]]*[)）\]]", " ", str(text)) if re.search(r"^\s*[^\s(（\[]", str(text)) else str(text)
    return " ".join(re.sub(r"[^\w№#]+", " ", search_key(text)).replace("_", " ").split())


@cache
def _dictionary(more=()):
    pairs = [*WORDS.items(), *more]
    return {normal(word): field for field, words in pairs for word in words.split("|")}


def _field(heading, more=()):
    """The field of one heading: the whole of it, or one side of "Nom / Name".

    `more` are fields only some lists have, as ((field, words), …); they go before those of every list.
    """
    words = _dictionary(more)
    for part in (heading, *re.split(r"[/|\n–-]", heading)):
        if normal(part) in words:
            return words[normal(part)]
    return ""


def _tells(heading):
    """A heading that is one even alone. "Participant" or "Customs" may as well be what stands in a cell."""
    return _field(heading) in ("family_name", "given_names", "name", "full_name", "email") and normal(heading) not in (
        "participant",
        "participants",
        "участник",
    )


def known(heading, more=()):
    return bool(_field(heading, more) or _reason(heading))


def _reason(heading):
    plain = normal(heading)
    return next((reason for reason, pattern in LEFT_OUT.items() if pattern.search(plain)), "")


def columns_of(headings, more=()):
    """[{column, heading, field, reason}] for a row of headings; a field is given to the first column that claims it."""
    found = []
    for column, heading in enumerate(headings):
        field = _field(heading, more)
        reason = "" if field else _reason(heading) or "unknown"
        found.append({"column": column, "heading": heading, "field": field, "reason": reason})
    fields = {column["field"] for column in found}
    for column in found:
        if column["field"] == "name":
            column["field"] = "family_name" if "given_names" in fields and "family_name" not in fields else "full_name"
    return _once_each(found)


def _once_each(found):
    taken = set()
    for column in found:
        field = column["field"]
        if field in taken and field not in SEVERAL:
            column |= {"field": "", "reason": "twice"}
        taken.add(field)
    return found


def split(rows, more=()):
    """(columns, rows below the headings, number of rows above them). Without headings, columns go by their content."""
    best, score = None, 0
    for number, row in enumerate(rows[:LOOKED_AT]):
        filled = [cell for cell in row if cell]
        hits = sum(known(cell, more) for cell in filled)
        if hits > score and (hits >= 2 or any(map(_tells, filled))) and any(_field(cell, more) for cell in filled):
            best, score = number, hits
    if best is None:
        return None, rows, 0
    columns = columns_of(rows[best], more)
    # A list printed over several pages repeats its headings.
    below = [row for row in rows[best + 1 :] if row != rows[best]]
    return columns, below, best


def by_content(rows, is_country, is_sex):
    """The columns of a list without headings: most of the cells of a column say what it is."""
    found, texts = [], []
    for column in range(len(rows[0])):
        cells = [row[column] for row in rows[:200] if row[column]]
        field = next((field for field, fits in _tests(is_country, is_sex) if cells and _most(cells, fits)), "")
        found.append({"column": column, "heading": "", "field": field, "reason": "" if field else "unknown"})
        if not field and cells and _most(cells, _wordy):
            texts.append((column, cells))
    if texts:
        (first, cells), *others = texts
        whole = _most(cells, lambda cell: " " in cell or "," in cell) or not others or others[0][0] != first + 1
        found[first] |= {"field": "full_name" if whole else "family_name", "reason": ""}
        if not whole:
            found[others[0][0]] |= {"field": "given_names", "reason": ""}
        if "post" not in {c["field"] for c in found} and len(others) > (0 if whole else 1):
            found[others[0 if whole else 1][0]] |= {"field": "post", "reason": ""}
    return _once_each(found)


def _most(cells, fits):
    return sum(map(bool, map(fits, cells))) >= 0.6 * len(cells)


SERVICE = re.compile(
    r"customs|police|douan|gendarm|aduan|policía|тамож|полиц|милиц|جمارك|جمرك|شرطة|海关|警|公安|ministry|minist|department|"
    r"agency|authority|directorate|bureau"
)


def _tests(is_country, is_sex):
    yield "email", lambda cell: "@" in cell
    yield "country", is_country
    yield "sex", is_sex
    yield "telephone", re.compile(r"^\+?[\d\s()./-]{6,}$").search
    yield "organisation", lambda cell: SERVICE.search(cell.lower())


def _wordy(cell):
    return sum(c.isalpha() for c in cell) >= 2 and not re.search(r"\d", cell)
