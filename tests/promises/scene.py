"""Two programmes with everything in them, built through the real actions, and one signed-in client for each who."""

from datetime import date, time, timedelta
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from accreditation.actions import accreditation as accreditations
from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import delivery as deliveries
from accreditation.actions import host_feedback as host_feedbacks
from accreditation.actions import mission as missions
from accreditation.actions import mission_call as mission_calls
from accreditation.actions import national_plan as national_plans
from accreditation.actions import notice as notices
from accreditation.actions import panel as panels
from accreditation.actions import pupil as pupils
from accreditation.actions import roster_import as roster_imports
from accreditation.actions import route as routes
from accreditation.actions import screening as screenings
from accreditation.actions import sheet as sheets
from accreditation.actions import teaching_question as teaching_questions
from accreditation.actions import trainer_link as trainer_links
from accreditation.actions import trainer_profile as trainer_profiles
from accreditation.rules import mission_record as mission_record_rules
from accreditation.rules import trainer_link as trainer_link_rules
from programmes.actions import account as accounts
from programmes.actions import data_export as data_exports
from programmes.actions import erasure as erasures
from programmes.actions import grant as grants
from programmes.actions import organisation as organisations
from programmes.actions import person as people
from programmes.actions import programme as programmes
from programmes.actions import role as roles
from programmes.actions import source_statement as statements
from programmes.models import AgencyKind, Country, Language, RoleKind
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from reports.actions import certificate as certificates
from reports.actions import certificate_batch as certificate_batches
from reports.actions import certificate_template as certificate_templates
from reports.actions import document as documents
from reports.actions import indicator as indicators
from reports.actions import indicator_entry as indicator_entries
from reports.actions import name_check as name_checks
from reports.actions import published_sentence as published_sentences
from reports.models import Document
from reports.queries import group_report as group_report_queries
from reports.queries import publication
from reports.rules import certificate_link
from reports.rules import certificate_template as template_rules
from reports.rules import name_check as name_check_rules
from reports.rules import published_sentence as published_rules
from workshops.actions import activity_import as activity_imports
from workshops.actions import agenda_item as agenda_items
from workshops.actions import breakout as breakouts
from workshops.actions import breakout_template as breakout_templates
from workshops.actions import checklist_item as checklist_items
from workshops.actions import course_document as course_documents
from workshops.actions import evaluation as evaluations
from workshops.actions import follow_up as follow_ups
from workshops.actions import follow_up_contact as follow_up_contacts
from workshops.actions import group_report as group_reports
from workshops.actions import guest_pass as guest_passes
from workshops.actions import headcount as headcounts
from workshops.actions import knowledge_test as knowledge_tests
from workshops.actions import membership as memberships
from workshops.actions import paper_record as paper_records
from workshops.actions import participant_import as participant_imports
from workshops.actions import participation as participations
from workshops.actions import recommendation as recommendations
from workshops.actions import report_attachment as attachments
from workshops.actions import requirement as requirements
from workshops.actions import requirement_result as requirement_results
from workshops.actions import restricted_data
from workshops.actions import status_report as status_reports
from workshops.actions import topic as topics
from workshops.actions import waiting_place as waiting_places
from workshops.actions import workshop as workshops
from workshops.models import BreakoutTemplate, Duty, Group
from workshops.rules import calendar as calendar_rules
from workshops.rules import door as door_rules
from workshops.rules import follow_up_contact as follow_up_contact_rules
from workshops.rules import guest_pass as guest_pass_rules
from workshops.rules import stamp

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROLES = {
    "system": RoleKind.SYSTEM_ADMINISTRATOR,
    "admin": RoleKind.PROGRAMME_ADMINISTRATOR,
    "organiser": RoleKind.ORGANISER,
    "facil": RoleKind.FACILITATOR,
    "assessor": RoleKind.ASSESSOR,
    "donor": RoleKind.DONOR,
    "particip": RoleKind.PARTICIPANT,
}

