"""The three programmes, the colleagues who run them, and one sign-in a role."""

from datetime import date

from i18nfield.strings import LazyI18nString

from accreditation.actions import route as routes
from programmes.actions import programme as programmes
from programmes.models import AgencyKind, RoleKind
from programmes.rules.actor import SYSTEM
from ttt_portal.demo import scene

SINCE = date(2016, 1, 1)

# (address, what they do): printed by `make demo`, in the order of the story.
SIGN_INS = [
    ("system@demo.example", "system administrator: founds programmes, sees no people"),
    ("administrator@demo.example", "programme administrator: decisions and certificates"),
    ("organiser@demo.example", "organiser: workshops, lists, missions"),
    ("facilitator@demo.example", "facilitator in Manama: topics, groups, plenary"),
    ("participant@demo.example", "participant in Manama: has no seat yet"),
    ("secretary@demo.example", "participant in Manama: secretary of group B"),
    ("assessor@demo.example", "assessor of trainers"),
    ("lead@demo.example", "lead expert of field missions"),
    ("candidate@demo.example", "candidate: mission evaluated, decision open"),
    ("waiting@demo.example", "candidate who waits for a mission: a call to answer"),
    ("focal@demo.example", "focal point in Kazakhstan: national courses wait for confirmation"),
    ("donor@demo.example", "donor: figures without names"),
]


def text(**languages):
    return LazyI18nString({tag.replace("_", "-"): words for tag, words in languages.items()})


def found_programmes():
    """Returns (stce, iwt, ods)."""
    wco = scene.organisation(
        {
            "en": "World Customs Organization",
            "fr": "Organisation mondiale des douanes",
            "es": "Organización Mundial de Aduanas",
            "ru": "Всемирная таможенная организация",
            "ar": "منظمة الجمارك العالمية",
            "zh-hans": "世界海关组织",
        },
        AgencyKind.INTERNATIONAL,
        acronym="WCO",
    )
    interpol = scene.organisation("INTERPOL", AgencyKind.INTERNATIONAL, acronym="INTERPOL")
    unep = scene.organisation(
        {
            "en": "United Nations Environment Programme",
            "fr": "Programme des Nations Unies pour l’environnement",
            "es": "Programa de las Naciones Unidas para el Medio Ambiente",
            "ru": "Программа ООН по окружающей среде",
            "ar": "برنامج الأمم المتحدة للبيئة",
            "zh-hans": "联合国环境规划署",
        },
        AgencyKind.INTERNATIONAL,
        acronym="UNEP",
    )
    stce = programmes.found(
        by=SYSTEM,
        slug="stce",
        acronym="STCE",
        title=text(en="Strategic Trade Control Enforcement", fr="Contrôle des échanges stratégiques"),
        purpose=text(
            en="A roster of accredited expert trainers who help customs administrations to stop illicit trade in "
            "strategic goods."
        ),
        organisation=wco,
        trainer_title=text(en="STCE Expert Trainer"),
        certificate_prefix="stce",
        languages=[scene.language("en"), scene.language("fr"), scene.language("es"), scene.language("ru")],
    )
    iwt = programmes.found(
        by=SYSTEM,
        slug="iwt",
        acronym="IWT",
        title=text(en="Illegal wildlife trade regional workshops", fr="Ateliers régionaux sur le trafic d’espèces"),
        purpose=text(en="Customs and police officers trained side by side against illegal wildlife trade (INAMA)."),
        organisation=wco,
        usage="administrations",
        certificate_prefix="iwt",
        partners=[interpol],
        languages=[scene.language("en"), scene.language("fr")],
    )
    ods = programmes.found(
        by=SYSTEM,
        slug="ods",
        acronym="ODS",
        title=text(
            en="Customs training on ozone-depleting substances",
            fr="Formation douanière sur les substances appauvrissant la couche d’ozone",
        ),
        purpose=text(en="National train-the-trainers workshops under the Montreal Protocol."),
        organisation=unep,
        trainer_title=text(en="National Customs Trainer on ODS"),
        certificate_prefix="ods",
        languages=[scene.language(tag) for tag in ("en", "fr", "es", "ru", "ar", "zh-hans")],
    )
    with scene.on(SINCE):
        routes.give(programme=stce, key="stce", by=SYSTEM)
        routes.give(programme=iwt, key="workshop_only", by=SYSTEM)
        routes.give(programme=ods, key="unodc", by=SYSTEM)
    return stce, iwt, ods


def appoint(stce, iwt, ods):
    """Colleagues with their roles. Returns {key: Person}."""
    wco, unep = stce.organisation, ods.organisation
    state = scene.organisation("U.S. Department of State", AgencyKind.DONOR, "US")
    sars = scene.organisation("South African Revenue Service", AgencyKind.CUSTOMS, "ZA")
    cast = {
        "system": scene.person(ods, "Berg", "Ingrid", organisation=unep),
        "administrator": scene.person(stce, "Lindqvist", "Marta", organisation=wco, languages=["en", "fr"]),
        "organiser": scene.person(stce, "Okafor", "Daniel", organisation=wco, languages=["en", "fr"]),
        "facilitator": scene.person(ods, "Haddad", "Sami", organisation=unep, languages=["en", "ar"]),
        "assessor": scene.person(
            stce, "Nkosi", "Thandiwe", organisation=sars, country=scene.country("ZA"), languages=["en", "ru"]
        ),
        "second_assessor": scene.person(stce, "Marchand", "Hélène", organisation=wco, languages=["fr", "en", "ru"]),
        "lead": scene.person(stce, "Vermeulen", "Rik", organisation=wco, languages=["en", "fr", "ru"]),
        "donor": scene.person(iwt, "Carter", "Ellen", organisation=state),
    }
    scene.role(cast["system"], RoleKind.SYSTEM_ADMINISTRATOR, since=SINCE)
    scene.role(cast["administrator"], RoleKind.PROGRAMME_ADMINISTRATOR, stce, iwt, ods, since=SINCE)
    scene.role(cast["organiser"], RoleKind.ORGANISER, stce, iwt, ods, since=SINCE)
    scene.role(cast["facilitator"], RoleKind.FACILITATOR, ods, since=SINCE)
    scene.role(cast["assessor"], RoleKind.ASSESSOR, stce, since=SINCE)
    scene.role(cast["second_assessor"], RoleKind.ASSESSOR, stce, since=SINCE)
    scene.role(cast["donor"], RoleKind.DONOR, iwt, since=SINCE)
    for key in ("system", "administrator", "organiser", "facilitator", "assessor", "lead", "donor"):
        scene.sign_in(cast[key], f"{key}@demo.example")
    return cast
