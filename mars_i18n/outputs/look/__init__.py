"""The look for all outputs: the project's colours, fonts, labels and templates."""
