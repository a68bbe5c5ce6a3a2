"""Figures on pages of the floors below."""
