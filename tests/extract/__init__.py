"""Tests of extraction: small made-up texts and what is read from them."""
