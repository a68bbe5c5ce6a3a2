import csv
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction
from i18nfield.strings import LazyI18nString

from programmes.models import Country, Language

FILE = Path(__file__).resolve().parents[2] / "library" / "countries.csv"
NAMES = {"en": "name_en", "fr": "name_fr", "es": "name_es", "ru": "name_ru", "ar": "name_ar", "zh-hans": "name_zh"}

# Kosovo has no ISO or M49 code; XK is the user-assigned code in general use.
KOSOVO = {
    "iso2": "XK",
    "name": {"en": "Kosovo", "fr": "Kosovo", "es": "Kosovo", "ru": "Косово", "ar": "كوسوفو", "zh-hans": "科索沃"},
    "footnote": {
        "en": "References to Kosovo shall be understood in the context of Security Council resolution 1244 (1999).",
    },
    "latitude": 42.6,
    "longitude": 20.9,
    "m49_region": "Europe",
    "m49_subregion": "Southern Europe",
}
# What countries were called before: (ISO code, the last day of it, the names in the order of NAMES).
FORMERLY = (
    ("CV", "2013-10-23", ("Cape Verde", "Cap-Vert", "Cabo Verde", "Кабо-Верде", "الرأس الأخضر", "佛得角")),
    (
        "CZ",
        "2016-06-30",
        (
            "Czech Republic",
            "République tchèque",
            "República Checa",
            "Чешская Республика",
            "الجمهورية التشيكية",
            "捷克共和国",
        ),
    ),
    ("SZ", "2018-04-18", ("Swaziland", "Swaziland", "Swazilandia", "Свазиленд", "سوازيلند", "斯威士兰")),
    (
        "MK",
        "2019-02-11",
        (
            "the former Yugoslav Republic of Macedonia",
            "ex-République yougoslave de Macédoine",
            "ex República Yugoslava de Macedonia",
            "бывшая югославская Республика Македония",
            "جمهورية مقدونيا اليوغوسلافية السابقة",
            "前南斯拉夫的马其顿共和国",
        ),
    ),
    ("TR", "2022-05-31", ("Turkey", "Turquie", "Turquía", "Турция", "تركيا", "土耳其")),
)
# How each language is called in the six languages of the United Nations, in the order of NAMES.
CALLED = {
    "en": ("English", "anglais", "inglés", "английский", "الإنكليزية", "英语"),
    "fr": ("French", "français", "francés", "французский", "الفرنسية", "法语"),
    "es": ("Spanish", "espagnol", "español", "испанский", "الإسبانية", "西班牙语"),
    "ru": ("Russian", "russe", "ruso", "русский", "الروسية", "俄语"),
    "ar": ("Arabic", "arabe", "árabe", "арабский", "العربية", "阿拉伯语"),
    "zh-hans": ("Chinese", "chinois", "chino", "китайский", "الصينية", "汉语"),
    "pt": ("Portuguese", "portugais", "portugués", "португальский", "البرتغالية", "葡萄牙语"),
    "th": ("Thai", "thaï", "tailandés", "тайский", "التايلندية", "泰语"),
    "lo": ("Lao", "lao", "lao", "лаосский", "اللاوية", "老挝语"),
    "vi": ("Vietnamese", "vietnamien", "vietnamita", "вьетнамский", "الفييتنامية", "越南语"),
    "km": ("Khmer", "khmer", "jemer", "кхмерский", "الخميرية", "高棉语"),
    "ms": ("Malay", "malais", "malayo", "малайский", "الملايوية", "马来语"),
    "si": ("Sinhala", "cingalais", "cingalés", "сингальский", "السنهالية", "僧伽罗语"),
    "hy": ("Armenian", "arménien", "armenio", "армянский", "الأرمنية", "亚美尼亚语"),
    "az": ("Azerbaijani", "azerbaïdjanais", "azerbaiyano", "азербайджанский", "الأذربيجانية", "阿塞拜疆语"),
    "ka": ("Georgian", "géorgien", "georgiano", "грузинский", "الجورجية", "格鲁吉亚语"),
    "kk": ("Kazakh", "kazakh", "kazajo", "казахский", "الكازاخية", "哈萨克语"),
    "ro": ("Romanian", "roumain", "rumano", "румынский", "الرومانية", "罗马尼亚语"),
    "uk": ("Ukrainian", "ukrainien", "ucraniano", "украинский", "الأوكرانية", "乌克兰语"),
    "sq": ("Albanian", "albanais", "albanés", "албанский", "الألبانية", "阿尔巴尼亚语"),
    "sr": ("Serbian", "serbe", "serbio", "сербский", "الصربية", "塞尔维亚语"),
    "tr": ("Turkish", "turc", "turco", "турецкий", "التركية", "土耳其语"),
    "sw": ("Swahili", "swahili", "suajili", "суахили", "السواحيلية", "斯瓦希里语"),
}
LANGUAGES = {tag: dict(zip(NAMES, names, strict=True)) for tag, names in CALLED.items()}


class Command(BaseCommand):
    help = "Load countries and areas (UN M49 names in six languages) and working languages. Repeatable."

    @transaction.atomic
    def handle(self, *args, **options):
        with FILE.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                Country.objects.update_or_create(
                    iso2=row["iso2"],
                    defaults={
                        "iso3": row["iso3"],
                        "m49": row["m49"],
                        "name": LazyI18nString({tag: row[column] for tag, column in NAMES.items()}),
                        "latitude": float(row["lat"]) if row["lat"] else None,
                        "longitude": float(row["lon"]) if row["lon"] else None,
                        "m49_region": row["m49_region_name"],
                        "m49_subregion": row["m49_subregion_name"],
                        "wco_region": row["wco_region"],
                    },
                )
        kosovo = dict(KOSOVO)
        kosovo["name"], kosovo["footnote"] = LazyI18nString(kosovo["name"]), LazyI18nString(kosovo["footnote"])
        Country.objects.update_or_create(iso2=kosovo.pop("iso2"), defaults=kosovo)
        for iso2, until, names in FORMERLY:
            country = Country.objects.get(iso2=iso2)
            # What somebody put down in /admin/ since stays as it is.
            if not country.designations.filter(programme=None).exists():
                name = LazyI18nString(dict(zip(NAMES, names, strict=True)))
                country.designations.create(name=name, used_until=date.fromisoformat(until))
        for tag, names in LANGUAGES.items():
            Language.objects.update_or_create(tag=tag, defaults={"name": LazyI18nString(names)})
        if options["verbosity"]:
            self.stdout.write(f"{Country.objects.count()} countries and areas, {Language.objects.count()} languages.")
