"""What click says in its own words, listed for extraction: click translates them itself, by gettext.

Plural forms are pairs. A template is exactly click's, with its placeholders; a test compares them with the click that
is installed.
"""

from __future__ import annotations

from mars_i18n.messages import plural_template, translatable

WORDS = (
    translatable("Aborted!"),
    translatable("Choose from:\n\t{choices}"),
    translatable("Commands"),
    translatable("Could not open file {filename!r}: {message}"),
    translatable("Error: {message}"),
    translatable("Invalid value for {param_hint}: {message}"),
    translatable("Invalid value: {message}"),
    translatable("Missing argument"),
    translatable("Missing command."),
    translatable("Missing option"),
    translatable("No such command {name!r}."),
    translatable("No such option {name!r}."),
    translatable("Option {name!r} does not take a value."),
    translatable("Options"),
    translatable("Show this message and exit."),
    translatable("Try '{command} {option}' for help."),
    translatable("Usage:"),
    translatable("required"),
    translatable("{name} {filename!r} does not exist."),
    translatable("{name} {filename!r} is a directory."),
    translatable("{name} {filename!r} is a file."),
)
PLURALS = (
    plural_template("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    plural_template("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    plural_template("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    plural_template("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
