# Any Python 3.11 or newer: make demo PYTHON=/usr/local/bin/python3.12
PYTHON ?= python3
LOCAL = exec $(PYTHON) ttt_portal/local/bootstrap.py

.PHONY: help setup demo demo-reset test promises matrix

help:
	@echo 'make demo        the portal with demo data on http://localhost:8000/ (PORT=8123 make demo for another port)'
	@echo 'make test        every check and every test (quick, some only: make test ARGS="tests/workshops -k seats")'
	@echo 'make setup       only what both need: .venv/ and the libraries and fonts for certificates'
	@echo 'make demo-reset  throw the demo data away'
	@echo 'make matrix      every page in a browser at three widths'
	@echo 'make promises    the tests of what the portal promises, those of later stages included'

setup:
	@$(LOCAL)

demo:
	@$(LOCAL) -m ttt_portal.local.demo

demo-reset:
	@$(LOCAL) -m ttt_portal.local.demo --reset

test:
	@$(LOCAL) --test -m ttt_portal.local.tests $(ARGS)

matrix:
	@PROMISES=all $(LOCAL) --test -m ttt_portal.local.tests tests/journeys/test_every_page.py $(ARGS)

promises:
	@PROMISES=all $(LOCAL) --test -m ttt_portal.local.tests tests/promises $(ARGS)
