"""Measurements: how well and how fast; each prints its figures and how it got them."""
