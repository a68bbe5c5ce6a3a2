"""Pages of what leaves the portal: the programme administrator issues and withdraws."""

# fmt: off
TABLE = """
url                      methods   system admin organiser facil assessor donor particip takes

# what leaves the portal: the programme administrator issues and withdraws
verification             GET,POST  W      W     W         W     W        W     W        W
certificates             GET       N      R     R         N     N        N     N        N
certificate              GET       -      R     R         -     -        -     -        -
certificate_history      GET       -      R     R         -     -        -     -        -
certificate_withdrawal   POST      -      W     N         -     -        -     -        -
accreditation_certificate POST     -      W     N         N     N        -     -        -
participation_certificate POST     -      W     N         N     N        -     -        N
workshop_certificates    GET       -      R     R         N     N        N     -        N
workshop_certificates_issue GET,POST -    W     N         N     N        N     -        N
certificate_specimen     POST      -      W     N         N     N        N     -        N
certificates_paper       POST      -      W     W         N     N        N     -        N
certificates_text_only   POST      -      W     W         N     N        N     -        N
certificates_zip         GET       -      R     R         N     N        N     -        N
certificate_letters      POST      -      W     N         N     N        N     -        N
ceremony                 GET,POST  -      W     N         N     N        N     -        N
certificate_batch        GET       -      R     R         -     -        -     -        -
certificate_batch_history GET      -      R     R         -     -        -     -        -
certificate_batch_stop   POST      -      W     N         -     -        -     -        -
certificate_batch_continuation POST -     W     N         -     -        -     -        -
certificate_correction   POST      -      W     N         -     -        -     -        -
certificate_templates    GET       N      R     N         N     N        N     N        -
certificate_template     GET,POST  N      W     N         N     N        N     N        -
certificate_template_history GET  -      R     N         -     -        -     -        -
certificate_template_preview POST  N      W     N         N     N        N     N        -
certificate_template_specimen POST N      W     N         N     N        N     N        -
own_certificate          GET       R      R     R         R     R        R     R        R
own_certificate_file     GET       R      R     R         R     R        R     R        R
names                    GET       -      R     R         N     N        N     -        N
names_paper              POST      -      W     W         N     N        N     -        N
name_check_settlement    POST      -      W     W         N     N        N     -        -
own_name                 GET,POST  W      W     W         W     W        W     W        W

# the report on a grant: the organisers keep its indicators; its donor makes the same report
grant_indicators         GET,POST  -      W     W         -     -        N     -        -
indicator                GET,POST  -      W     W         -     -        N     -        -
indicator_entries        POST      -      W     W         -     -        N     -        -
indicator_removal        POST      -      W     W         -     -        N     -        -
indicator_entry_removal  POST      -      W     W         -     -        N     -        -
grant_report_word        POST      -      W     W         -     -        W     -        -
grant_report_pdf         POST      -      W     W         -     -        W     -        -
grant_report_tables      POST      -      W     W         -     -        W     -        -
workshop_news_item       POST      -      W     W         N     N        N     -        N

# figures for everybody, of a programme that consents
open_figure_programmes   GET       R      R     R         R     R        R     R        R
open_figures             GET       R      R     R         R     R        R     R        R
open_figures_csv         GET       R      R     R         R     R        R     R        R
figures                  GET       R      R     R         R     R        R     R        -
figure                   GET       R      R     R         R     R        R     R        -
figure_countries         GET       R      R     R         R     R        R     R        -
figures_brief            POST      W      W     W         W     W        W     W        -
figures_table            GET       R      R     R         R     R        R     R        -
figure_table             GET       R      R     R         R     R        R     R        -
portal_figures           GET       R      R     R         R     R        R     R        R
portal_figure_countries  GET       R      R     R         R     R        R     R        R
portal_figures_table     GET       R      R     R         R     R        R     R        R
portal_figure            GET       R      R     R         R     R        R     R        R
portal_figure_table      GET       R      R     R         R     R        R     R        R
figures_publication      GET,POST  N      W     W         N     N        N     N        -
published_sentences      GET       R      R     R         R     R        R     R        -
published_sentence       GET       R      R     R         R     R        R     R        -
published_sentence_withdrawal POST N      W     W         N     N        N     N        -
published_sentence_history GET     N      R     R         N     N        N     N        -
"""
# fmt: on
