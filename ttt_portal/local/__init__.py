"""The portal on a newcomer's machine: `make setup`, `make demo`, `make test`. Production uses none of it."""
