"""A worker is ready before its first certificate, and goes on without the libraries."""

from celery import signals

from reports.documents import engine, papers
from reports.tasks import document as tasks


def test_a_worker_that_starts_has_its_fonts_and_its_style_sheet():
    engine._stylesheet.cache_clear()
    for _receiver, answer in signals.worker_process_init.send_robust(sender=None):
        assert not isinstance(answer, Exception)
    assert engine._stylesheet.cache_info().currsize == 1


def test_without_pango_it_starts_all_the_same(monkeypatch):
    def missing():
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(papers, "border", missing)
    monkeypatch.setattr(tasks, "get_ready", papers.get_ready)
    tasks.warm()