GUESTS = {"guest-facil": RoleKind.FACILITATOR, "guest-assess": RoleKind.ASSESSOR, "guest-donor": RoleKind.DONOR}

OTHERS, OFFICERS, DRAFT = (b"Serinus", b"Kanarienvogel"), (b"-Officer", b"Takes-Part"), b"Draft-Words"
# Arguments that name no object.
FIXED = {
    **{(url, "name"): "persons" for url in ("figure", "figure_table")},
    ("figures_table", "table"): "regions",
    **{(url, "format"): "csv" for url in ("figures_table", "figure_table")},
} | {
    (name, "kind"): "participation"
    for name in ("certificate_template", "certificate_template_preview", "certificate_template_specimen")
}


def _look(programme):
    """How its certificates look, of a kind no other test of pages writes."""
    written = template_rules.current(programme, "co_delivery")
    return written or certificate_templates.write_own(programme=programme, kind="co_delivery", seen=0, by=SYSTEM)


def _published(programme):
    kept = publication.of_programme(programme)
    seen = published_rules.sha256(kept)
    return published_sentences.publish(programme=programme, kept=kept, seen=seen, by=SYSTEM)


def _scan():
    return SimpleUploadedFile("scan.pdf", b"%PDF-1.7 nothing")


class Scene:
    """`own`, `sibling` (another workshop of the same programme) and `other`: what stands behind each kind of URL."""

    def __init__(self):
        english = Language.objects.get_or_create(tag="en", defaults={"name": "English"})[0]
        country = Country.objects.get_or_create(iso2="BH", defaults={"iso3": "BHR", "name": {"en": "Bahrain"}})[0]
        self.given = {"language": english, "country": country}
        self.customs = organisations.add(name="Customs", kind=AgencyKind.CUSTOMS, country=country, by=SYSTEM)
        self.host = organisations.add(name="UNEP", kind=AgencyKind.INTERNATIONAL, by=SYSTEM)
        self.donor = organisations.add(name="Donor body", kind=AgencyKind.DONOR, by=SYSTEM)
        call_command("load_library", verbosity=0)
        self.template = BreakoutTemplate.objects.get(key="d6")
        ours, theirs = self._programme("ours", "Ours"), self._programme("theirs", "Kanarienvogel")
        self.clients = {who: self._somebody(who, kind, ours) for who, kind in ROLES.items()}
        taking_part = people.add(programme=ours, by=SYSTEM, family_name="Takes-Part")
        self.own = self._things(ours, "Ours", taking_part=taking_part)
        self.sibling = self._things(ours, "Sittich")
        self.other = self._things(theirs, "Serinus")
        with clock.at(clock.now() - timedelta(days=200)):
            self.closed = self._things(ours, "Ours-closed", taking_part=taking_part)
        self.clients["takes"] = self._signed_in(taking_part, "takes")
        self.clients["anonymous"] = Client(raise_request_exception=False)
        taking_part = self.own["workshops"].participations.get(person=taking_part)
        self.clients["badge"] = self._by_door(door_rules.of_participation(taking_part))
        for who, kind in GUESTS.items():
            self.clients[who] = self._guest(kind, ours)
        self.clients["laptop"] = self._by_door(door_rules.of_group(self.own["groups"]))

    def forbidden(self, who):
        """Words that would tell somebody what they may not know: another programme's, names, a draft."""
        canaries = {
            "system": OFFICERS,  # who holds a role, yes; officers, no
            "donor": (*OTHERS, *OFFICERS, DRAFT),
            "assessor": (*OTHERS, DRAFT),
            "particip": (*OTHERS, *OFFICERS, DRAFT),
            "takes": (*OTHERS, b"Sittich"),
            "badge": (*OTHERS, b"Sittich"),
            "laptop": (*OTHERS, b"Sittich"),
            "guest-facil": (*OTHERS, b"Sittich"),
            "guest-assess": (*OTHERS, b"Sittich", DRAFT),
            "guest-donor": (*OTHERS, *OFFICERS, DRAFT),
            "anonymous": (*OTHERS, *OFFICERS, DRAFT),
        }
        return canaries.get(who, OTHERS)

    def _programme(self, slug, title):
        return programmes.found(
            by=SYSTEM,
            slug=slug,
            title=title,
            acronym=title[:6],
            organisation=self.host,
            certificate_prefix=slug,
            # The other programme does not consent to figures for everybody.
            has_open_figures=slug == "ours",
        )

    def _somebody(self, who, kind, programme):
        home = self.donor if kind == RoleKind.DONOR else None
        person = people.add(programme=programme, by=SYSTEM, family_name=f"{who}-person", organisation=home)
        of = None if kind == RoleKind.SYSTEM_ADMINISTRATOR else programme
        roles.grant(person=person, kind=kind, programme=of, starts_on=date(2000, 1, 1), by=SYSTEM)
        return self._signed_in(person, who)

    def _signed_in(self, person, who):
        user = accounts.open(person=person, email=f"{who}@scene.example", by=SYSTEM)
        client = Client(raise_request_exception=False)
        client.force_login(user, backend=BACKEND)
        return client

    def _by_door(self, actor):
        return self._holding(door_rules.kept(actor))

    def _holding(self, kept):
        client = Client(raise_request_exception=False)
        session = client.session
        session[door_rules.KEPT_AS] = kept
        session.save()
        return client

    def _guest(self, kind, programme):
        """Somebody with a pass that was used a moment ago: to our workshop, or as a donor to our programme."""
        workshop = None if kind == RoleKind.DONOR else self.own["workshops"]
        guest_pass = self._pass(programme, kind, workshop, f"{kind}-guest")
        guest_pass = guest_passes.enter(token=guest_pass_rules.token(guest_pass), by=SYSTEM)
        return self._holding(guest_pass_rules.kept(guest_pass))

    def _pass(self, programme, kind, workshop, name):
        return guest_passes.give(
            programme=programme,
            workshop=workshop,
            kind=kind,
            family_name=name,
            email=f"{name.lower()}@guests.example",
            organisation=self.donor if kind == RoleKind.DONOR else None,
            ends_on=clock.today() + timedelta(days=9),
            by=SYSTEM,
        )

    def _asks_to_be_forgotten(self, programme, word):
        person = people.add(programme=programme, by=SYSTEM, family_name=f"{word}-Forgotten")
        return erasures.ask(person=person, by=actors.for_person(person))

    def _things(self, programme, word, taking_part=None):
        """kind of URL -> what its code or slug names."""
        today = clock.today()
        series = programmes.add_series(programme=programme, by=SYSTEM, title=word, slug=word.lower())
        workshop = workshops.schedule(
            programme=programme,
            title=f"{word} workshop",
            city=word,
            kind="national",
            starts_on=today - timedelta(days=1),
            ends_on=today + timedelta(days=3),
            by=SYSTEM,
            **self.given,
        )
        person = people.add(
            programme=programme, by=SYSTEM, family_name=f"{word}-Officer", email=f"{word.lower()}@people.example"
        )
        statements.record(
            programme=programme, by=SYSTEM, figure="persons", value=170, as_of=date(2017, 10, 31), source=word
        )
        things = {
            "programmes": programme,
            "open-figures": programme,
            "grants": grants.record(programme=programme, donor=self.donor, title=f"{word} grant", by=SYSTEM),
            "series": series,
            "workshops": workshop,
            "people": person,
            "roles": roles.grant(
                person=people.add(programme=programme, by=SYSTEM, family_name=f"{word}-Teacher"),
                kind=RoleKind.FACILITATOR,
                programme=programme,
                by=SYSTEM,
            ),
            "participations": participations.add(workshop=workshop, person=person, by=SYSTEM),
            "headcounts": headcounts.declare(workshop=workshop, number=12, source=word, by=SYSTEM),
            "checklist-items": checklist_items.add(workshop=workshop, title=f"{word} to do", days=-3, by=SYSTEM),
            "course-documents": course_documents.add(
                workshop=workshop, title=word, file=SimpleUploadedFile("agenda.pdf", b"%PDF-1.7 nothing"), by=SYSTEM
            ),
            "paper-records": paper_records.record(
                workshop=workshop, kind="sign_in", filled_at=clock.now(), file=_scan(), by=SYSTEM
            ),
            "breakout-templates": breakout_templates.clone(template=self.template, programme=programme, by=SYSTEM),
            "imports": participant_imports.stage(workshop=workshop, text=f"Name\n{word} Listed-Officer", by=SYSTEM),
            "activity-imports": activity_imports.stage(
                programme=programme, text=f"Title\tStart date\n{word} archived\tno day", by=SYSTEM
            ),
            "agenda-items": agenda_items.add(
                workshop=workshop, day=today, starts_at=time(9, 0), title=word, minutes=60, by=SYSTEM
            ),
        }
        things["indicators"] = indicators.add(grant=things["grants"], title=f"{word} indicator", by=SYSTEM)
        things["indicator-entries"] = indicator_entries.record(
            indicator=things["indicators"], reached_on=today, value=1, source=word, by=SYSTEM
        )
        things["requirement-results"] = self._asked_for(workshop, things["participations"])
        things["guest-passes"] = self._pass(programme, RoleKind.FACILITATOR, workshop, f"{word}-Expert")
        things["guest"] = SimpleNamespace(token=guest_pass_rules.token(things["guest-passes"]))
        things["attendance"] = SimpleNamespace(half_day=f"{today}-morning")
        things |= self._tested(workshop)
        things["import-rows"] = things["imports"].rows.get()
        things["activity-import-rows"] = things["activity-imports"].rows.get()
        restricted_data.put_down(participation=things["participations"], passport_number=f"P-{word}", by=SYSTEM)
        things["data-exports"] = data_exports.ask(by=actors.for_person(person))
        things["erasures"] = self._asks_to_be_forgotten(programme, word)
        roles.end(role=things["roles"], on=today + timedelta(days=5), by=SYSTEM)
        things["calendar"] = SimpleNamespace(signed=calendar_rules.sign(workshop, person))
        things["b"] = SimpleNamespace(token=door_rules.badge_token(things["participations"]))
        seats = [things["participations"]]
        if taking_part:
            seats.append(participations.add(workshop=workshop, person=taking_part, by=SYSTEM))
        return (
            things
            | self._followed_up(workshop, word)
            | self._room(workshop, word, seats)
            | self._cases(programme, word, person)
        )

    def _certified(self, workshop, word):
        """Certificates asked for together, one's own by its link, and a name that asks to be put right."""
        named = people.add(programme=workshop.programme, by=SYSTEM, family_name=f"{word}-Named")
        there = participations.add(workshop=workshop, person=named, organisation=self.customs, by=SYSTEM)
        own = certificates.issue(participation=there, by=SYSTEM)
        documents.finish(document=documents.claim(own.document_id), content=b"%PDF-1.7 nothing")
        check = name_checks.answer(participation=there, is_right=False, family_name=f"{word}-Renamed", by=SYSTEM)
        return {
            "certificate-batches": certificate_batches.confirm(workshop=workshop, kind="participation", by=SYSTEM),
            "certificate-templates": _look(workshop.programme),
            "own-certificates": SimpleNamespace(token=certificate_link.token(own)),
            "name-checks": check,
            "published-sentences": _published(workshop.programme),
            "own-name": SimpleNamespace(token=name_check_rules.token(there)),
        }

    def _asked_for(self, workshop, participation):
        """A certificate to bring along, and the one this officer brought."""
        workshop = requirements.set_for_workshop(workshop=workshop, prerequisites="E-learning", by=SYSTEM)
        return requirement_results.record(
            participation=participation,
            requirement=workshop.requirements.get(),
            state="met",
            file=_scan(),
            by=SYSTEM,
        )

    def _tested(self, workshop):
        """A test of one question, and an evaluation, both open."""
        test = knowledge_tests.prepare(workshop=workshop, by=SYSTEM)
        item = knowledge_tests.write_item(test=test, text="Which?", options="* This\nThat", by=SYSTEM)
        evaluation = evaluations.prepare(workshop=workshop, by=SYSTEM)
        return {
            "evaluations": evaluations.move(evaluation=evaluation, act="open", by=SYSTEM),
            "knowledge-tests": knowledge_tests.move(test=test, act="open_before", by=SYSTEM),
            "knowledge-items": item,
        }

    def _followed_up(self, workshop, word):
        """A break-out that is over, with one adopted recommendation, whom the portal asks, and what was reported."""
        breakout = breakouts.set_up(workshop=workshop, template=self.template, by=SYSTEM)
        topics.select(topic=breakout.topics.first(), by=SYSTEM)
        for act in ("open_choice", "start_work"):
            breakout = breakouts.move(breakout=breakout, act=act, by=SYSTEM)
        report = breakout.groups.get().report
        report.refresh_from_db()
        one = recommendations.write(
            report=report, epoch=report.epoch, text=f"{word} adopted words", addressed_to=f"{word} service", by=SYSTEM
        )
        breakout = breakouts.move(breakout=breakout, act="open_plenary", by=SYSTEM)
        group_reports.move(report=report, act="present", by=SYSTEM)
        one = recommendations.decide(recommendation=type(one).objects.get(pk=one.pk), act="accept", by=SYSTEM)
        breakouts.move(breakout=breakout, act="close", by=SYSTEM)
        follow_up = follow_ups.switch_on(workshop=workshop, agreed_by=word, agreed_on=clock.today(), by=SYSTEM)
        (contact,) = follow_up_contacts.name(
            follow_up=follow_up,
            addressed_to=[one.addressed_to],
            name=f"{word} focal point",
            email=f"{word.lower()}@services.example",
            by=SYSTEM,
        )
        status_reports.report(
            contact=contact,
            reported_by=f"{word} focal point",
            statuses={one.code: ("under_way", "")},
            by=follow_up_contact_rules.actor_of(contact),
        )
        link = SimpleNamespace(token=follow_up_contact_rules.token(contact))
        return {"follow-up-contacts": contact, "follow-up": link}

    def _room(self, workshop, word, seats):
        """A break-out while the choice is open: group A with its members and duties, a draft and a paper."""
        breakout = breakouts.set_up(workshop=workshop, template=self.template, by=SYSTEM)
        chosen = list(breakout.topics.all()[:2])
        for topic in chosen:
            topics.select(topic=topic, by=SYSTEM)
        breakout = breakouts.move(breakout=breakout, act="open_choice", by=SYSTEM)
        group = breakout.groups.first()
        officer, *_others = [memberships.join(group=group, participation=seat, by=SYSTEM) for seat in seats]
        late = participations.add(workshop=workshop, listed_as=f"{word} late", by=SYSTEM)
        Group.objects.filter(pk=group.pk).update(capacity=len(seats))
        waits = waiting_places.take(group=group, participation=late, by=SYSTEM)
        for duty in Duty:
            memberships.give_duty(membership=officer, duty=duty, by=SYSTEM)
        report = group.report
        report.refresh_from_db()
        draft = recommendations.write(report=report, epoch=report.epoch, text=f"{word} Draft-Words", by=SYSTEM)
        paper = documents.ask(
            kind=Document.Kind.GROUP_REPORT,
            subject=report,
            programme=workshop.programme,
            title=f"{word} report",
            language="en",
            snapshot=group_report_queries.snapshot(report),
            by=SYSTEM,
        )
        documents.finish(document=documents.claim(paper.pk), content=b"%PDF-1.7 nothing")
        return {
            "waiting-places": waits,
            "report-attachments": attachments.add(report=report, file=_scan(), by=SYSTEM),
            "join": SimpleNamespace(digits=breakout.join_code),
            "stamp": SimpleNamespace(signed=stamp.SIGNER.sign(f"room-{breakout.pk}")),
            "breakouts": breakout,
            "topics": chosen[0],
            "groups": group,
            "memberships": officer,
            "group-reports": report,
            "recommendations": draft,
            "documents": paper,
        }

    def _cases(self, programme, word, officer):
        """A candidacy that has just begun, one on a mission, a trainer, and a certificate."""
        today = clock.today()
        route = routes.give(programme=programme, key="wco_experts", by=SYSTEM)
        workshop = workshops.schedule(
            programme=programme,
            title=f"{word} accreditation workshop",
            kind="accreditation",
            starts_on=today - timedelta(days=9),
            ends_on=today - timedelta(days=1),
            by=SYSTEM,
            **self.given,
        )

        def person(name, organisation=None):
            return people.add(
                programme=programme, by=SYSTEM, family_name=f"{word}-{name}", organisation=organisation or self.customs
            )

        def completed(officer):
            there = participations.add(workshop=workshop, person=officer, organisation=self.customs, by=SYSTEM)
            return participations.move(participation=there, act="complete", by=SYSTEM)

        begun = candidacies.open(participation=completed(officer), by=SYSTEM)
        sent = candidacies.open(participation=completed(person("Officer-on-mission")), by=SYSTEM)
        screening = screenings.record(
            candidacy=sent, is_met=True, screened_by=word, screened_on=today, file=_scan(), by=SYSTEM
        )
        for name in ("First-Assessor", "Second-Assessor"):
            assessor = person(name, self.host)
            roles.grant(person=assessor, kind=RoleKind.ASSESSOR, programme=programme, by=SYSTEM)
            scores = {c: (True if c.is_yes_no else 3, "") for c in sent.route.criteria.all()}
            by = actors.for_person(assessor)
            signed = assessments.sign(candidacy=sent, by=by, scores=scores, recommends=True)
        sheet = sheets.begin(candidacy=begun, by=by)
        sheets.write_form(sheet=sheet, boxes={"remarks": (f"{word} Draft-Words", 0)}, by=by)
        sent = candidacies.record_pass(candidacy=sent, by=SYSTEM)
        mission = missions.plan(
            programme=programme, title=f"{word} mission", starts_on=today, ends_on=today, by=SYSTEM, **self.given
        )
        calling = missions.plan(
            programme=programme,
            title=f"{word} calling",
            starts_on=today + timedelta(days=40),
            ends_on=today + timedelta(days=41),
            by=SYSTEM,
            **self.given,
        )
        call = mission_calls.open(mission=calling, answer_by=today + timedelta(days=9), words=word, by=SYSTEM)
        mission = missions.match(mission=mission, lead=person("Lead", self.host), by=SYSTEM)
        mission = host_feedbacks.make_link(mission=mission, by=SYSTEM)
        certificate = certificates.issue(participation=sent.participation, by=SYSTEM)
        listed = roster_imports.stage(programme=programme, text=f"Name\n{word} Rostered-Officer", by=SYSTEM)
        warned = accreditations.load_earlier(
            programme=programme,
            person=person("Officer-warned"),
            title="Trainer",
            granted_on=today,
            letter="14-2/882",
            by=SYSTEM,
        )
        notice = notices.give(accreditation=warned, reason=word, to_put_right=word, answer_by=today, by=SYSTEM)
        away = trainer_profiles.add_period(
            person=officer, kind="unavailable", starts_on=today, ends_on=today, note=f"{word} away", by=SYSTEM
        )
        trainer = person("Trainer", self.host)
        people.edit(person=trainer, by=SYSTEM, email=f"{word.lower()}@trainers.example")
        declined = completed(person("Officer-declined"))
        taught = self._taught_at_home(programme, word, trainer, person("Pupil"))
        return self._sitting(programme, person("Chair", self.host), declined) | {
            **taught,
            "routes": route,
            "screenings": screening,
            "candidacies": begun,
            "assessments": signed,
            "sheets": sheet,
            "missions": mission,
            "mission-calls": call,
            "call-answers": call.answers.get(),
            "host-feedback": SimpleNamespace(token=mission_record_rules.token(mission)),
            "co-trainers": missions.add_co_trainer(mission=mission, candidacy=sent, by=SYSTEM),
            "accreditations": accreditations.load_earlier(
                programme=programme,
                person=person("Officer-accredited"),
                title="Trainer",
                granted_on=today,
                letter="14-2/881",
                by=SYSTEM,
            ),
            "certificates": certificate,
            "roster-imports": listed,
            "roster-import-rows": listed.rows.get(),
            **self._certified(workshop, word),
            "availability-periods": away,
            "notices": notice,
            "v": certificate,
        }

    def _sitting(self, programme, chair, participation):
        """A panel that declined somebody who was told "not yet"."""
        roles.grant(person=chair, kind=RoleKind.PROGRAMME_ADMINISTRATOR, programme=programme, by=SYSTEM)
        case = candidacies.open(participation=participation, by=SYSTEM)
        case = candidacies.not_yet(candidacy=case, by=SYSTEM, reason="Voice")
        panel = panels.record(
            programme=programme, cases=[(case, "decline", "Voice")], decided_by="Director",
            decided_on=clock.today(), minutes="2019/4", file=_scan(), by=actors.for_person(chair),
        )  # fmt: skip
        return {"panels": panel}

    def _taught_at_home(self, programme, word, trainer, pupil):
        """A plan with a focal point, a course that waits, a trainer with a link, and the question of three months."""
        # Organisations are known to every programme, so the name of this one betrays nobody.
        service = organisations.add(name=f"Customs {word[::-1]}", kind=AgencyKind.CUSTOMS, by=SYSTEM)
        people.edit(person=trainer, organisation=service, by=SYSTEM)
        over = clock.today() - timedelta(days=95)
        workshop = workshops.schedule(
            programme=programme, title=f"{word} workshop of long ago", kind="national", starts_on=over, ends_on=over,
            by=SYSTEM, **self.given,
        )  # fmt: skip
        participations.add(workshop=workshop, person=trainer, by=SYSTEM)
        plan = national_plans.open(programme=programme, organisation=service, workshop=workshop, by=SYSTEM)
        plan = national_plans.name_focal_point(
            plan=plan, name=f"{word} confirming", email=f"{word.lower()}@focal.example", by=SYSTEM
        )
        delivery = deliveries.report(
            programme=programme,
            organisation=service,
            topic=f"{word} course",
            starts_on=clock.today(),
            women=9,
            trainers=[(trainer, 50)],
            file=_scan(),
            by=SYSTEM,
        )
        link = trainer_links.give(programme=programme, person=trainer, by=SYSTEM)
        teaching_questions.ask_due(by=SYSTEM)
        focal = trainer_link_rules.focal_token(plan)
        return {
            "national-plans": plan,
            "planned-courses": national_plans.add_course(plan=plan, title=word, by=SYSTEM),
            "deliveries": delivery,
            "pupils": pupils.name(delivery=delivery, person=pupil, by=SYSTEM),
            "trainer-links": link,
            "taught": SimpleNamespace(token=trainer_link_rules.token(link), code=trainer.teaching_questions.get().code),
            "confirm-training": SimpleNamespace(token=focal, code=delivery.code),
            "teaching-questions": plan.teaching_questions.get(),
        }

    def arguments(self, page, things):
        """The keyword arguments of a page's URL: the segment before each says of what kind of thing it is the code."""
        segments = page.route.split("/")

        def thing(name):
            place = next(number for number, segment in enumerate(segments) if f":{name}>" in segment)
            return things.get(segments[place - 1]) or things[segments[0]]

        return {name: FIXED.get((page.name, name)) or getattr(thing(name), name) for name in page.parameters}

    def body(self, form, things):
        """What a POST carries, with the codes of these things filled in."""
        codes = {kind.replace("-", "_"): getattr(thing, "code", "") for kind, thing in things.items()}
        return {name: value.format(**codes) for name, value in form.items()}
