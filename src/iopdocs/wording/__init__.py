"""Wording (ordalydelse): the clause templates, where they lie and what they may say."""
