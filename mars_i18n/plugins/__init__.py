"""What can be added to mars-i18n from outside: `names` and `load` find it, `kinds` says what each kind must be."""

from mars_i18n.plugins.loading import load, names

__all__ = ["load", "names"]
