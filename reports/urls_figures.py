from django.urls import path

from reports.views import figure, figure_table, open_figure, published_sentence

urlpatterns = [
    path("open-figures/", open_figure.open_figure_programmes, name="open_figure_programmes"),
    path("open-figures/<slug:slug>/", open_figure.open_figure_list, name="open_figures"),
    path("open-figures/<slug:slug>/figures.csv", open_figure.open_figures_csv, name="open_figures_csv"),
    path("programmes/<slug:slug>/figures/", figure.figures, name="figures"),
    path("programmes/<slug:slug>/figures/by-country/", figure.figure_countries, name="figure_countries"),
    path("programmes/<slug:slug>/figures/brief/", figure_table.figures_brief, name="figures_brief"),
    path(
        "programmes/<slug:slug>/figures/publication/",
        published_sentence.publication_of_figures,
        name="figures_publication",
    ),
    path(
        "programmes/<slug:slug>/figures/tables/<slug:table>.<slug:format>",
        figure_table.figures_table,
        name="figures_table",
    ),
    path("programmes/<slug:slug>/figures/<slug:name>/", figure.figure, name="figure"),
    path(
        "programmes/<slug:slug>/figures/<slug:name>/rows.<slug:format>", figure_table.figure_table, name="figure_table"
    ),
    path("figures/", figure.figures, name="portal_figures"),
    path("figures/by-country/", figure.figure_countries, name="portal_figure_countries"),
    path("figures/table/", figure_table.figures_table, name="portal_figures_table"),
    path("figures/records/", figure.figure, name="portal_figure"),
    path("figures/records/table/", figure_table.figure_table, name="portal_figure_table"),
    path(
        "programmes/<slug:slug>/published-sentences/",
        published_sentence.published_sentences_of,
        name="published_sentences",
    ),
    path("published-sentences/<str:code>/", published_sentence.published_sentence, name="published_sentence"),
    path(
        "published-sentences/<str:code>/withdrawal/",
        published_sentence.published_sentence_withdrawal,
        name="published_sentence_withdrawal",
    ),
]
