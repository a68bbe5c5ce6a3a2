from django.urls import path

from reports.views import figure, open_figure, published_sentence

urlpatterns = [
    path("open-figures/<slug:slug>/", open_figure.open_figure_list, name="open_figures"),
    path("open-figures/<slug:slug>/figures.csv", open_figure.open_figures_csv, name="open_figures_csv"),
    path("programmes/<slug:slug>/figures/", figure.figures, name="figures"),
    path(
        "programmes/<slug:slug>/figures/publication/",
        published_sentence.publication_of_figures,
        name="figures_publication",
    ),
    path("programmes/<slug:slug>/figures/<slug:name>/", figure.figure, name="figure"),
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
