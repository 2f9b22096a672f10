"""The pipeline: the one place where the stages are wired together.

ingest → read → extract → link within     one document by itself, in as many processes as wanted
       → link across                      all documents' events, by blocking keys; in a casebook what a new document touches
       → reconcile                        one event by itself

`rashomon.Casebook` stands in `book`: what needs no database loads none.
"""

from rashomon.pipeline.examining import DEFAULT, Attributions, Examination, Options, examine, examine_each, statements

__all__ = ["DEFAULT", "Attributions", "Examination", "Options", "examine", "examine_each", "statements"]
