"""Tests of ingest: whatever comes in, documents and issues come out."""
