"""Tests of the pages; a package, so that its made-up world can be imported and its files may be named like others."""
