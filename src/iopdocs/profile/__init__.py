"""A municipality's profile (kommunprofil): a folder with its demands, its letterhead and its own wording.

The folder holds data only: ``profile.yaml``, and Word files in ``sv/``. Nothing in it is ever run.
"""

from iopdocs.profile.codes import CODES
from iopdocs.profile.loading import Profile, ProfileLike, loaded
from iopdocs.profile.settings import Settings, SeverityChange

__all__ = ["CODES", "Profile", "ProfileLike", "Settings", "SeverityChange", "loaded"]
