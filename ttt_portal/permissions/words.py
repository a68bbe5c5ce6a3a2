"""What each page is about, in words people understand: the page "Who sees what" is made of this and of the tables.

One line may stand for several URLs, if the tables answer the same for all of them; test_16_permissions.py asks both,
and that no URL is left out.
"""

from django.utils.translation import gettext_lazy as _

# What is no page of work: parts of the machine, and what everybody changes for themselves alone.
NOT_WORK = "styleguide healthz readyz stamp service_worker check_in_worker sheet_worker theme messages"

PAGES = (
    (
        _("Coming in"),
        (
            (_("Home, the lists of programmes and workshops, the plan of the year: each with what one may see"),
             "home programmes workshops year_plan"),
            (_("This page"), "who_sees_what"),
            (_("Show the second step of sign-in"), "second_step"),
            (_("Come into the room with a badge, or with the code on the wall and a number"),
             "join join_with_code badge_device door_departure"),
            (_("The code on a badge, scanned"), "badge"),
            (_("The break-outs of one’s workshop"), "rooms"),
            (_("Come in with a guest pass"), "guest_code guest_link"),
        ),
    ),
    (
        _("The portal and its programmes"),
        (
            (_("Found a programme, name system administrators"), "new_programme administrators"),
            (_("The list of organisations"), "organisations"),
            (_("The page of a programme, its figures"),
             "programme figures figure figure_countries figures_table figure_table"),
            (_("The brief of a programme’s figures as a PDF"), "figures_brief"),
            (_("The figures of all programmes one may see"),
             "portal_figures portal_figure_countries portal_figures_table portal_figure portal_figure_table"),
            (_("Sentences that were published, with the rows behind them"),
             "published_sentences published_sentence"),
            (_("Publish a sentence, withdraw one"), "figures_publication published_sentence_withdrawal"),
            (_("The history of a published sentence"), "published_sentence_history"),
            (_("Change the rules of a programme"), "programme_details"),
            (_("Series and published totals"), "programme_series statements"),
            (_("Open figures, of programmes that consent"), "open_figure_programmes open_figures open_figures_csv"),
            (_("The grants of a programme, and record one; to a donor, those of their own organisation"), "grants"),
            (_("One grant; to a donor, one of their own organisation"), "grant"),
            (_("Record grants and put them right"), "grant_details"),
            (_("The history of a grant"), "grant_history"),
            (_("Keep the indicators of a grant"),
             "grant_indicators indicator indicator_entries indicator_removal indicator_entry_removal"),
            (_("Make the report on a grant; a donor that of an own one"),
             "grant_report_word grant_report_pdf grant_report_tables"),
            (_("Draft the news of a workshop"), "workshop_news_item"),
            (_("Say who pays for a workshop and for a participation"), "workshop_funding participation_funding"),
            (_("Give roles, each below one’s own"), "roles"),
            (_("End roles"), "role_ending"),
            (_("Give and end guest passes"),
             "guest_passes guest_pass_ending guest_pass_link guest_pass_code guest_pass_letters"),
            (_("The link and the last use of a guest pass"), "guest_pass"),
            (_("The history of a programme"), "programme_history"),
            (_("What the programme asks of its participants"), "programme_requirements"),
            (_("Letters and Word paper of a programme"),
             "programme_letters programme_letters_restoration programme_word_template programme_word_template_removal"),
            (_("The Word paper as a file"), "programme_word_template_file"),
        ),
    ),
    (
        _("People"),
        (
            (_("The list of people, the page of a person, what was done with it"), "people person person_history"),
            (_("What is held about oneself"), "own_data"),
            (_("Agree to be named outside, take one’s data along, ask to be erased"),
             "own_consent own_exports own_erasures"),
            (_("The requests to be forgotten"), "erasures"),
            (_("What somebody asked to have erased"), "erasure"),
            (_("Decide on a request to be forgotten"), "erasure_agree erasure_decline"),
            (_("Take back one’s own request, download one’s own file"), "erasure_withdrawal data_export_file"),
            (_("Change what is recorded of a person, open a sign-in"), "person_details person_account"),
            (_("Close a sign-in and open it again"), "person_account_closing person_account_reopening"),
        ),
    ),
    (
        _("Planning a workshop"),
        (
            (_("The page of a workshop, its calendar"), "workshop workshop_calendar"),
            (_("Schedule, copy, change, postpone, cancel or report a workshop"),
             "new_workshop workshop_details workshop_parts workshop_postpone workshop_cancel workshop_resume "
             "workshop_report workshop_reopen workshop_copy plan_agreements"),
            (_("Choose an earlier workshop to copy"), "earlier_workshops"),
            (_("The checklist"), "checklist checklist_item_tick checklist_item_removal"),
            (_("What a workshop asks of its participants"), "workshop_requirements"),
            (_("The history of a workshop and of a place on its list"), "workshop_history participation_history"),
            (_("The agenda"), "agenda"),
            (_("Change an item of the agenda"), "agenda_item agenda_item_removal agenda_item_place"),
            (_("Give an item more time, shift the rest of the day"), "agenda_item_extension agenda_item_rest"),
            (_("A calendar by its signed link"), "calendar_feed"),
            (_("The course folder"), "course_folder"),
            (_("A document of the course folder"), "course_document_file"),
            (_("Take a document out of the course folder"), "course_document_removal"),
        ),
    ),
    (
        _("Participants"),
        (
            (_("The list of participants by name"), "participants"),
            (_("Keep the list: add, invite, replace, withdraw"),
             "new_participant known_participant unnamed_participant participation_complete participation_invite "
             "participation_confirm participation_decline participation_withdraw participation_mark_absent "
             "participation_restore participation_details participation_replacement headcounts headcount_removal "
             "expectations"),
            (_("Add somebody who walks in"), "walk_ins"),
            (_("Paste or drop a list, look at it, take it back"),
             "participant_imports import_corrections import_acceptance import_headings import_participations "
             "import_discard import_undo import_row_acceptance import_row_keeping import_row_sameness "
             "import_row_difference"),
            (_("A list that was dropped, as a file"), "participant_import import_file"),
            (_("Load an archive of activities"), "activity_imports"),
            (_("Settle an archive, add it and take it back"),
             "activity_import_corrections activity_import_acceptance activity_import_headings activity_import_words "
             "activity_import_open_words activity_import_entries activity_import_disposal activity_import_reversal "
             "activity_row_acceptance activity_row_keeping activity_row_link activity_row_link_removal"),
            (_("An archive that was handed in, with its report"),
             "activity_import activity_import_file activity_import_report"),
            (_("Passport and medical data, of oneself or as an organiser; every look is recorded"),
             "restricted_data restricted_data_reading restricted_data_removal"),
            (_("Release the list of names to an auditor"), "participant_list_releases"),
            (_("Letters of invitation"), "letters letters_outside letters_attempts letters_word letters_pdf"),
        ),
    ),
    (
        _("Attendance and results"),
        (
            (_("Who was there, by half-day"), "attendance half_day participation_attendance"),
            (_("Mark who was there, open and close the check-in at the door"),
             "half_day_absences half_day_presences half_day_missing half_day_sheet half_day_scans "
             "participation_half_day check_in_opening check_in_closing check_ins"),
            (_("The check-in at the door"), "check_in"),
            (_("Who completed the workshop, and why"), "workshop_completion"),
            (_("Put down results of tests and demonstrations"), "requirement_results"),
            (_("Take a result back"), "requirement_result_removal"),
            (_("The file beside a result"), "requirement_result_file"),
            (_("Write a test and an evaluation, open and close them, type paper in"),
             "workshop_test knowledge_test knowledge_test_way knowledge_test_open_before knowledge_test_close_before "
             "knowledge_test_open_after knowledge_test_close_after knowledge_item knowledge_item_removal "
             "workshop_evaluation evaluation_open evaluation_close evaluation_reopen evaluation_paper"),
            (_("Type in what a test on paper showed"), "knowledge_typed_results"),
            (_("What was learned and what participants thought, without names"), "knowledge_results evaluation"),
            (_("Take part: answer the test and the evaluation"), "knowledge_sheet evaluation_answer"),
        ),
    ),
    (
        _("The room"),
        (
            (_("A break-out, the plenary, the stage"), "breakout plenary stage"),
            (_("The board on the wall"), "board"),
            (_("Run the break-outs: topics, groups, seats, clocks"),
             "workshop_breakouts breakout_open_choice breakout_start_work breakout_open_plenary breakout_close "
             "breakout_select_anew breakout_reopen_choice breakout_resume_work breakout_reopen_plenary assignment "
             "breakout_finish breakout_focus room_clock_pause room_clock_resume room_clock_restart room_clock_extend "
             "topic_selection topic_omission topic topic_display topic_groups group_memberships "
             "waiting_place_departure group_details group_merger group_laptop group_call membership_group "
             "membership_departure"),
            (_("Who sits where"), "seating"),
            (_("Take part: choose a group"), "choice"),
            (_("Take part: wait in a line for a seat"), "group_waiting_places"),
            (_("Suggest a topic"), "breakout_topics"),
            (_("Hand a duty to a member of the group"), "membership_duties"),
            (_("One’s own group, its cue card and photos; of those who run the room, every group"),
             "group cue_card report_attachment_file"),
            (_("Make a badge anew"), "participation_badge"),
            (_("The history of a break-out, a group, its report and its recommendations"),
             "breakout_history group_history group_report_history recommendation_history"),
        ),
    ),
    (
        _("Reports and recommendations of groups"),
        (
            (_("The report of a group, from its draft on"), "group_report"),
            (_("Write the report; a secretary does so too"),
             "group_report_changes group_report_attachments report_attachment_removal group_report_mark_ready "
             "group_report_submit group_report_resubmit"),
            (_("Receive reports: presented, returned, accepted, true times"),
             "group_report_present group_report_return group_report_accept group_report_times"),
            (_("Reopen an accepted report"), "group_report_reopen"),
            (_("Decide on recommendations in the plenary"),
             "open_recommendations recommendation_accept recommendation_amend recommendation_reject "
             "recommendation_merge recommendation_defer recommendation_reopen recommendation_proposal "
             "recommendation_wording recommendation_distinction recommendation_focus"),
            (_("Templates of break-outs"), "breakout_templates breakout_template"),
            (_("Write templates of break-outs"),
             "new_breakout_template breakout_template_details breakout_template_copies breakout_template_retirement "
             "breakout_template_return"),
            (_("The history of a template"), "breakout_template_history"),
        ),
    ),
    (
        _("What became of the recommendations"),
        (
            (_("The register of adopted recommendations"), "recommendations recommendations_csv"),
            (_("Keep the follow-up: agreement, contacts, letters"),
             "follow_up follow_up_refusal follow_up_ending follow_up_contacts follow_up_contact_removal "
             "follow_up_contact_link follow_up_contact_letters recommendation_status_reports"),
            (_("Report by a personal link"), "follow_up_link"),
        ),
    ),
    (
        _("Papers"),
        (
            (_("The adopted list"), "adopted_list adopted_list_word"),
            (_("Print a group’s report, its cue card, its blank form"),
             "group_report_word cue_card_paper blank_report group_report_documents document_attempts"),
            (_("A paper that has been made, of what one may see"), "document document_file"),
            (_("Print the blank forms of all groups"), "blank_reports"),
            (_("Print lists, badges, field pack and outcome document; keep papers filled in by hand"),
             "participants_word agenda_word field_pack programme_of_work participant_list paper_records badges "
             "outcome outcome_word"),
            (_("A paper filled in by hand, as a file"), "paper_record_file"),
        ),
    ),
    (
        _("Accreditation and certificates"),
        (
            (_("The board and the list of missions, with what one may see"), "accreditation_board missions"),
            (_("The roster of trainers, a mission, an accreditation"), "roster mission accreditation"),
            (_("Trainers of other programmes who agreed to be shown; what ends soon"),
             "roster_outside roster_forecast"),
            (_("Take the roster as a file or on paper"), "roster_file roster_extract"),
            (_("What a trainer teaches, and when they can come"),
             "trainer_profile trainer_periods availability_period_removal"),
            (_("Agree to be shown outside as a trainer: for oneself alone"), "trainer_consent"),
            (_("Record what a trainer agreed to on paper"), "person_paper_consent"),
            (_("The route to accreditation"), "programme_route"),
            (_("The versions of the route"), "route_versions route"),
            (_("Change the route"), "new_route_version route_rows"),
            (_("A candidacy"), "candidacy"),
            (_("Assess a candidate"), "candidacy_sheet"),
            (_("Print a sheet to fill in by hand"), "candidacy_blank_sheet"),
            (_("What was signed about a candidate; to an assessor, after signing"), "candidacy_assessments"),
            (_("One’s own sheets"), "sheets"),
            (_("A sheet: its assessor alone, until it is signed"), "sheet sheet_changes sheet_signature"),
            (_("Type in a sheet that was signed on paper"), "candidacy_paper_sheet"),
            (_("Withdraw one’s own signature"), "assessment_withdrawal"),
            (_("Keep candidacies and missions"),
             "participation_candidacy candidacy_pass candidacy_not_yet candidacy_try_again candidacy_withdraw "
             "candidacy_missions new_mission workshop_mission mission_lead mission_co_trainers mission_confirm "
             "mission_close mission_cancel co_trainer_release co_trainer_removal co_trainer_evaluation"),
            (_("Pre-screening, nominator, more time, another version of the route"),
             "candidacy_nominator candidacy_screenings candidacy_extension candidacy_version"),
            (_("The document of a pre-screening"), "screening_file"),
            (_("The panels that decided, with their minutes"), "programme_panels panel panel_minutes panel_history"),
            (_("Record a panel"), "new_panel"),
            (_("Keep the record of a mission: request, dates, who taught what, the host’s and the co-trainer’s word"),
             "mission_request mission_dates mission_lead_release mission_teaching mission_host_feedback "
             "mission_host_link mission_host_contact mission_host_letters co_trainer_replacement co_trainer_correction "
             "co_trainer_reflection"),
            (_("Call for a mission"), "new_mission_call"),
            (_("A call for a mission, with everybody’s answer"), "mission_call mission_call_history"),
            (_("Close a call, open it again, withdraw it, remind, select"),
             "mission_call_closure mission_call_reopening mission_call_withdrawal mission_call_letters "
             "call_answer_selection"),
            (_("Answer a call for a mission: whoever was asked; organisers type in what came otherwise"),
             "call_answer call_answer_withdrawal"),
            (_("Sign the evaluation of a mission as the second"), "co_trainer_second_signature"),
            (_("Give the host’s feedback by a dated link"), "host_feedback_link"),
            (_("Record decisions, keep the roster"),
             "candidacy_decision new_accreditation accreditation_suspend accreditation_reinstate "
             "accreditation_withdraw accreditation_give_notice accreditation_settle accreditation_renew "
             "accreditation_leave roster_imports"),
            (_("The corrective plan after a notice"), "notice_plan"),
            (_("Load an existing roster"),
             "roster_import_corrections roster_import_acceptance roster_import_headings roster_import_entries "
             "roster_import_disposal roster_import_reversal roster_row_acceptance roster_row_keeping "
             "roster_row_sameness roster_row_difference"),
            (_("A roster that was handed in, as a page and as a file"), "roster_import roster_import_file"),
            (_("Issue and withdraw certificates"),
             "certificate_withdrawal accreditation_certificate participation_certificate workshop_certificates_issue "
             "certificate_specimen certificate_letters ceremony certificate_batch_stop certificate_batch_continuation "
             "certificate_correction"),
            (_("The register of certificates"),
             "certificates certificate workshop_certificates certificate_batch certificates_zip names"),
            (_("Print certificates and the list of names, put names right"),
             "certificates_paper certificates_text_only names_paper name_check_settlement"),
            (_("How certificates look"), "certificate_templates certificate_template_history"),
            (_("Say how certificates look"),
             "certificate_template certificate_template_preview certificate_template_specimen"),
            (_("One’s own certificate, by a personal link"), "own_certificate own_certificate_file"),
            (_("Answer for one’s own name on the certificate, by a personal link"), "own_name"),
            (_("The history of a candidacy, a mission, an accreditation, a certificate"),
             "candidacy_history mission_history accreditation_history certificate_history "
             "certificate_batch_history"),
            (_("Check whether a certificate is valid"), "verification"),
        ),
    ),
    (
        _("National training"),
        (
            (_("The lists of national courses and plans, with what one may see"),
             "national_courses national_courses_csv national_plans"),
            (_("The plan of an administration, one of its courses"), "national_plan delivery"),
            (_("From a workshop to the officers reached"), "workshop_national_training"),
            (_("From a programme to the officers reached"), "programme_national_training"),
            (_("Open the plan of an administration"), "new_national_plan"),
            (_("Report a course by a page of the portal, as its trainer or for one"), "new_delivery"),
            (_("Fill a plan from the report of a group"), "group_report_national_plan"),
            (_("Keep plans, put courses right, confirm them or put them aside"),
             "national_plan_details national_plan_agree national_plan_close national_plan_reopen "
             "national_plan_focal_point national_plan_link national_plan_letters national_plan_courses "
             "planned_course_removal delivery_details delivery_confirmation delivery_put_aside delivery_reopen "
             "delivery_trainers delivery_sheet delivery_pupils pupil_removal"),
            (_("The attendance sheet of a national course"), "delivery_sheet_file"),
            (_("When trainers are asked, how long sheets are kept"), "national_training_rules"),
            (_("Personal links of trainers: the list, and giving one"), "programme_trainer_links"),
            (_("End a trainer’s link, send it by letter"), "trainer_link_ending trainer_link_letters"),
            (_("The history of a plan, of a national course"), "delivery_history national_plan_history"),
            (_("Report and answer by a trainer’s personal link"), "taught taught_answer"),
            (_("What waits behind a focal point’s link"), "confirm_training"),
            (_("Confirm and answer by a focal point’s link"),
             "confirm_training_confirmation confirm_training_refusal confirm_training_answer"),
        ),
    ),
)  # fmt: skip


def lines():
    """Yields (heading, phrase, names of URLs)."""
    for heading, found in PAGES:
        for phrase, names in found:
            yield heading, phrase, names.split()
