import csv
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
LANGUAGES = {
    "en": {"en": "English", "fr": "anglais", "ru": "английский"},
    "fr": {"en": "French", "fr": "français", "ru": "французский"},
    "es": {"en": "Spanish", "fr": "espagnol", "ru": "испанский"},
    "ru": {"en": "Russian", "fr": "russe", "ru": "русский"},
    "ar": {"en": "Arabic", "fr": "arabe", "ru": "арабский"},
    "zh-hans": {"en": "Chinese", "fr": "chinois", "ru": "китайский"},
    "pt": {"en": "Portuguese", "fr": "portugais", "ru": "португальский"},
    "th": {"en": "Thai"}, "lo": {"en": "Lao"}, "vi": {"en": "Vietnamese"}, "km": {"en": "Khmer"},
    "ms": {"en": "Malay"}, "si": {"en": "Sinhala"}, "hy": {"en": "Armenian"}, "az": {"en": "Azerbaijani"},
    "ka": {"en": "Georgian"}, "kk": {"en": "Kazakh"}, "ro": {"en": "Romanian"}, "uk": {"en": "Ukrainian"},
    "sq": {"en": "Albanian"}, "sr": {"en": "Serbian"}, "tr": {"en": "Turkish"}, "sw": {"en": "Swahili"},
}  # fmt: skip


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
        for tag, names in LANGUAGES.items():
            Language.objects.update_or_create(tag=tag, defaults={"name": LazyI18nString(names)})
        if options["verbosity"]:
            self.stdout.write(f"{Country.objects.count()} countries and areas, {Language.objects.count()} languages.")
