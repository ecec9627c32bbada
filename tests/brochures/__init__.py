"""Tests of the printed brochures."""
