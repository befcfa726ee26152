"""Tests. A package, since one of the dependencies brings a package of that name."""
