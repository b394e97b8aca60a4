"""The site as it would be built, held against rules: bytes of its files in, problems out."""

from kuril_archive.checks.facts import Facts
from kuril_archive.checks.hosts import HOSTS, deployable
from kuril_archive.checks.reading import leads_somewhere, look
from kuril_archive.checks.site import checked_links, whole

__all__ = ["HOSTS", "Facts", "checked_links", "deployable", "leads_somewhere", "look", "whole"]
