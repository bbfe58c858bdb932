"""Tests of what views and acts read alike."""
