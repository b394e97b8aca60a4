"""The site on this machine while it is worked on: what has changed, what is shown, and the sockets in between.

The files served are those of the last build; what tells of it is added on the way out and never written.
"""

from kuril_archive.server.answers import Answer, answer
from kuril_archive.server.changes import Sources, changes
from kuril_archive.server.editions import Edition, Editions
from kuril_archive.server.notice import EVENTS
from kuril_archive.server.sockets import serving

__all__ = ["EVENTS", "Answer", "Edition", "Editions", "Sources", "answer", "changes", "serving"]
