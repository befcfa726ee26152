"""FHIR R4 from health apps and insurers: bundles and single resources as text that a person can read."""
