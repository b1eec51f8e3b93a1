"""The life of an agreement (avtalets liv): what differs between two versions, and how the change is written."""
