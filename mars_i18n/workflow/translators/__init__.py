"""What goes to translators and other tools, and what comes back: packs, exchange files, quotes, suggestions."""
