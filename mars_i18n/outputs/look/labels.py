"""The words that the files of outputs show beside an edition, in English; what is read back may have no others."""

CALLOUT_LABELS = (
    *("Note", "Information", "Tip", "Important", "Warning", "Caution", "Danger", "Example", "Question", "Quotation"),
    *("Summary", "See also"),
)
FLOW_LABELS = (
    *("Draft", "Some parts of this draft are not yet translated; they are marked.", "Not yet translated", "Notes"),
    *("Back to the text", *CALLOUT_LABELS),
)
PAGE_LABELS = (*FLOW_LABELS, "Skip to the text", "Languages", "In this issue", "All issues")
MAIL_LABELS = (*PAGE_LABELS, "Read this issue on the web", "Unsubscribe")
