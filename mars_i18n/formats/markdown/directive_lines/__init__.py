"""Directives in Markdown, as site generators write them: call-outs, tabs, figures, code, lists of files."""
