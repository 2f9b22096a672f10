"""Tests of reconciling; a package, so that its builders can be imported and its files may be named like others."""
